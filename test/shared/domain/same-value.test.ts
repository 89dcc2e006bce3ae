import { expect, test } from '@jest/globals'
import { isSameValue } from '../../../shared/src/domain/same-value.ts'

test('並びの違う同じ内容は、同じとみなす', () => {
  expect(isSameValue({ a: 1, b: [{ c: null, d: 'x' }] }, { b: [{ d: 'x', c: null }], a: 1 })).toBe(true)
})

test.each([
  [{ a: 1 }, { a: 1, b: undefined }],
  [{ a: 1 }, { a: 2 }],
  [
    [1, 2],
    [2, 1],
  ],
  [null, {}],
  ['1', 1],
])('%j と %j は、違う内容とみなす', (one, other) => {
  expect(isSameValue(one, other)).toBe(false)
})
