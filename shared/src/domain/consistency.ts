/**
 * The one question after saving: does what was said fit together? Never a reason to refuse; at most one a measure and round,
 * in this order: figures against weather, a plan whose day has passed, copied text, hours.
 */
import { type Day, partsOf } from './day.ts'
import type { Figure } from './figure.ts'
import { fiscalYearOf } from './fiscal-calendar.ts'
import type { Indicator } from './measure.ts'
import { type PassedPlan, passedPlan } from './passed-plan.ts'
import type { Weather } from './weather.ts'

export type Question =
  /** Sunny although a figure is behind, or rain although every figure is there. */
  | { readonly kind: 'mismatch'; readonly indicatorId: string; readonly value: number; readonly target: number }
  /** The last text announced something for a day that has passed, and says so still. */
  | ({ readonly kind: 'passedPlan' } & PassedPlan)
  /** Word for word what was said last time. */
  | { readonly kind: 'copiedText' }
  /** Said to be effective: how many hours a month is it? */
  | { readonly kind: 'hours' }

export type QuestionKind = Question['kind']

export interface ForQuestion {
  readonly weather: Weather
  readonly progress: string
  readonly effective: boolean
  readonly figures: readonly Figure[]
  readonly indicators: readonly Indicator[]
  readonly previousProgress: string | null
  readonly today: Day
}

/** A figure that falls short by more than this share of what is due does not go with a sunny sky. */
const tolerated = 0.1

/** The most useful question about an answer, or null when everything fits. */
export function questionAbout(answer: ForQuestion): Question | null {
  return mismatch(answer) ?? stalePlan(answer) ?? copiedText(answer) ?? (answer.effective ? { kind: 'hours' } : null)
}

function mismatch({ weather, figures, indicators }: ForQuestion): Question | null {
  if (weather !== 'sunny' && weather !== 'rainy' && weather !== 'stormy') return null
  const judged = figures.flatMap((figure) => judge(figure, indicators))
  const allThere = judged.length === figures.length && judged.every(({ shortfall }) => shortfall <= 0)
  const doubtful =
    weather === 'sunny' ? judged.find(({ shortfall }) => shortfall > tolerated) : allThere ? judged[0] : undefined
  if (!doubtful) return null
  const { indicatorId, value, target } = doubtful
  return { kind: 'mismatch', indicatorId, value, target }
}

/** Nothing where nobody has said how far the figure should be by now: without a target, or with one of a later year. */
function judge({ indicatorId, value, asOf }: Figure, indicators: readonly Indicator[]) {
  const indicator = indicators.find(({ id }) => id === indicatorId)
  if (!indicator || indicator.target === null || isOfLaterYear(indicator, asOf)) return []
  const { target } = indicator
  return [{ indicatorId, value, target, shortfall: shortfallOf(indicator, target, value, asOf) }]
}

const isOfLaterYear = ({ targetDay }: Indicator, asOf: Day) =>
  targetDay !== null && fiscalYearOf(targetDay) > fiscalYearOf(asOf)

/** How far short of what is due on that day, as a share of it; 0 or less is on pace. A running total has the whole year. */
function shortfallOf({ betterWhen, cumulative }: Indicator, target: number, value: number, asOf: Day): number {
  const due = cumulative ? target * yearGone(asOf) : target
  const short = betterWhen === 'lower' ? value - due : due - value
  return short <= 0 ? 0 : short / Math.abs(due)
}

/** Months are equal shares: 0.5 on 30 September, 1 on 31 March. */
function yearGone(day: Day): number {
  const { month, date } = partsOf(day)
  return (((month + 8) % 12) + Math.min(date, 30) / 30) / 12
}

function stalePlan({ progress, today }: ForQuestion): Question | null {
  const found = passedPlan(progress, today)
  return found && { kind: 'passedPlan', ...found }
}

function copiedText({ progress, previousProgress }: ForQuestion): Question | null {
  // A point between digits says something: 6.23% is not 62.3%.
  const bare = (text: string) => text.normalize('NFKC').replaceAll(/[\s。、]|(?<!\d)[.,]|[.,](?!\d)/g, '')
  return previousProgress !== null && bare(progress) !== '' && bare(progress) === bare(previousProgress)
    ? { kind: 'copiedText' }
    : null
}
