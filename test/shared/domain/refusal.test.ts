import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { isRefusal, refuse } from '../../../shared/src/domain/refusal.ts'
import { everyRefusal } from '../../support/every-refusal.ts'

describe('お断りの理由', () => {
  test.each(Object.values(everyRefusal))('$code は、値として返り、見分けられる', (refusal) => {
    const answer: unknown = refuse(refusal)
    expect(answer).toEqual({ refusal })
    expect(isRefusal(answer)).toBe(true)
  })

  test.each([[undefined], [null], [{}], [{ revision: 1 }], [['refusal']], ['refusal'], [Object.create(null)]])(
    '%p はお断りではない',
    (value) => {
      expect(isRefusal(value)).toBe(false)
    },
  )

  test('どんな値を渡しても、例外なく見分ける', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), (value) => {
        expect(isRefusal(value)).toBe(typeof value === 'object' && value !== null && 'refusal' in value)
      }),
    )
  })
})
