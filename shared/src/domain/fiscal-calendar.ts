/** The city's year: 1 April to 31 March in four quarters, round ids of quarters, and how days and rounds read in Japanese. */
import { addDays, type Day, partsOf, weekdayOf } from './day.ts'
import type { RoundId } from './round.ts'

/** The year of its 1 April: 2025 runs from 2025-04-01 to 2026-03-31. */
export type FiscalYear = number

const quarters = [1, 2, 3, 4] as const
/** 1 April–June, 2 July–September, 3 October–December, 4 January–March. */
export type Quarter = (typeof quarters)[number]

export interface FiscalQuarter {
  readonly fiscalYear: FiscalYear
  readonly quarter: Quarter
}

export interface EraYear {
  /** `R` */
  readonly letter: string
  /** 令和 */
  readonly name: string
  /** From 1, which is written 元. */
  readonly year: number
}

/** Years 1000 to 2999: beyond them an id is a slip of the keyboard. */
const roundIdPattern = /^([12]\d{3})Q([1-4])$/
const weekdayNames = ['日', '月', '火', '水', '木', '金', '土'] as const
/** Eras come from the platform's own table, so that a new era arrives with an update and not with a release of ours. */
const eraLetters = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', { timeZone: 'UTC', era: 'narrow', year: 'numeric' })
const eraNames = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', { timeZone: 'UTC', era: 'long', year: 'numeric' })

/** Null for anything but the likes of `2025Q3`. */
export function parseRoundId(text: string): FiscalQuarter | null {
  const [, year, number] = roundIdPattern.exec(text) ?? []
  const quarter = quarters.find((known) => known === Number(number))
  return quarter ? { fiscalYear: Number(year), quarter } : null
}

export function roundIdOf(when: FiscalQuarter): RoundId {
  return `${when.fiscalYear}Q${when.quarter}`
}

/** The round of the quarter in which the day lies. */
export function roundIdOn(day: Day): RoundId {
  return roundIdOf({ fiscalYear: fiscalYearOf(day), quarter: quarterOf(day) })
}

export function previousRoundId(roundId: RoundId): RoundId {
  return roundIdOn(addDays(quarterStart(roundId), -1))
}

export function nextRoundId(roundId: RoundId): RoundId {
  return roundIdOn(addDays(quarterEnd(roundId), 1))
}

export function fiscalYearOf(day: Day): FiscalYear {
  const { year, month } = partsOf(day)
  return month >= 4 ? year : year - 1
}

export function quarterOf(day: Day): Quarter {
  const { month } = partsOf(day)
  if (month <= 3) return 4
  if (month <= 6) return 1
  return month <= 9 ? 2 : 3
}

/** First day of the round's quarter. Throws RangeError for an id that `parseRoundId` does not read, as all below do. */
export function quarterStart(roundId: RoundId): Day {
  return startOf(read(roundId))
}

/** Last day of the round's quarter. */
export function quarterEnd(roundId: RoundId): Day {
  const { fiscalYear, quarter } = read(roundId)
  const later = quarters.find((known) => known > quarter)
  return addDays(startOf(later ? { fiscalYear, quarter: later } : { fiscalYear: fiscalYear + 1, quarter: 1 }), -1)
}

/** 31 March that ends the fiscal year of the round. */
export function endOfFiscalYear(roundId: RoundId): Day {
  return `${read(roundId).fiscalYear + 1}-03-31`
}

/** Era year of the fiscal year's 1 April: 2025 is R7; 2019 is still H31, for Reiwa began on 1 May. */
export function eraYear(fiscalYear: FiscalYear): EraYear {
  const found = eraYears.get(fiscalYear) ?? eraYearOn(startOf({ fiscalYear, quarter: 1 }))
  eraYears.set(fiscalYear, found)
  return found
}

/** Asked by the thousand, and always for the same few years. */
const eraYears = new Map<FiscalYear, EraYear>()

/** `R7 Q3`, for tables and column heads. */
export function shortRoundLabel(roundId: RoundId): string {
  const { fiscalYear, quarter } = read(roundId)
  const { letter, year } = eraYear(fiscalYear)
  return `${letter}${year} Q${quarter}`
}

/** 令和7年度 第3四半期 */
export function longRoundLabel(roundId: RoundId): string {
  const { fiscalYear, quarter } = read(roundId)
  return `${eraYearText(eraYear(fiscalYear))}度 第${quarter}四半期`
}

/** 12月26日（金） */
export function shortDay(day: Day): string {
  const { month, date } = partsOf(day)
  return `${month}月${date}日（${weekdayNames[weekdayOf(day)]}）`
}

/** 令和8年1月9日（金）, for reports and where the year turns. */
export function longDay(day: Day): string {
  return `${eraYearText(eraYearOn(day))}${shortDay(day)}`
}

function read(roundId: RoundId): FiscalQuarter {
  const found = parseRoundId(roundId)
  if (!found) throw new RangeError(`not a round id (like 2025Q3): ${roundId}`)
  return found
}

function startOf({ fiscalYear, quarter }: FiscalQuarter): Day {
  if (quarter === 4) return `${fiscalYear + 1}-01-01`
  return `${fiscalYear}-${String(quarter * 3 + 1).padStart(2, '0')}-01`
}

function eraYearText({ name, year }: EraYear): string {
  return `${name}${year === 1 ? '元' : year}年`
}

function eraYearOn(day: Day): EraYear {
  const { year, month, date } = partsOf(day)
  const instant = new Date(Date.UTC(year, month - 1, date))
  const yearText = part(eraNames, instant, 'year')
  return {
    letter: part(eraLetters, instant, 'era'),
    name: part(eraNames, instant, 'era'),
    year: yearText === '元' ? 1 : Number(yearText),
  }
}

function part(format: Intl.DateTimeFormat, instant: Date, type: Intl.DateTimeFormatPartTypes): string {
  return format.formatToParts(instant).find((found) => found.type === type)?.value ?? ''
}
