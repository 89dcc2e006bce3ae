/** ご相談, on the side of whoever holds it: look, answer in one tap or with a few words, pass on. */
import { isRefusal } from '../../../../../shared/src/domain/refusal.ts'
import { consultationJa } from '../../../../../shared/src/wording/decisions.ja.ts'
import { refusalJa } from '../../../../../shared/src/wording/refusals.ja.ts'
import {
  consultationAnsweredCard,
  consultationCard,
  consultationFormCard,
  postsText,
} from '../../../cards/consultation-card.ts'
import { noteCard } from '../../../cards/note-card.ts'
import {
  type ConsultationPlace,
  passOnConsultation,
  readConsultation,
  replyToConsultation,
} from '../../../usecases/answer-consultation.ts'
import type { ActionReply, Turn } from '../turn.ts'
import { arrivalLine } from './arrival-line.ts'

export async function showConsultation({ deps, person }: Turn, place: ConsultationPlace): Promise<ActionReply> {
  const shown = await readConsultation(deps, { asker: person, ...place })
  if (isRefusal(shown)) return { message: refusalJa(shown.refusal) }
  return { card: consultationCard(shown, shown.consultation.holders.includes(person)) }
}

/** What has been settled meanwhile takes no words any more. */
export async function showConsultationForm(
  { deps, person }: Turn,
  place: ConsultationPlace,
  typed = '',
  notice = '',
): Promise<ActionReply> {
  const shown = await readConsultation(deps, { asker: person, ...place })
  if (isRefusal(shown)) return { message: refusalJa(shown.refusal) }
  const { state, holders } = shown.consultation
  if (state !== 'open' || !holders.includes(person)) return { card: consultationCard(shown, false) }
  return { card: consultationFormCard(shown, typed, notice) }
}

export async function sendConsultationReply(
  turn: Turn,
  { text, ...place }: ConsultationPlace & { readonly text: string },
): Promise<ActionReply> {
  const answered = await replyToConsultation(turn.deps, { asker: turn.person, ...place, reply: text })
  if (!isRefusal(answered)) {
    return { card: consultationAnsweredCard(answered, consultationJa.sent(place.measureId, await arrivalLine(turn))) }
  }
  const { code } = answered.refusal
  const sentence = refusalJa(answered.refusal)
  if (code === 'textMissing' || code === 'textTooLong') return showConsultationForm(turn, place, text, sentence)
  return { message: sentence }
}

export async function passConsultationOn(turn: Turn, place: ConsultationPlace): Promise<ActionReply> {
  const passed = await passOnConsultation(turn.deps, { asker: turn.person, ...place })
  if (isRefusal(passed)) return { message: refusalJa(passed.refusal) }
  const later = await arrivalLine(turn)
  return { card: noteCard(consultationJa.passed(place.measureId, postsText(passed.heldBy), later)) }
}
