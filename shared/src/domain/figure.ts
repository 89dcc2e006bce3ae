/** Figures (指標値) as people type them: full-width digits, separators, a unit behind, a percent sign. */
import type { Day } from './day.ts'

export interface Figure {
  readonly indicatorId: string
  readonly value: number
  /** The day the value speaks of. */
  readonly asOf: Day
}

/** What makes another number of the one before it, or a second one: 28/60, 20〜30, 3万, 3割, 3%減, 20以上. */
const neverInUnit = ',.\\-+/:〜~*×()増減割十百千万億兆以未超'
/** Commas between thousands only: `28, 60` is two numbers. No zero in front: `0476425111` is none. 11月 is a date. */
const oneNumber = new RegExp(
  `^([-+]?(?:[1-9]\\d{0,2}(?:,\\d{3})+|[1-9]\\d*|0)(?:\\.\\d+)?) ?(?:(?!月)[^\\p{N}${neverInUnit}][^\\p{Nd}${neverInUnit}]{0,7})?$`,
  'u',
)

/**
 * Reads one number: `62.3`, `６２．３`, `62.3％`, `1,852,821枚`, `約20%`, `-3`, `△3`. Null when it is not exactly one number
 * (`28/60`, `20〜30`, `三割`, `3万枚`): guessing would put a figure into the record that nobody said.
 */
export function readFigure(typed: string): number | null {
  const text = halfWidth(typed)
    .replaceAll(/\p{Cf}/gu, '')
    .trim()
    .replace(/^約\s*/, '')
    .replace(/^[△▲−‐‑–—ー―ｰ]\s*/, '-')
  const found = oneNumber.exec(text)?.[1]
  if (found === undefined) return null
  const value = Number(found.replaceAll(',', ''))
  if (value === 0) return 0
  // Beyond these a number is not written in digits alone (`1e-7`), and would not be read again.
  return Math.abs(value) >= 1e-6 && Math.abs(value) <= Number.MAX_SAFE_INTEGER ? value : null
}

/** Not NFKC, which makes digits of ①, ² and ㎡. */
function halfWidth(text: string): string {
  return text
    .replaceAll(/[！-～]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replaceAll('　', ' ')
}

/** 「1,852,821枚」「62.3%」: as a person would write it, with every digit that was typed. */
export function figureText(value: number, unit: string): string {
  return `${value.toLocaleString('ja-JP', { maximumFractionDigits: 20 })}${unit}`
}
