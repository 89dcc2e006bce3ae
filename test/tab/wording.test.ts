/** タブの文言：日本語と英語がそろい、使わない言葉がない。 */
import { describe, expect, test } from '@jest/globals'
import { labelsEn } from '../../shared/src/wording/labels.en.ts'
import { labelsJa } from '../../shared/src/wording/labels.ja.ts'
import { tabEn } from '../../shared/src/wording/tab.en.ts'
import { tabJa } from '../../shared/src/wording/tab.ja.ts'

/** Every leaf as `path: text`; functions are shown by their source, which holds their text. */
function leaves(value: unknown, path = ''): string[] {
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, part]) => leaves(part, `${path}.${key}`))
  }
  return [`${path}: ${String(value)}`]
}

const paths = (wording: unknown) => leaves(wording).map((leaf) => leaf.slice(0, leaf.indexOf(':')))

describe('タブの文言', () => {
  test('日本語と英語に同じ項目があり、空のものはない', () => {
    expect(paths(tabEn)).toEqual(paths(tabJa))
    expect(paths(labelsEn)).toEqual(paths(labelsJa))
    expect(leaves([tabJa, tabEn]).filter((leaf) => /: $/.test(leaf))).toEqual([])
    expect(paths(tabJa).length).toBeGreaterThan(80)
  })

  test('使わないと決めた言葉がない', () => {
    const unwanted = /催促|督促|差戻|却下|不備|未提出|遅延者|上申|エスカレーション|既読|未読|エラー|不正な/
    expect(leaves(tabJa).filter((leaf) => unwanted.test(leaf))).toEqual([])
  })

  test('会議に諮る方向性には「案」と添える', () => {
    expect(tabJa.measure.direction('continue')).toBe('継続')
    expect(tabJa.measure.direction('revise')).toBe('見直し')
    expect(tabJa.measure.direction('expand')).toBe('拡充（案）')
    expect(tabEn.measure.direction('stop')).toBe('Stop (proposal)')
  })

  test('日と時刻は東京のものとして書く', () => {
    expect(tabJa.instant(new Date('2025-12-15T15:05:00Z'))).toBe('12月16日 0:05')
    expect(tabJa.round.day('2026-01-09', '2025-12-12')).toBe('令和8年1月9日（金）')
    expect(tabJa.round.day('2025-12-26', '2025-12-12')).toBe('12月26日（金）')
  })
})
