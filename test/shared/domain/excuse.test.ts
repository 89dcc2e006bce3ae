import { describe, expect, test } from '@jest/globals'
import { readExcuse, roundToPrepare } from '../../../shared/src/domain/excuse.ts'

const asked = { roundId: '2025Q3', measureId: 'B2-1', by: 'p', at: new Date('2025-12-16T01:42:00Z') }

describe('対象外の理由は', () => {
  test('選択肢の一つで、補足は1行にして残る', () => {
    expect(readExcuse({ ...asked, reason: 'budget', text: ' 当初予算の\n編成のため ' })).toEqual({
      ...asked,
      reason: 'budget',
      text: '当初予算の 編成のため',
    })
  })

  test.each([
    ['', '', { code: 'reasonMissing' }],
    ['議会対応', '', { code: 'reasonMissing' }],
    ['other', '　', { code: 'textMissing' }],
    ['budget', '長'.repeat(301), { code: 'textTooLong', limit: 300, length: 301 }],
  ])('「%s」と補足 %# は断られる', (reason, text, refusal) => {
    expect(readExcuse({ ...asked, reason, text })).toEqual({ refusal })
  })
})

describe('次に開く回は', () => {
  test.each([
    ['その日の四半期の回', '2025-12-16T01:42:00Z', ['2025Q2'], '2025Q3'],
    ['すでに開いた回の次', '2025-12-16T01:42:00Z', ['2025Q2', '2025Q3'], '2025Q4'],
    ['年度をまたいでも次の四半期', '2026-03-31T14:59:59Z', ['2025Q4'], '2026Q1'],
    ['日本の日付で数える', '2026-03-31T15:00:00Z', [], '2026Q1'],
  ])('%s', (_, now, known, roundId) => {
    expect(roundToPrepare(new Date(now), known)).toBe(roundId)
  })
})
