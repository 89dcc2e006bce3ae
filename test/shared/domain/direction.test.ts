import { describe, expect, test } from '@jest/globals'
import { directionReasons, directions, isProposalToMeeting } from '../../../shared/src/domain/direction.ts'

describe('今後の方向性', () => {
  test.each([
    ['continue', false],
    ['revise', false],
    ['expand', true],
    ['reduce', true],
    ['merge', true],
    ['suspend', true],
    ['complete', true],
    ['stop', true],
  ] as const)('「%s」を会議にお諮りする案として扱うか: %s', (direction, proposal) => {
    expect(isProposalToMeeting(direction)).toBe(proposal)
  })

  test('保存されている記号は変わらない', () => {
    expect(directions).toEqual(['continue', 'expand', 'revise', 'reduce', 'merge', 'suspend', 'complete', 'stop'])
    expect(directionReasons).toEqual(['onPlan', 'effective', 'keepTrying', 'awaitingDecision', 'other'])
  })
})
