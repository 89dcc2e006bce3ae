/** What stands for a round in pictures: the newest answer's weather, or why there is none. */
import type { RoundOfMeasure } from '../../../../shared/src/contract/measure.ts'
import type { TabWording } from '../../../../shared/src/wording/tab.ja.ts'
import type { Mark } from '../../components/mark-icon.tsx'

export function markOfRound({ revisions, inConfirmation, published, expectation }: RoundOfMeasure): Mark {
  const newest = revisions[0]
  if (newest) return newest.weather
  if (inConfirmation) return 'inConfirmation'
  if (published) return published.weather ?? 'published'
  return expectation === 'excused' ? 'outOfScope' : 'unanswered'
}

/** What the weather is not: an answer of somebody. Null for an answer. */
export function originOfRound({ revisions, published }: RoundOfMeasure, { history }: TabWording): string | null {
  const newest = revisions[0]
  if (newest) return newest.sample ? history.sample : null
  return published?.weather ? history.confirmed : null
}

export function labelOfRound(round: RoundOfMeasure, { labels, history }: TabWording): string {
  const mark = markOfRound(round)
  if (round.expectation === 'unreachable' && mark === 'unanswered') return history.cell.unreachable.label
  if (round.expectation === 'excused' && mark === 'outOfScope' && !round.revisions[0]) return history.cell.excused.label
  if (mark === 'inConfirmation' || mark === 'published' || mark === 'unanswered') return history.cell[mark].label
  return labels.weather[mark].label
}
