/** 引き継ぎ: asking a colleague or naming a successor, and the receiver's answer. */
import type { MeasureId } from '../../../../../shared/src/domain/measure.ts'
import { isRefusal, type Refusal } from '../../../../../shared/src/domain/refusal.ts'
import { handOverJa } from '../../../../../shared/src/wording/decisions.ja.ts'
import { refusalJa } from '../../../../../shared/src/wording/refusals.ja.ts'
import { handOverDeclineCard, handOverDoneCard, handOverFormCard } from '../../../cards/hand-over-card.ts'
import { noteCard } from '../../../cards/note-card.ts'
import {
  type HandOverPlace,
  handOverMeasure,
  readHandOver,
  readHandOverChoices,
  settleHandOver,
  takeHandOverBack,
} from '../../../usecases/hand-over-measure.ts'
import type { ActionReply, ChatReply, Turn } from '../turn.ts'
import { arrivalLine } from './arrival-line.ts'

/** The word in chat. */
export async function tellHandOver(turn: Turn): Promise<ChatReply> {
  const reply = await showHandOverForm(turn)
  return 'card' in reply ? { card: reply.card, summary: handOverJa.heading } : { text: reply.message }
}

/** `first`: the measure that is chosen already. */
export async function showHandOverForm({ deps, person }: Turn, first: MeasureId | null = null): Promise<ActionReply> {
  const choices = await readHandOverChoices(deps, person)
  if (isRefusal(choices)) return refused(choices.refusal)
  if (choices.measures.length === 0) return { message: handOverJa.nothing }
  return { card: handOverFormCard(choices, first) }
}

export interface HandOverForm {
  readonly measureId: string
  readonly to: string
  readonly effectiveOn: string
}

/** A refusal is a line below the form: what was chosen stays on the screen. */
export async function sendHandOver({ deps, person }: Turn, form: HandOverForm): Promise<ActionReply> {
  const effectiveOn = form.effectiveOn.trim() === '' ? null : form.effectiveOn.trim()
  const asked = await handOverMeasure(deps, person, { measureId: form.measureId, to: form.to.trim(), effectiveOn })
  if (isRefusal(asked)) return refused(asked.refusal)
  return { card: handOverDoneCard(asked, asked.handOver.followedAt !== null, await arrivalLine({ deps })) }
}

export async function takeBack(turn: Turn, place: HandOverPlace): Promise<ActionReply> {
  const taken = await takeHandOverBack(turn.deps, turn.person, place)
  return isRefusal(taken) ? refused(taken.refusal) : { card: noteCard(handOverJa.takenBack(place.measureId)) }
}

export async function acceptHandOver({ deps, person }: Turn, place: HandOverPlace): Promise<ActionReply> {
  const accepted = await settleHandOver(deps, person, { ...place, accepts: true, reply: '' })
  if (isRefusal(accepted)) return refused(accepted.refusal)
  return { card: noteCard(handOverJa.accepted(place.measureId), handOverJa.acceptedNote) }
}

export async function showDeclineForm(
  { deps, person }: Turn,
  place: HandOverPlace,
  typed = '',
  notice = '',
): Promise<ActionReply> {
  const shown = await readHandOver(deps, person, place)
  return isRefusal(shown) ? refused(shown.refusal) : { card: handOverDeclineCard(shown, typed, notice) }
}

export async function declineHandOver(
  turn: Turn,
  { text, ...place }: HandOverPlace & { readonly text: string },
): Promise<ActionReply> {
  const declined = await settleHandOver(turn.deps, turn.person, { ...place, accepts: false, reply: text })
  if (!isRefusal(declined)) return { card: noteCard(handOverJa.declined(place.measureId, await arrivalLine(turn))) }
  const sentence = refusalJa(declined.refusal)
  return declined.refusal.code === 'textTooLong' ? showDeclineForm(turn, place, text, sentence) : { message: sentence }
}

const refused = (refusal: Refusal): ActionReply => ({ message: refusalJa(refusal) })
