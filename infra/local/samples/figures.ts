/** Made-up figures: from a poor beginning towards the target, as far as the measure has come. */
import { type Day, daysBetween } from '../../../shared/src/domain/day.ts'
import type { Figure } from '../../../shared/src/domain/figure.ts'
import { fiscalYearOf } from '../../../shared/src/domain/fiscal-calendar.ts'
import type { Indicator } from '../../../shared/src/domain/measure.ts'
import type { Chapter } from './course.ts'
import { diceFor } from './dice.ts'

/** Empty before the work began; an indicator without a unit is not defined yet. */
export function figuresOf(indicators: readonly Indicator[], { begun, gone, roundId }: Chapter, asOf: Day): Figure[] {
  if (!begun) return []
  return indicators
    .filter(({ unit }) => unit !== '')
    .map((indicator) => {
      const level = levelOf(indicator, gone)
      const wobble = isShare(indicator) ? diceFor(indicator.id, roundId).between(0.98, 1.02) : 1
      const due = indicator.cumulative ? yearGone(asOf) : 1
      return { indicatorId: indicator.id, value: rounded(indicator, level * wobble * due), asOf }
    })
}

function levelOf({ id, target, unit, betterWhen }: Indicator, gone: number): number {
  const dice = diceFor(id, 'level')
  // Where the list sets no number, something small grows.
  const aim = target ?? dice.whole(20, 80)
  const start =
    betterWhen === 'lower'
      ? dice.between(1.6, 2.1)
      : unit === '点'
        ? dice.between(0.86, 0.94)
        : dice.between(0.05, 0.35)
  const reach = dice.between(0.9, 1.06)
  return aim * (start + (reach - start) * gone)
}

function isShare({ unit }: Indicator): boolean {
  return unit === '%' || unit === '％'
}

function rounded(indicator: Indicator, value: number): number {
  if (isShare(indicator)) return Math.min(100, Math.round(value * 10) / 10)
  return indicator.unit === '点' ? Math.round(value * 100) / 100 : Math.round(value)
}

function yearGone(day: Day): number {
  const year = fiscalYearOf(day)
  return (daysBetween(`${year}-04-01`, day) + 1) / daysBetween(`${year}-04-01`, `${year + 1}-04-01`)
}
