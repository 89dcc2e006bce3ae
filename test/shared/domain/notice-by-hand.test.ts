import { describe, expect, test } from '@jest/globals'
import { type HandAudience, noticesByHand } from '../../../shared/src/domain/notice-by-hand.ts'
import { factsOn, held, owed, peopleOf, round } from './ladder-city.ts'

const people = peopleOf({
  'B1-3': { deputies: held('deputy'), managers: held('manager'), departmentHeads: held('head') },
  'B1-4': { managers: held('manager'), departmentHeads: held('head') },
})
const expectations = [owed('B1-3', 'leader'), owed('B1-4', 'leader'), owed('B1-5a', 'other', { state: 'answered' })]
const facts = (day: string, more = {}, time = '14:00') => factsOn(day, { people, expectations, ...more }, time)

describe('PMOの操作によるお知らせは', () => {
  test.each<[HandAudience, string]>([
    ['leader', 'leader'],
    ['manager', 'manager'],
    ['departmentHead', 'head'],
    ['pmo', 'pmo'],
  ])('「%s」を選べば %s に、一人一つ、いま届く', (as, personId) => {
    expect(noticesByHand(facts('2025-12-24'), as, ['B1-3', 'B1-4'])).toEqual({
      notices: [
        {
          roundId: '2025Q3',
          personId,
          as,
          step: 'byHand:2025-12-24',
          measureIds: ['B1-3', 'B1-4'],
          sendAt: new Date('2025-12-24T05:00:00Z'),
        },
      ],
      withoutRecipient: [],
      notAwaited: [],
    })
  })

  test('その日にお知らせを受けた人と、時間の外には、次の開庁日の朝に届く', () => {
    const alreadySent = [{ personId: 'leader', step: 'rung:due:2025-12-26', on: '2025-12-26' }]
    const next = new Date('2026-01-04T23:30:00Z')
    expect(noticesByHand(facts('2025-12-26', { alreadySent }), 'leader', ['B1-3']).notices[0]?.sendAt).toEqual(next)
    expect(noticesByHand(facts('2025-12-26', {}, '17:30'), 'leader', ['B1-3']).notices[0]?.sendAt).toEqual(next)
    expect(noticesByHand(facts('2025-12-26', {}, '07:00'), 'leader', ['B1-3']).notices[0]?.sendAt).toEqual(
      new Date('2025-12-25T23:30:00Z'),
    )
  })

  test('議会・予算の日には、課長と部長にだけ控える', () => {
    const muted = facts('2025-12-24', { muteDays: new Set(['2025-12-24']) })
    for (const as of ['manager', 'departmentHead'] as const) {
      expect(noticesByHand(muted, as, ['B1-3']).notices[0]?.step).toBe('byHand:2025-12-25')
    }
    expect(noticesByHand(muted, 'leader', ['B1-3']).notices[0]?.step).toBe('byHand:2025-12-24')
  })

  test('届く先のない施策と、待っていない施策は、そう言う', () => {
    expect(noticesByHand(facts('2025-12-24'), 'deputy', ['B1-3', 'B1-4', 'B1-5a', 'X'])).toMatchObject({
      notices: [{ personId: 'deputy', measureIds: ['B1-3'] }],
      withoutRecipient: ['B1-4'],
      notAwaited: ['B1-5a', 'X'],
    })
    const gone = peopleOf({ 'B1-3': {} }, { unreachable: new Set(['leader']) })
    expect(noticesByHand(facts('2025-12-24', { people: gone }), 'leader', ['B1-3'])).toMatchObject({
      notices: [],
      withoutRecipient: ['B1-3'],
    })
  })

  test('開いていない回については、だれにも届かない', () => {
    const closed = facts('2026-01-15', { round: { ...round, state: 'closed' } })
    expect(noticesByHand(closed, 'leader', ['B1-3'])).toEqual({
      notices: [],
      withoutRecipient: [],
      notAwaited: ['B1-3'],
    })
  })
})
