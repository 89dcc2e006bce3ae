/** The PMO looks at an answer, asks about it, accepts it. */
import type { MeasureId } from '../../../../../shared/src/domain/measure.ts'
import { isRefusal } from '../../../../../shared/src/domain/refusal.ts'
import { pmoJa } from '../../../../../shared/src/wording/pmo.ja.ts'
import { refusalJa } from '../../../../../shared/src/wording/refusals.ja.ts'
import { answerUnderReviewCard, type ReviewState } from '../../../cards/answer-under-review-card.ts'
import { fitsInMessage } from '../../../cards/render-card.ts'
import { readRoundStatus } from '../../../usecases/read-round-status.ts'
import { type AnswerUnderReview, acceptAnswer, askAboutAnswer, lookAtAnswer } from '../../../usecases/review-answer.ts'
import type { ActionReply, Turn } from '../turn.ts'
import type { MeasureOfRound } from './answer-measure.ts'
import { arrivalLine } from './arrival-line.ts'

export async function lookAt(turn: Turn, place: MeasureOfRound, state: ReviewState = {}): Promise<ActionReply> {
  const found = await lookAtAnswer(turn.deps, { asker: turn.person, ...place })
  if (isRefusal(found)) return { message: refusalJa(found.refusal) }
  return show(turn, found, state)
}

export async function askAbout(turn: Turn, form: MeasureOfRound & { readonly question: string }): Promise<ActionReply> {
  const { question, ...place } = form
  const asked = await askAboutAnswer(turn.deps, { asker: turn.person, ...place, question })
  if (!isRefusal(asked)) return show(turn, asked, { notice: pmoJa.look.asked(await arrivalLine(turn)) })
  const { code } = asked.refusal
  const sentence = refusalJa(asked.refusal)
  if (code !== 'textMissing' && code !== 'textTooLong') return { message: sentence }
  return lookAt(turn, place, { notice: sentence, draft: question })
}

export async function accept(turn: Turn, form: MeasureOfRound & { readonly revision: number }): Promise<ActionReply> {
  const accepted = await acceptAnswer(turn.deps, { asker: turn.person, ...form })
  if (!isRefusal(accepted)) return show(turn, accepted, {})
  if (accepted.refusal.code === 'staleVersion') return lookAt(turn, form, { notice: pmoJa.look.corrected })
  return { message: refusalJa(accepted.refusal) }
}

async function show(turn: Turn, found: AnswerUnderReview, state: ReviewState): Promise<ActionReply> {
  const card = answerUnderReviewCard(found, { ...state, next: await nextToReview(turn, found.measure.id) })
  return fitsInMessage(card) ? { card } : { message: state.notice ?? refusalJa({ code: 'malformedRequest' }) }
}

/** The next answer in the list that waits for the PMO. */
async function nextToReview(turn: Turn, current: MeasureId): Promise<MeasureId | null> {
  const status = await readRoundStatus(turn.deps, turn.person)
  if (isRefusal(status)) return null
  const waiting = status.measures.filter(
    ({ measure, expectation }) => expectation.state === 'answered' || measure.id === current,
  )
  const place = waiting.findIndex(({ measure }) => measure.id === current)
  const next = waiting[place + 1] ?? waiting[0]
  return next && next.measure.id !== current ? next.measure.id : null
}
