/** 未回答の施策にお知らせ: the PMO chooses whom, looks at who would get what when, and sends it. */
import { isRefusal, type Refusal } from '../../../../../shared/src/domain/refusal.ts'
import type { RoundId } from '../../../../../shared/src/domain/round.ts'
import { nudgeJa } from '../../../../../shared/src/wording/ladder.ja.ts'
import { pmoJa } from '../../../../../shared/src/wording/pmo.ja.ts'
import { refusalJa } from '../../../../../shared/src/wording/refusals.ja.ts'
import { noteCard } from '../../../cards/note-card.ts'
import { nudgeFormCard, nudgePreviewCard } from '../../../cards/nudge-card.ts'
import { previewByHand, sendByHand } from '../../../usecases/tell-by-hand.ts'
import type { ActionReply, Turn } from '../turn.ts'

const toStatus = { title: pmoJa.look.back, verb: 'round.status' }

export async function chooseWhom(turn: Turn, roundId: RoundId): Promise<ActionReply> {
  const preview = await previewByHand(turn.deps, turn.person, 'leader')
  return isRefusal(preview) ? refused(preview.refusal) : { card: nudgeFormCard(roundId) }
}

export async function preview({ deps, person }: Turn, as: string): Promise<ActionReply> {
  const found = await previewByHand(deps, person, as)
  return isRefusal(found) ? refused(found.refusal) : { card: nudgePreviewCard({ ...found, roundId: found.round.id }) }
}

export async function send(
  { deps, person }: Turn,
  asked: { readonly as: string; readonly mark: string },
): Promise<ActionReply> {
  const told = await sendByHand(deps, person, asked)
  if (!isRefusal(told)) return { card: noteCard(nudgeJa.sent(told), '', toStatus) }
  // Somebody answered meanwhile: what would go now is shown instead.
  return told.refusal.code === 'previewOutdated' ? preview({ deps, person }, asked.as) : refused(told.refusal)
}

const refused = (refusal: Refusal): ActionReply => ({ message: refusalJa(refusal) })
