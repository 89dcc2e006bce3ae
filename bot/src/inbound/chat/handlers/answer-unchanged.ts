/** 変わりない施策をまとめて回答. */
import { isRecorded } from '../../../../../shared/src/domain/check-in.ts'
import { isRefusal } from '../../../../../shared/src/domain/refusal.ts'
import type { RoundId } from '../../../../../shared/src/domain/round.ts'
import { chatJa } from '../../../../../shared/src/wording/chat.ja.ts'
import { fieldProblemJa, refusalJa } from '../../../../../shared/src/wording/refusals.ja.ts'
import { fitsInMessage } from '../../../cards/render-card.ts'
import { tickable, unchangedFormCard } from '../../../cards/unchanged-form-card.ts'
import { showOwnMeasures } from '../../../usecases/show-own-measures.ts'
import { submitUnchanged } from '../../../usecases/submit-unchanged.ts'
import type { ActionReply, Turn } from '../turn.ts'
import { showMeasures } from './show-measures.ts'
import { showNext } from './show-next.ts'

export interface TickedForm {
  readonly roundId: RoundId
  readonly nonce: string
  /** Ids joined by commas, as a card sends ticks. */
  readonly measures: string
  readonly reason: string
  readonly reasonText: string
}

export async function showUnchangedForm(turn: Turn, typed?: TickedForm, notice = ''): Promise<ActionReply> {
  const shown = await showOwnMeasures(turn.deps, turn.person)
  if (isRefusal(shown)) return { message: refusalJa(shown.refusal) }
  if (!shown.round || tickable(shown.own).length === 0) return showMeasures(turn, 0)
  const nonce = typed?.nonce ?? turn.deps.newNonce()
  const card = unchangedFormCard(shown.round, shown.own, nonce, typed, notice)
  return fitsInMessage(card) ? { card } : { message: notice }
}

export async function saveUnchanged(turn: Turn, form: TickedForm): Promise<ActionReply> {
  const { deps, person } = turn
  const { roundId, nonce, reason, reasonText } = form
  const measureIds = form.measures.split(',').filter((id) => id !== '')
  const saved = await submitUnchanged(deps, { person, roundId, measureIds, reason, reasonText, nonce })
  if (isRefusal(saved)) {
    const { code } = saved.refusal
    const sentence =
      code === 'textMissing'
        ? fieldProblemJa({ field: 'directionReasonText', code: 'missing' })
        : refusalJa(saved.refusal)
    return code === 'nothingTicked' || code === 'textMissing' || code === 'textTooLong'
      ? showUnchangedForm(turn, form, sentence)
      : { message: sentence }
  }
  const { round, own } = saved
  return showNext(turn, round, own, {
    heading: chatJa.unchanged.saved(saved.saved.length),
    answer: saved.saved.some(isRecorded) ? chatJa.confirmation.recordedSeveral : '',
    correctable: chatJa.confirmation.correctable(round.dueOn, round.closesOn),
    correct: '',
    measureId: '',
  })
}
