/** 保存する: stores the answer and confirms it, or gives the form back with everything that was typed. */
import { type AnswerDraft, readAnswer } from '../../../../../shared/src/domain/check-in.ts'
import { type FieldProblem, isRefusal } from '../../../../../shared/src/domain/refusal.ts'
import { arrivalJa } from '../../../../../shared/src/wording/ladder.ja.ts'
import { fieldProblemJa, refusalJa } from '../../../../../shared/src/wording/refusals.ja.ts'
import { emptyDraft } from '../../../cards/answer-lines.ts'
import { checkInFormCard } from '../../../cards/check-in-form-card.ts'
import { conflictCard } from '../../../cards/conflict-card.ts'
import { followUpCard } from '../../../cards/follow-up-card.ts'
import { fitsInMessage } from '../../../cards/render-card.ts'
import { savedBanner } from '../../../cards/saved-banner.ts'
import { prepareAnswer } from '../../../usecases/prepare-answer.ts'
import { submitCheckIn } from '../../../usecases/submit-check-in.ts'
import type { ActionReply, Turn } from '../turn.ts'
import type { MeasureOfRound } from './answer-measure.ts'
import { showNext } from './show-next.ts'

export interface SubmittedForm extends MeasureOfRound {
  readonly basedOn: number
  readonly nonce: string
  readonly draft: AnswerDraft
}

export async function saveAnswer(turn: Turn, form: SubmittedForm): Promise<ActionReply> {
  const { deps, person } = turn
  const saved = await submitCheckIn(deps, { person, ...form })
  if (!isRefusal(saved)) {
    const { round, measure, indicators, revision, recordedFor, consulted, consultedAt, own, question } = saved
    const banner = savedBanner(round, measure, revision, indicators, recordedFor, consulted, arrivalJa(consultedAt))
    if (!question) return showNext(turn, round, own, banner)
    const { weather } = revision.answer
    return { card: followUpCard(round, measure, question, weather, indicators, banner, deps.newNonce()) }
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
  const draft = { ...emptyDraft, ...form.draft }
  const card = checkInFormCard({ ...facts, basedOn: form.basedOn, nonce: form.nonce }, { draft, problems })
  return fitsInMessage(card) ? { card } : { message: problems.map(fieldProblemJa).join('') }
}

async function bothTexts({ deps, person }: Turn, form: SubmittedForm): Promise<ActionReply> {
  const prepared = await prepareAnswer(deps, person, form.roundId, form.measureId)
  if (isRefusal(prepared)) return { message: refusalJa(prepared.refusal) }
  const { latest, measure, indicators, round, nonce } = prepared
  const mine = readAnswer(form.draft, { indicatorIds: indicators.map(({ id }) => id), asOfDay: round.asOfDay })
  if (!latest || isRefusal(mine)) {
    return { message: refusalJa({ code: 'staleVersion', savedRevision: latest?.revision ?? 0 }) }
  }
  return { card: conflictCard(measure, indicators, latest, mine, nonce) }
}
