import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { expectationOnOpening } from '../../../shared/src/domain/reopened-round.ts'
import { type Expectation, expectationStates, isOwed } from '../../../shared/src/domain/round.ts'

const measure = { measureId: 'B1-3', leader: 'leader' }
const left = (state: Expectation['state'], responsible = 'leader'): Expectation => ({
  roundId: '2025Q3',
  measureId: 'B1-3',
  responsible,
  state,
  cause: null,
})
const open = (standing: typeof measure, excused: boolean, was: Expectation | null) =>
  expectationOnOpening('2025Q3', standing, excused ? { reason: 'notStarted' } : null, was)

describe('回が開くときに期待するのは', () => {
  test('はじめてなら、担当の方の回答か、理由のある対象外', () => {
    expect(open(measure, false, null)).toEqual({ ...left('planned') })
    expect(open(measure, true, null)).toEqual({ ...left('excused'), cause: 'notStarted' })
  })

  test('取り下げの前にいただいた回答は、担当が変わっても対象外が決まっても、そのまま', () => {
    for (const state of ['answered', 'returned', 'accepted'] as const) {
      expect(open(measure, true, left(state))).toEqual(left(state))
      expect(open({ ...measure, leader: 'next' }, false, left(state))).toEqual(left(state, 'next'))
    }
  })

  test('カードの届いた人にはそのカードがあり、新しい担当の方にはまだ届いていない', () => {
    expect(open(measure, false, left('delivered'))).toEqual(left('delivered'))
    expect(open({ ...measure, leader: 'next' }, false, left('delivered'))).toEqual(left('planned', 'next'))
    expect(open(measure, false, left('excused'))).toEqual(left('planned'))
  })

  test('どんな状態からでも、施策は一つの状態にあり、回答は失われない', () => {
    fc.assert(
      fc.property(fc.constantFrom(...expectationStates), fc.boolean(), fc.boolean(), (state, excused, same) => {
        const after = open({ ...measure, leader: same ? 'leader' : 'next' }, excused, left(state))
        expect(after.responsible).toBe(same ? 'leader' : 'next')
        const answered = !isOwed(state) && state !== 'excused'
        if (answered) expect(after.state).toBe(state)
        else expect(after.state === 'excused').toBe(excused)
      }),
    )
  })
})
