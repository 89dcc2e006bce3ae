import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { isBusinessDay } from '../../../shared/src/domain/business-day.ts'
import { addDays } from '../../../shared/src/domain/day.ts'
import { hasRungBegun, type LadderFacts, noticesDue } from '../../../shared/src/domain/notices-due.ts'
import { expectationStates } from '../../../shared/src/domain/round.ts'
import { instantAt } from '../../../shared/src/domain/sending-hours.ts'
import { factsOn, held, holidays, owed, peopleOf, round, sentOver } from './ladder-city.ts'

const everyDay = Array.from({ length: 45 }, (_, index) => addDays('2025-12-12', index))
const told = (day: string, more: Partial<LadderFacts> = {}) =>
  noticesDue(factsOn(day, more)).map(({ personId, step }) => `${personId} ${step.split(':')[1]}`)
const onceADay = (more: Partial<LadderFacts> = {}) =>
  sentOver(everyDay, more).map(({ on, personId, step }) => `${on} ${personId} ${step.split(':')[1]}`)

describe('お知らせの段は', () => {
  test('3開庁日前・当日・翌開庁日（代理も）・2日後に課長・4日後にPMOへと進む', () => {
    expect(onceADay()).toEqual([
      '2025-12-23 leader before',
      '2025-12-26 leader due',
      '2026-01-05 leader after',
      '2026-01-05 deputy after',
      '2026-01-06 manager manager',
      '2026-01-08 pmo pmo',
    ])
  })

  test('どの段の日も来ないうちは、あとでの日が来るまで、だれにもお知らせすることがない', () => {
    const snoozed = (until: string) => [
      { roundId: round.id, personId: 'leader', until, at: instantAt('2025-12-15', '10:00') },
    ]
    const begun = (day: string, more: Partial<LadderFacts> = {}) => hasRungBegun(factsOn(day, more))
    expect([begun('2025-12-22'), begun('2025-12-23')]).toEqual([false, true])
    expect([
      begun('2025-12-17', { snoozes: snoozed('2025-12-18') }),
      begun('2025-12-18', { snoozes: snoozed('2025-12-18') }),
    ]).toEqual([false, true])
    fc.assert(
      fc.property(
        fc.constantFrom(...everyDay),
        fc.constantFrom(...everyDay),
        fc.constantFrom(...everyDay),
        (day, until, dueOn) => {
          const extensions = [
            {
              roundId: round.id,
              measureId: 'B1-3',
              dueOn,
              reason: 'budget',
              text: '',
              by: 'manager',
              decidedOn: '2025-12-16',
              at: instantAt('2025-12-16', '10:00'),
            } as const,
          ]
          const more = { snoozes: snoozed(until), extensions }
          if (!begun(day, more)) expect(noticesDue(factsOn(day, more))).toEqual([])
        },
      ),
    )
  })

  test.each(expectationStates.filter((state) => !['planned', 'delivered', 'unreachable'].includes(state)))(
    '「%s」になった施策については、だれにもお知らせしない',
    (state) => {
      expect(onceADay({ expectations: [owed('B1-3', 'leader', { state })] })).toEqual([])
    },
  )

  test.each(['planned', 'closed'] as const)('回が「%s」のあいだは、だれにもお知らせしない', (state) => {
    expect(onceADay({ round: { ...round, state } })).toEqual([])
  })

  test('一人の複数の施策は、一つのお知らせにまとまる', () => {
    const expectations = [owed('B1-3', 'leader'), owed('B1-4', 'leader'), owed('B1-5a', 'other')]
    expect(noticesDue(factsOn('2025-12-23', { expectations }))).toMatchObject([
      { personId: 'leader', measures: [{ measureId: 'B1-3' }, { measureId: 'B1-4' }] },
      { personId: 'other', measures: [{ measureId: 'B1-5a' }] },
    ])
  })

  test('PLと課長を兼ねる人へのお知らせも一つで、どちらの立場かを施策ごとに持つ', () => {
    const people = peopleOf({ 'B1-3': {}, 'B1-4': { managers: held('leader') } })
    const expectations = [owed('B1-3', 'leader'), owed('B1-4', 'other')]
    const alreadySent = sentOver(['2025-12-23', '2025-12-26'], { people, expectations }).concat([
      { personId: 'other', step: 'rung:after:2025-12-26', on: '2026-01-05' },
    ])
    expect(noticesDue(factsOn('2026-01-06', { people, expectations, alreadySent }))).toEqual([
      {
        roundId: '2025Q3',
        personId: 'leader',
        step: 'rung:manager:2025-12-26',
        covers: ['rung:after:2025-12-26', 'rung:manager:2025-12-26'],
        measures: [
          { measureId: 'B1-3', as: 'leader', step: 'rung:after:2025-12-26', dueOn: '2025-12-26', cause: null },
          { measureId: 'B1-4', as: 'manager', step: 'rung:manager:2025-12-26', dueOn: '2025-12-26', cause: null },
        ],
      },
    ])
  })

  test('届かない人は飛ばし、届かない理由を次の人へのお知らせに添える', () => {
    const expectations = [owed('B1-3', 'leader', { state: 'unreachable', cause: 'ConversationBlockedByUser' })]
    const people = peopleOf(
      { 'B1-3': { deputies: held('deputy'), managers: held('manager') } },
      { unreachable: new Set(['leader']) },
    )
    expect(onceADay({ expectations, people })).toEqual([
      '2026-01-05 deputy after',
      '2026-01-06 manager manager',
      '2026-01-08 pmo pmo',
    ])
    expect(noticesDue(factsOn('2026-01-05', { expectations, people }))).toMatchObject([
      { personId: 'deputy', measures: [{ cause: 'ConversationBlockedByUser' }] },
    ])
  })

  test('担当のいない施策も、課長とPMOには届く', () => {
    const expectations = [owed('B1-3', null, { state: 'unreachable', cause: 'noLeader' })]
    const people = peopleOf({ 'B1-3': { managers: held('manager') } })
    expect(onceADay({ expectations, people })).toEqual(['2026-01-06 manager manager', '2026-01-08 pmo pmo'])
  })
})

describe('送る時間は', () => {
  test.each([
    ['2025-12-23', '09:59', 0],
    ['2025-12-23', '10:00', 1],
    ['2025-12-23', '17:15', 1],
    ['2025-12-23', '17:16', 0],
    ['2025-12-27', '10:00', 0],
    ['2026-01-02', '10:00', 0],
  ])('%s の %s には %d 件', (day, time, count) => {
    expect(noticesDue(factsOn(day, {}, time))).toHaveLength(count)
  })

  test('その日にすでに別のお知らせを受けた人には、次の開庁日にまわす', () => {
    const alreadySent = [{ personId: 'leader', step: 'daysChanged:2025-12-23', on: '2025-12-23' }]
    expect(told('2025-12-23', { alreadySent })).toEqual([])
    expect(told('2025-12-24', { alreadySent })).toEqual(['leader before'])
  })

  test.each(['question:B1-4:1', 'consultation:B1-4:1:answered', 'handOver:B1-4:1:asked', 'word:1'])(
    '人から人への便り（%s）があっても、その日のお知らせは遅れない',
    (step) => {
      expect(told('2025-12-23', { alreadySent: [{ personId: 'leader', step, on: '2025-12-23' }] })).toEqual([
        'leader before',
      ])
    },
  )

  test('議会・予算の日には課長だけを控え、PMOへは予定どおり届く', () => {
    const muteDays = new Set(['2026-01-06', '2026-01-07', '2026-01-08'])
    expect(onceADay({ muteDays }).slice(-2)).toEqual(['2026-01-08 pmo pmo', '2026-01-09 manager manager'])
  })
})

describe('止まっていた日の分は', () => {
  test('期限の前から2日後まで止まっていれば、担当には一つにまとめ、課長には次の開庁日に届く', () => {
    expect(noticesDue(factsOn('2026-01-06'))).toMatchObject([
      {
        personId: 'leader',
        step: 'rung:after:2025-12-26',
        covers: ['rung:before:2025-12-26', 'rung:due:2025-12-26', 'rung:after:2025-12-26'],
      },
      { personId: 'deputy', covers: ['rung:after:2025-12-26'] },
    ])
    const days = everyDay.filter((day) => day >= '2026-01-06')
    expect(sentOver(days).map(({ on, personId, step }) => `${on} ${personId} ${step.split(':')[1]}`)).toEqual([
      '2026-01-06 leader before',
      '2026-01-06 leader due',
      '2026-01-06 leader after',
      '2026-01-06 deputy after',
      '2026-01-07 manager manager',
      '2026-01-08 pmo pmo',
    ])
  })

  test('締切の日を過ぎても、回が開いていれば届く', () => {
    expect(told('2026-01-13')).toEqual(['leader after', 'deputy after'])
  })

  test('同じ日に何度尋ねても、書き留めた分は二度出ない', () => {
    expect(told('2025-12-23', { alreadySent: sentOver(['2025-12-23']) })).toEqual([])
  })
})

describe('あとで は', () => {
  const snooze = (until: string, at = '2025-12-15T02:00:00Z') => ({
    roundId: round.id,
    personId: 'leader',
    until,
    at: new Date(at),
  })

  test('選んだ日まで控え、その日に戻ってくる', () => {
    expect(onceADay({ snoozes: [snooze('2025-12-25')] }).slice(0, 3)).toEqual([
      '2025-12-25 leader 2025-12-25',
      '2025-12-25 leader before',
      '2025-12-26 leader due',
    ])
  })

  test('新しいほうだけが効く', () => {
    const snoozes = [snooze('2025-12-17', '2025-12-16T02:00:00Z'), snooze('2025-12-16')]
    expect(onceADay({ snoozes })[0]).toBe('2025-12-17 leader 2025-12-17')
    expect(onceADay({ snoozes }).filter((line) => line.startsWith('2025-12-16'))).toEqual([])
  })

  test('期限の日のお知らせは、どんな日が残っていても届く', () => {
    expect(onceADay({ snoozes: [snooze('2026-01-09')] })).toContain('2025-12-26 leader due')
  })

  test('ほかの回の「あとで」は効かない', () => {
    expect(onceADay({ snoozes: [{ ...snooze('2025-12-25'), roundId: '2025Q2' }] })).toEqual(onceADay())
  })
})

describe('期限を延ばした施策は', () => {
  const extension = (dueOn: string) => ({
    roundId: round.id,
    measureId: 'B1-3',
    dueOn,
    reason: 'assembly' as const,
    text: '',
    by: 'manager',
    decidedOn: '2026-01-06',
    at: new Date('2026-01-06T02:00:00Z'),
  })

  test('延ばした日の当日と翌日にあらためて届き、延ばす前の段は繰り返さない', () => {
    const days = everyDay.filter((day) => day > '2026-01-06')
    const alreadySent = sentOver(everyDay.filter((day) => day <= '2026-01-06'))
    const after = sentOver(days, { alreadySent, extensions: [extension('2026-01-08')] }).slice(alreadySent.length)
    expect(after.map(({ on, personId, step }) => `${on} ${personId} ${step}`)).toEqual([
      '2026-01-08 leader rung:due:2026-01-08',
      '2026-01-09 leader rung:after:2026-01-08',
      '2026-01-09 deputy rung:after:2026-01-08',
    ])
  })

  test('回の期限のほうが後になれば、回の期限に従う', () => {
    const later = { ...round, dueOn: '2026-01-09', closesOn: '2026-01-16' }
    expect(told('2026-01-09', { round: later, extensions: [extension('2026-01-08')] })).toEqual(['leader due'])
  })
})

describe('年度末をまたぐ回では', () => {
  const lastRound = { ...round, id: '2025Q4', opensOn: '2026-03-17', dueOn: '2026-03-31', closesOn: '2026-04-07' }

  test('4月に異動しても、3月31日の時点の代理と課長に届く', () => {
    const people = peopleOf({
      'B1-3': {
        deputies: [
          ...held('deputy').map((one) => ({ ...one, until: '2026-03-31' })),
          { personId: 'newDeputy', from: '2026-04-01', until: null },
        ],
        managers: [
          ...held('manager').map((one) => ({ ...one, until: '2026-03-31' })),
          { personId: 'newManager', from: '2026-04-01', until: null },
        ],
      },
    })
    const days = Array.from({ length: 20 }, (_, index) => addDays('2026-03-26', index))
    const sent = sentOver(days, {
      round: lastRound,
      people,
      expectations: [owed('B1-3', 'leader', { roundId: '2025Q4' })],
    })
    expect(sent.map(({ on, personId }) => `${on} ${personId}`)).toEqual([
      '2026-03-26 leader',
      '2026-03-31 leader',
      '2026-04-01 leader',
      '2026-04-01 deputy',
      '2026-04-02 manager',
      '2026-04-06 pmo',
    ])
  })
})

/** A city with people in several posts, some of them out of reach, mute days, snoozes and more days. */
const ids = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6'] as const
const someone = fc.constantFrom(...ids)
const measureIds = ['A1-1', 'A1-2', 'B1-3', 'B1-4', 'B1-5a'] as const
const anyDay = fc.constantFrom(...everyDay.slice(0, 30))
const city = fc.record({
  expectations: fc.tuple(
    ...measureIds.map((id) =>
      fc
        .record({ responsible: fc.option(someone), state: fc.constantFrom(...expectationStates) })
        .map(({ responsible, state }) => owed(id, responsible, { state })),
    ),
  ),
  people: fc
    .record({
      posts: fc.array(
        fc.record({ deputies: fc.array(someone, { maxLength: 2 }), managers: fc.array(someone, { maxLength: 2 }) }),
        {
          minLength: measureIds.length,
          maxLength: measureIds.length,
        },
      ),
      pmo: fc.uniqueArray(someone, { minLength: 1, maxLength: 2 }),
      unreachable: fc.uniqueArray(someone, { maxLength: 2 }),
    })
    .map(({ posts, pmo, unreachable }) =>
      peopleOf(
        Object.fromEntries(
          posts.map(({ deputies, managers }, index) => [
            measureIds[index],
            { deputies: held(...deputies), managers: held(...managers) },
          ]),
        ),
        { pmo, unreachable: new Set(unreachable) },
      ),
    ),
  muteDays: fc.uniqueArray(anyDay, { maxLength: 4 }).map((days) => new Set(days)),
  snoozes: fc.array(
    fc
      .record({ personId: someone, until: anyDay, at: fc.nat(100).map((n) => new Date(n)) })
      .map((one) => ({ ...one, roundId: round.id })),
    { maxLength: 3 },
  ),
  extensions: fc.array(
    fc
      .record({
        measureId: fc.constantFrom(...measureIds),
        dueOn: fc.constantFrom('2026-01-06', '2026-01-08', '2026-01-09'),
      })
      .map((one) => ({
        ...one,
        roundId: round.id,
        reason: 'budget' as const,
        text: '',
        by: 'm',
        decidedOn: '2026-01-05',
        at: new Date(0),
      })),
    { maxLength: 2 },
  ),
})
/** Days on which the clock runs: any of the first month, and then all, so that everything is caught up. */
const running = fc
  .array(fc.boolean(), { minLength: 30, maxLength: 30 })
  .map((up) => everyDay.filter((_, index) => up[index] ?? true))
const keyOf = ({ personId, step }: { personId: string; step: string }) => `${personId}|${step}`

describe('どんな組織で、どの日に止まっていても', () => {
  test('一人に一日一つまでで、開庁日にだけ送り、同じ段を二度送らない', () => {
    fc.assert(
      fc.property(city, running, (facts, days) => {
        const sent = sentOver(days, facts)
        expect(new Set(sent.map(keyOf)).size).toBe(sent.length)
        for (const on of days) {
          const due = noticesDue(factsOn(on, { ...facts, alreadySent: sent.filter((one) => one.on < on) }))
          expect(new Set(due.map(({ personId }) => personId)).size).toBe(due.length)
          if (due.length > 0) expect(isBusinessDay(on, holidays)).toBe(true)
          const written = due.flatMap(({ personId, covers }) => covers.map((step) => ({ personId, step, on })))
          const tellsAgain = noticesDue(factsOn(on, { ...facts, alreadySent: written }, '16:00'))
          const toldTwice = tellsAgain.filter((one) => due.some(({ personId }) => personId === one.personId))
          expect(toldTwice).toEqual([])
        }
      }),
      { numRuns: 20 },
    )
  })

  test('止まらなかったときと同じ段が、遅れても一度ずつ届く', () => {
    fc.assert(
      fc.property(city, running, (facts, days) => {
        const caughtUp = sentOver(days, facts).map(keyOf).sort()
        expect(caughtUp).toEqual(sentOver(everyDay, facts).map(keyOf).sort())
      }),
      { numRuns: 20 },
    )
  })

  test('ある施策について、下の段の人が聞くその日に、課長やPMOが聞くことはない', () => {
    fc.assert(
      fc.property(city, running, (facts, days) => {
        const sent = sentOver(days, { ...facts, snoozes: [] })
        for (const on of days) {
          const due = noticesDue(factsOn(on, { ...facts, snoozes: [], alreadySent: sent.filter((one) => one.on < on) }))
          for (const { measureId } of facts.expectations) {
            const heard = due.flatMap(({ personId, measures }) =>
              measures.filter((one) => one.measureId === measureId).map(({ as }) => ({ personId, as })),
            )
            const tiers = new Set(heard.map(({ as }) => (as === 'deputy' ? 'leader' : as)))
            expect(tiers.size).toBeLessThanOrEqual(1)
          }
        }
      }),
      { numRuns: 20 },
    )
  })

  test('課長には議会・予算の日に送らず、届かない人にはいつも送らない', () => {
    fc.assert(
      fc.property(city, running, (facts, days) => {
        for (const on of days) {
          for (const { personId, measures } of noticesDue(factsOn(on, facts))) {
            expect(facts.people.unreachable.has(personId)).toBe(false)
            if (facts.muteDays.has(on)) expect(measures.some(({ as }) => as === 'manager')).toBe(false)
          }
        }
      }),
      { numRuns: 20 },
    )
  })

  test('段の順は、施策の並びや書き留めた順によらない', () => {
    fc.assert(
      fc.property(city, fc.nat(25), (facts, index) => {
        const on = everyDay[index] ?? round.dueOn
        const alreadySent = sentOver(everyDay.slice(0, index), facts)
        const forth = noticesDue(factsOn(on, { ...facts, alreadySent }))
        const back = noticesDue(
          factsOn(on, {
            ...facts,
            expectations: facts.expectations.toReversed(),
            alreadySent: alreadySent.toReversed(),
          }),
        )
        const plain = (due: typeof forth) =>
          due
            .map(({ personId, covers, measures }) => ({
              personId,
              covers: [...covers].sort(),
              measures: measures.map(({ measureId, as }) => measureId + as).sort(),
            }))
            .sort((one, other) => (one.personId < other.personId ? -1 : 1))
        expect(plain(back)).toEqual(plain(forth))
      }),
      { numRuns: 20 },
    )
  })
})
