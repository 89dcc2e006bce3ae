/** What comes after saving: the next unanswered measure, with what was saved on top; or the end. */
import type { OwnMeasure } from '../../../../../shared/src/domain/own-measure.ts'
import { isRefusal } from '../../../../../shared/src/domain/refusal.ts'
import type { Round } from '../../../../../shared/src/domain/round.ts'
import { refusalJa } from '../../../../../shared/src/wording/refusals.ja.ts'
import { allDoneCard } from '../../../cards/all-done-card.ts'
import { fitsInMessage } from '../../../cards/render-card.ts'
import type { SavedBanner } from '../../../cards/saved-banner.ts'
import { showOwnMeasures } from '../../../usecases/show-own-measures.ts'
import type { ActionReply, Turn } from '../turn.ts'
import { answerMeasure } from './answer-measure.ts'
import { showMeasures } from './show-measures.ts'

export async function showNext(
  turn: Turn,
  round: Round,
  own: readonly OwnMeasure[],
  banner: SavedBanner,
): Promise<ActionReply> {
  const next = own.find(({ revision }) => revision === 0)
  if (!next) return { card: allDoneCard(round, own, banner) }
  const reply = await answerMeasure(turn, { roundId: round.id, measureId: next.measure.id }, banner)
  // Whatever keeps the next form away: what was saved is said first.
  return 'card' in reply && fitsInMessage(reply.card) ? reply : { card: allDoneCard(round, own, banner) }
}

/** あとで: the question stays open, the next measure comes. */
export async function goOn(turn: Turn): Promise<ActionReply> {
  const shown = await showOwnMeasures(turn.deps, turn.person)
  if (isRefusal(shown)) return { message: refusalJa(shown.refusal) }
  const next = shown.own.find(({ revision }) => revision === 0)
  if (!shown.round || !next) return showMeasures(turn, 0)
  return answerMeasure(turn, { roundId: shown.round.id, measureId: next.measure.id })
}
