/** The one question after saving: answered, it goes with the answer; left alone, nothing is lost. */
import type { MeasureId } from '../../../../../shared/src/domain/measure.ts'
import { isRefusal } from '../../../../../shared/src/domain/refusal.ts'
import type { RoundId } from '../../../../../shared/src/domain/round.ts'
import { chatJa } from '../../../../../shared/src/wording/chat.ja.ts'
import { refusalJa } from '../../../../../shared/src/wording/refusals.ja.ts'
import { answerFollowUp } from '../../../usecases/answer-follow-up.ts'
import type { ActionReply, Turn } from '../turn.ts'
import { showNext } from './show-next.ts'

export interface FollowUpForm {
  readonly roundId: RoundId
  readonly measureId: MeasureId
  readonly nonce: string
  readonly choice: string
  readonly text: string
}

export async function saveFollowUp(turn: Turn, form: FollowUpForm): Promise<ActionReply> {
  const saved = await answerFollowUp(turn.deps, { person: turn.person, ...form })
  if (isRefusal(saved)) return { message: refusalJa(saved.refusal) }
  return showNext(turn, saved.round, saved.own, {
    heading: chatJa.followUp.thanks,
    answer: '',
    correctable: chatJa.confirmation.correctable(saved.round.dueOn, saved.round.closesOn),
    correct: chatJa.confirmation.correctThis(form.measureId),
    measureId: form.measureId,
  })
}
