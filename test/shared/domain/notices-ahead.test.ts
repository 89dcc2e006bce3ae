import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addDays } from '../../../shared/src/domain/day.ts'
import { nextNotice, noticesAhead } from '../../../shared/src/domain/notices-ahead.ts'
import type { LadderFacts } from '../../../shared/src/domain/notices-due.ts'
import { expectationStates } from '../../../shared/src/domain/round.ts'
import { factsOn, held, owed, peopleOf, round, sentOver } from './ladder-city.ts'

const aheadOf = (facts: LadderFacts, measureId: string) => noticesAhead(facts).get(measureId) ?? []

describe('この先のお知らせは', () => {
  test('開始の日に、期限の前から PMO までのすべての日を言える', () => {
    expect(aheadOf(factsOn('2025-12-12'), 'B1-3').map(({ on, as }) => `${on} ${as}`)).toEqual([
      '2025-12-23 leader',
      '2025-12-26 leader',
      '2026-01-05 leader',
      '2026-01-05 deputy',
      '2026-01-06 manager',
      '2026-01-08 pmo',
    ])
  })

  test('ほかの施策のお知らせは混ざらない', () => {
    const expectations = [owed('B1-3', 'leader'), owed('B1-4', 'other')]
    expect(new Set(aheadOf(factsOn('2025-12-12', { expectations }), 'B1-4').map(({ personId }) => personId))).toEqual(
      new Set(['other', 'pmo']),
    )
  })

  test('時計が実際に送る日と同じである', () => {
    const days = Array.from({ length: 40 }, (_, index) => addDays('2025-12-12', index))
    const muteDays = fc.uniqueArray(fc.constantFrom(...days), { maxLength: 8 }).map((some) => new Set(some))
    fc.assert(
      fc.property(muteDays, fc.nat(39), (muted, index) => {
        const from = days.slice(index)
        const alreadySent = sentOver(days.slice(0, index), { muteDays: muted })
        const ahead = aheadOf(factsOn(from[0] ?? round.opensOn, { muteDays: muted, alreadySent }), 'B1-3')
        const sent = sentOver(from, { muteDays: muted, alreadySent }).slice(alreadySent.length)
        const daysAndPeople = (some: readonly { on: string; personId: string }[]) =>
          new Set(some.map(({ on, personId }) => `${on} ${personId}`))
        expect(daysAndPeople(ahead)).toEqual(daysAndPeople(sent))
      }),
      { numRuns: 25 },
    )
  })
})

describe('次に起きることは', () => {
  test('その日の10時の、担当へのお知らせである', () => {
    expect(nextNotice(factsOn('2025-12-12', {}, '08:00'), 'B1-3')).toMatchObject({
      kind: 'notice',
      on: '2025-12-23',
      at: new Date('2025-12-23T01:00:00Z'),
      to: [{ personId: 'leader', as: 'leader', step: 'rung:before:2025-12-26' }],
    })
  })

  test('その日の時間内なら、いまである', () => {
    expect(nextNotice(factsOn('2025-12-23', {}, '11:30'), 'B1-3')).toMatchObject({
      at: new Date('2025-12-23T02:30:00Z'),
    })
    expect(nextNotice(factsOn('2025-12-23', {}, '17:30'), 'B1-3')).toMatchObject({ on: '2025-12-24' })
  })

  test.each([
    [
      '回の前は、開始',
      factsOn('2025-12-10', { round: { ...round, state: 'planned' } }),
      { kind: 'opening', on: '2025-12-12' },
    ],
    [
      '締切の後は、締切',
      factsOn('2026-01-15', { round: { ...round, state: 'closed' } }),
      { kind: 'closed', on: '2026-01-09' },
    ],
    [
      '回答済みなら、済んだこと',
      factsOn('2025-12-20', { expectations: [owed('B1-3', 'leader', { state: 'accepted' })] }),
      { kind: 'settled', state: 'accepted' },
    ],
    [
      'すべての段が済めば、締切',
      factsOn('2026-01-09', {
        alreadySent: sentOver(['2025-12-23', '2025-12-26', '2026-01-05', '2026-01-06', '2026-01-08']),
      }),
      { kind: 'closing', on: '2026-01-09' },
    ],
  ])('%s', (_, facts, next) => {
    expect(nextNotice(facts, 'B1-3')).toEqual(next)
  })

  test('回の尋ねない施策には、何もない', () => {
    expect(nextNotice(factsOn('2025-12-12'), 'C1-1')).toBeNull()
  })

  test('だれがどこにいても、待っている回答には、次のお知らせか、締切か、届かない理由がある', () => {
    const ids = fc.constantFrom('p1', 'p2', 'p3')
    const states = fc.constantFrom(...expectationStates)
    const some = fc.array(ids, { maxLength: 2 })
    const unreachable = fc.uniqueArray(ids, { maxLength: 3 }).map((gone) => new Set(gone))
    fc.assert(
      fc.property(
        fc.option(ids),
        states,
        some,
        some,
        unreachable,
        fc.nat(40),
        (leader, state, deputies, managers, gone, index) => {
          const expectations = [owed('B1-3', leader, { state })]
          const people = peopleOf(
            { 'B1-3': { deputies: held(...deputies), managers: held(...managers) } },
            { unreachable: gone },
          )
          const days = Array.from({ length: index }, (_, count) => addDays('2025-12-12', count))
          const alreadySent = sentOver(days, { expectations, people })
          const next = nextNotice(factsOn(addDays('2025-12-12', index), { expectations, people, alreadySent }), 'B1-3')
          const awaited = ['planned', 'delivered', 'unreachable'].includes(state)
          expect(next?.kind).toMatch(awaited ? /^(notice|closing)$/ : /^settled$/)
          // PMO is told of everything that stays unanswered, unless nobody of the PMO can be reached.
          const told = alreadySent.some(({ personId }) => personId === 'pmo')
          if (awaited) expect(told || next?.kind === 'notice').toBe(true)
        },
      ),
      { numRuns: 40 },
    )
  })
})
