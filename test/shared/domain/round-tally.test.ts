import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type ExpectationState, expectationStates } from '../../../shared/src/domain/round.ts'
import { tallyOf } from '../../../shared/src/domain/round-tally.ts'

const repeat = (state: ExpectationState, count: number) => Array.from({ length: count }, () => state)

describe('回の集計', () => {
  test('対象32 ＝ 回答済24・未回答5・連絡先の確認が必要2・対象外1（うち確認のお願い中3、受領16）', () => {
    const states = [
      ...repeat('answered', 5),
      ...repeat('returned', 3),
      ...repeat('accepted', 16),
      ...repeat('planned', 1),
      ...repeat('delivered', 4),
      ...repeat('unreachable', 2),
      ...repeat('excused', 1),
    ]
    expect(tallyOf(states)).toEqual({
      all: 32,
      answered: 24,
      unanswered: 5,
      unreachable: 2,
      excused: 1,
      returned: 3,
      accepted: 16,
    })
  })

  test.each([
    ['planned', 'unanswered'],
    ['delivered', 'unanswered'],
    ['answered', 'answered'],
    ['returned', 'answered'],
    ['accepted', 'answered'],
    ['excused', 'excused'],
    ['unreachable', 'unreachable'],
  ] as const)('「%s」は「%s」に数える', (state, column) => {
    expect(tallyOf([state])).toMatchObject({ all: 1, [column]: 1 })
  })

  test('施策が一つもなければ、すべて0である', () => {
    expect(new Set(Object.values(tallyOf([])))).toEqual(new Set([0]))
  })

  test('どんな状態の組でも、足し合わせると全体になり、内訳は回答済を超えない', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...expectationStates), { maxLength: 200 }), (states) => {
        const { all, answered, unanswered, unreachable, excused, returned, accepted } = tallyOf(states)
        expect(all).toBe(states.length)
        expect(answered + unanswered + unreachable + excused).toBe(all)
        expect(returned + accepted).toBeLessThanOrEqual(answered)
        expect(answered - returned - accepted).toBe(states.filter((state) => state === 'answered').length)
      }),
    )
  })

  test('並び順は、集計を変えない', () => {
    const states = fc.array(fc.constantFrom(...expectationStates), { maxLength: 40 })
    fc.assert(
      fc.property(states, (some) => {
        expect(tallyOf(some.toReversed())).toEqual(tallyOf(some))
      }),
    )
  })
})
