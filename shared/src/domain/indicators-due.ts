/** Which figures a round asks for. */
import { endOfFiscalYear, fiscalYearOf } from './fiscal-calendar.ts'
import type { Indicator } from './measure.ts'
import type { RoundId } from './round.ts'

/**
 * Those whose target falls in the round's fiscal year (or has no day), and where a measure has none of these, all it has:
 * a target of a later year is followed by figures, too. Throws RangeError for an id that `parseRoundId` does not read.
 */
export function indicatorsDue(indicators: readonly Indicator[], roundId: RoundId): readonly Indicator[] {
  const year = fiscalYearOf(endOfFiscalYear(roundId))
  const due = indicators.filter(({ targetDay }) => targetDay === null || fiscalYearOf(targetDay) === year)
  return due.length > 0 ? due : indicators
}
