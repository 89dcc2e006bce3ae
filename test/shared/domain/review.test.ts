import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { isOwnMeasureOf } from '../../../shared/src/domain/review.ts'

describe('PMOの係と、自らの課の施策', () => {
  test.each([
    ['digitalStrategy', 'DX推進課', true],
    ['digitalStrategy', '総務課', false],
    ['digitalStrategy', '市民課', false],
    ['digitalStrategy', null, false],
    ['administrativeReform', '総務課', true],
    ['administrativeReform', 'DX推進課', false],
    ['administrativeReform', '市民課', false],
    ['administrativeReform', null, false],
  ] as const)('「%s」にとって、主担当課が「%s」の施策は自らの課のものか: %s', (unit, section, own) => {
    expect(isOwnMeasureOf(unit, section)).toBe(own)
  })

  test('どの課の施策も、少なくとも一方の係が確認できる', () => {
    const anySection = fc.oneof(fc.constantFrom('DX推進課', '総務課', '市民課', ''), fc.string())
    fc.assert(
      fc.property(fc.option(anySection), (section) => {
        expect(isOwnMeasureOf('digitalStrategy', section) && isOwnMeasureOf('administrativeReform', section)).toBe(
          false,
        )
      }),
    )
  })
})
