/** 確認のお願い, on the leader's side: read the question, reply. */
import { isRefusal } from '../../../../../shared/src/domain/refusal.ts'
import { chatJa } from '../../../../../shared/src/wording/chat.ja.ts'
import { refusalJa } from '../../../../../shared/src/wording/refusals.ja.ts'
import { noteCard } from '../../../cards/note-card.ts'
import { questionFormCard } from '../../../cards/question-card.ts'
import { fitsInMessage } from '../../../cards/render-card.ts'
import { readOpenQuestion, replyToQuestion } from '../../../usecases/review-answer.ts'
import type { ActionReply, Turn } from '../turn.ts'
import type { MeasureOfRound } from './answer-measure.ts'

/** One of several questions about a measure; without a number the oldest that waits. */
export interface QuestionPlace extends MeasureOfRound {
  readonly number?: number | undefined
}

export async function showQuestion(turn: Turn, place: QuestionPlace, typed = '', notice = ''): Promise<ActionReply> {
  const found = await readOpenQuestion(turn.deps, { asker: turn.person, ...place })
  if (isRefusal(found)) return { message: refusalJa(found.refusal) }
  const card = questionFormCard(found.round, found.measure, found.question, typed, notice)
  return fitsInMessage(card) ? { card } : { message: notice }
}

export interface ReplyForm extends MeasureOfRound {
  readonly number: number
  readonly reply: string
}

export async function sendReply(turn: Turn, form: ReplyForm): Promise<ActionReply> {
  const { reply, ...place } = form
  const saved = await replyToQuestion(turn.deps, { asker: turn.person, ...place, reply })
  if (!isRefusal(saved)) return { card: noteCard(chatJa.question.replied(place.measureId), saved.question.reply ?? '') }
  const { code } = saved.refusal
  const sentence = refusalJa(saved.refusal)
  return code === 'textMissing' || code === 'textTooLong'
    ? showQuestion(turn, place, reply, sentence)
    : { message: sentence }
}
