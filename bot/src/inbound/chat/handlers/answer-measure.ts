/** 回答する／直す: the form of one measure, filled with what is already saved. */
import { type AnswerDraft, lengthOf, progressLimit } from '../../../../../shared/src/domain/check-in.ts'
import type { MeasureId } from '../../../../../shared/src/domain/measure.ts'
import { isRefusal } from '../../../../../shared/src/domain/refusal.ts'
import type { RoundId } from '../../../../../shared/src/domain/round.ts'
import { fieldProblemJa, refusalJa } from '../../../../../shared/src/wording/refusals.ja.ts'
import { emptyDraft, toDraft } from '../../../cards/answer-lines.ts'
import { checkInFormCard } from '../../../cards/check-in-form-card.ts'
import { fitsInMessage } from '../../../cards/render-card.ts'
import type { SavedBanner } from '../../../cards/saved-banner.ts'
import { prepareAnswer } from '../../../usecases/prepare-answer.ts'
import type { ActionReply, Turn } from '../turn.ts'

export interface MeasureOfRound {
  readonly roundId: RoundId
  readonly measureId: MeasureId
}

export async function answerMeasure(
  { deps, person }: Turn,
  { roundId, measureId }: MeasureOfRound,
  banner: SavedBanner | null = null,
): Promise<ActionReply> {
  const prepared = await prepareAnswer(deps, person, roundId, measureId)
  if (isRefusal(prepared)) return { message: refusalJa(prepared.refusal) }
  const { latest, ...facts } = prepared
  const draft = latest ? toDraft(latest.answer) : emptyDraft
  return { card: checkInFormCard({ ...facts, basedOn: latest?.revision ?? 0 }, { draft, banner }) }
}

/** 前回の文を入れる: one tap; what is typed already stays, above it. */
export async function usePreviousText(
  { deps, person }: Turn,
  form: MeasureOfRound & { readonly basedOn: number; readonly nonce: string; readonly draft: AnswerDraft },
): Promise<ActionReply> {
  const prepared = await prepareAnswer(deps, person, form.roundId, form.measureId)
  if (isRefusal(prepared)) return { message: refusalJa(prepared.refusal) }
  const { latest: _, ...facts } = prepared
  const progress = [form.draft.progress ?? '', facts.previous?.progress ?? ''].filter((text) => text !== '').join('\n')
  const draft = { ...form.draft, progress }
  const card = checkInFormCard({ ...facts, basedOn: form.basedOn, nonce: form.nonce }, { draft })
  if (fitsInMessage(card)) return { card }
  return {
    message: fieldProblemJa({ field: 'progress', code: 'tooLong', limit: progressLimit, length: lengthOf(progress) }),
  }
}
