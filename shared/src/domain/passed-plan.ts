/** 予定 whose day has passed: found in the text of a check-in, and rather missed than claimed wrongly. */
import { type Day, isDay } from './day.ts'
import { eraYear, fiscalYearOf } from './fiscal-calendar.ts'

export interface PassedPlan {
  /** As it stands in the text: 「6月24日公示予定」 */
  readonly plan: string
  readonly day: Day
}

const gap = '[^\\S\\n]*'
/** 令和8年6月, R8.6月, 2026/6/24, 令和8年度の6月, 来年6月 */
const year = `(?:(?:(?<western>\\d{4})|(?<era>\\p{Lu}|\\p{Script=Han}{2})${gap}(?<eraYear>\\d{1,2}))(?:年(?<fiscal>度)?|[./])|(?<later>[来翌次]年度?))[の、]?${gap}`
/** 6月, 6月24日, 6/24; 28/60件 is no day. */
const monthAndDay = `(?<month>\\d{1,2})(?:${gap}月(?:${gap}(?<date>\\d{1,2})${gap}日)?|/(?<slashDate>\\d{1,2})(?![\\d/]|${gap}[件個名人課項回%]))`
/** In the same breath: nothing between that is done already, later or on another day. */
const sameBreath = `(?:(?!\\d{1,2}${gap}[月/]|[来翌次]年|以降|以後|済|予定)[^。、，,;→\\n]){0,24}`
/** 予定どおり開始, 予定していた and 予定価格 announce nothing. */
const announced = new RegExp(
  `(?:${year}|(?<![\\d/]))${monthAndDay}${sameBreath}予定(?!どおり|通り|より|していた|だった|でした|価格|表)`,
  'gu',
)

/** The first plan whose day has passed. A month without a day passes with its last day. */
export function passedPlan(progress: string, today: Day): PassedPlan | null {
  // A number in a circle (①6月) is no digit of the month.
  const text = progress.replaceAll(/\p{No}/gu, ' ').normalize('NFKC')
  for (const { 0: plan, groups = {} } of text.matchAll(announced)) {
    const day = dayOfPlan(groups, today)
    if (day !== null && day < today) return { plan, day }
  }
  return null
}

type Found = Readonly<Record<string, string | undefined>>

/** Null for a month or day that does not exist, and for a year that cannot be told. */
function dayOfPlan(found: Found, today: Day): Day | null {
  const month = Number(found.month)
  const year = yearOfPlan(found, month, today)
  if (year === null) return null
  const date = found.date ?? found.slashDate ?? new Date(Date.UTC(year, month, 0)).getUTCDate()
  const day = [year, month, date].map((part) => String(part).padStart(2, '0')).join('-')
  return isDay(day) ? day : null
}

/** Where the text names no year, the month is that of today's fiscal year. */
function yearOfPlan(found: Found, month: number, today: Day): number | null {
  const fiscalYear = fiscalYearOf(today)
  const inNextYear = month < 4 ? 1 : 0
  if (found.later) return null
  if (found.western) return Number(found.western) + (found.fiscal ? inNextYear : 0)
  if (!found.era) return fiscalYear + inNextYear
  const era = eraYear(fiscalYear)
  if (found.era !== era.letter && found.era !== era.name) return null
  return fiscalYear - era.year + Number(found.eraYear) + (found.fiscal ? inNextYear : 0)
}
