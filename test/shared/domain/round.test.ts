import { expect, test } from '@jest/globals'
import { expectationStates, roundStates } from '../../../shared/src/domain/round.ts'

test('回の状態は四つで、保存されている記号は変わらない', () => {
  expect(roundStates).toEqual(['planned', 'open', 'closed', 'withdrawn'])
})

test('回答の見込みはいつも一つの状態にあり、保存されている記号は変わらない', () => {
  expect(new Set(expectationStates).size).toBe(expectationStates.length)
  expect(expectationStates).toEqual([
    'planned',
    'delivered',
    'answered',
    'returned',
    'accepted',
    'excused',
    'unreachable',
  ])
})
