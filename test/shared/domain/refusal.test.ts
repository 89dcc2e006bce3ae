import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { isRefusal, type Refusal, type RefusalCode, refuse } from '../../../shared/src/domain/refusal.ts'

/** One of each; a code that joins or leaves the union is a type error here. */
const everyRefusal: { readonly [code in RefusalCode]: Extract<Refusal, { code: code }> } = {
  invalidAnswer: { code: 'invalidAnswer', problems: [{ field: 'weather', code: 'missing' }] },
  notYourMeasure: { code: 'notYourMeasure', measureId: 'B1-3' },
  notAllowed: { code: 'notAllowed' },
  unknownPerson: { code: 'unknownPerson' },
  measureNotInRound: { code: 'measureNotInRound', measureId: 'B1-3', roundId: '2025Q3' },
  noOpenRound: { code: 'noOpenRound' },
  unknownRound: { code: 'unknownRound', roundId: '2025Q3' },
  roundClosed: { code: 'roundClosed', roundId: '2025Q3', closedOn: '2026-01-09' },
  roundAlreadyOpened: { code: 'roundAlreadyOpened', roundId: '2025Q3' },
  anotherRoundOpen: { code: 'anotherRoundOpen', roundId: '2025Q2' },
  staleVersion: { code: 'staleVersion', savedRevision: 2 },
  unknownAction: { code: 'unknownAction' },
  malformedRequest: { code: 'malformedRequest' },
}

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
