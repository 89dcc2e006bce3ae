/** 保存する: stores the answer and confirms it, or gives the form back with everything that was typed. */
import { type AnswerDraft, readAnswer } from '../../../../../shared/src/domain/check-in.ts'
import type { MeasureId } from '../../../../../shared/src/domain/measure.ts'
import { type FieldProblem, isRefusal } from '../../../../../shared/src/domain/refusal.ts'
import type { RoundId } from '../../../../../shared/src/domain/round.ts'
import { fieldProblemJa, refusalJa } from '../../../../../shared/src/wording/refusals.ja.ts'
import { emptyDraft, momentText } from '../../../cards/answer-lines.ts'
import { checkInFormCard } from '../../../cards/check-in-form-card.ts'
import { confirmationCard } from '../../../cards/confirmation-card.ts'
import { conflictCard } from '../../../cards/conflict-card.ts'
import { fitsInMessage } from '../../../cards/render-card.ts'
import { prepareAnswer } from '../../../usecases/prepare-answer.ts'
import { submitCheckIn } from '../../../usecases/submit-check-in.ts'
import type { ActionReply, Turn } from '../turn.ts'

export interface SubmittedForm {
  readonly roundId: RoundId
  readonly measureId: MeasureId
  readonly basedOn: number
  readonly nonce: string
  readonly draft: AnswerDraft
}

export async function saveAnswer(turn: Turn, form: SubmittedForm): Promise<ActionReply> {
  const { deps, person } = turn
  const saved = await submitCheckIn(deps, { person, ...form })
  if (!isRefusal(saved)) {
    const { round, measure, revision, own } = saved
    return { card: confirmationCard(round, measure, revision, own, momentText(revision.answeredAt)) }
  }
  const { refusal } = saved
  if (refusal.code === 'invalidAnswer') return formAgain(turn, form, refusal.problems)
  if (refusal.code === 'staleVersion') return bothTexts(turn, form)
  return { message: refusalJa(refusal) }
}

/** The same form with the sentence beside each field. A text no card can carry is answered by a line; the card stays as it is. */
async function formAgain(
  { deps, person }: Turn,
  form: SubmittedForm,
  problems: readonly FieldProblem[],
): Promise<ActionReply> {
  const prepared = await prepareAnswer(deps, person, form.roundId, form.measureId)
  if (isRefusal(prepared)) return { message: refusalJa(prepared.refusal) }
  const { latest: _, ...facts } = prepared
  const typed = Object.fromEntries(Object.entries(form.draft).filter(([, text]) => text !== undefined))
  const card = checkInFormCard(
    { ...facts, basedOn: form.basedOn, nonce: form.nonce },
    { ...emptyDraft, ...typed },
    problems,
  )
  return fitsInMessage(card) ? { card } : { message: problems.map(fieldProblemJa).join('') }
}

async function bothTexts({ deps, person }: Turn, form: SubmittedForm): Promise<ActionReply> {
  const prepared = await prepareAnswer(deps, person, form.roundId, form.measureId)
  if (isRefusal(prepared)) return { message: refusalJa(prepared.refusal) }
  const mine = readAnswer(form.draft)
  const { latest, measure, nonce } = prepared
  if (!latest || isRefusal(mine))
    return { message: refusalJa({ code: 'staleVersion', savedRevision: latest?.revision ?? 0 }) }
  return { card: conflictCard(measure, latest, mine, nonce, momentText(latest.answeredAt)) }
}
