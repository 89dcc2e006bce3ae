/** How a measure stands against its own last answer. The printed list is compared only where its weather is confirmed. */
import type { HistoryCell, MarkedCell } from '../../../../shared/src/contract/history.ts'

export const trends = ['better', 'worse', 'same', 'none'] as const
export type Trend = (typeof trends)[number]

/** From fair to foul. 「対象外」 says nothing about how it goes. */
const scale: readonly HistoryCell[] = ['sunny', 'cloudy', 'rainy', 'stormy']

/** `none` where the round or every earlier one has no answer to compare. */
export function trendAt(cells: readonly MarkedCell[], at: number): Trend {
  const now = scale.indexOf(cells[at]?.cell ?? 'notAsked')
  const before = scale.indexOf(cells.slice(0, at).findLast(({ cell }) => scale.includes(cell))?.cell ?? 'notAsked')
  if (now < 0 || before < 0) return 'none'
  if (now === before) return 'same'
  return now < before ? 'better' : 'worse'
}
