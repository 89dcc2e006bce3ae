/** 回答する／直す: the form of one measure, filled with what is already saved. */
import type { MeasureId } from '../../../../../shared/src/domain/measure.ts'
import { isRefusal } from '../../../../../shared/src/domain/refusal.ts'
import type { RoundId } from '../../../../../shared/src/domain/round.ts'
import { refusalJa } from '../../../../../shared/src/wording/refusals.ja.ts'
import { emptyDraft } from '../../../cards/answer-lines.ts'
import { checkInFormCard } from '../../../cards/check-in-form-card.ts'
import { prepareAnswer } from '../../../usecases/prepare-answer.ts'
import type { ActionReply, Turn } from '../turn.ts'

export async function answerMeasure(
  { deps, person }: Turn,
  { roundId, measureId }: { readonly roundId: RoundId; readonly measureId: MeasureId },
): Promise<ActionReply> {
  const prepared = await prepareAnswer(deps, person, roundId, measureId)
  if (isRefusal(prepared)) return { message: refusalJa(prepared.refusal) }
  const { latest, ...facts } = prepared
  return { card: checkInFormCard({ ...facts, basedOn: latest?.revision ?? 0 }, latest?.answer ?? emptyDraft) }
}
