/** What the manager presses about what is not answered, and あとで by the leader. */

import { dayInTokyo } from '../../../../../shared/src/domain/day.ts'
import type { ManagerChoiceDraft } from '../../../../../shared/src/domain/manager-choice.ts'
import type { MeasureId } from '../../../../../shared/src/domain/measure.ts'
import { isRefusal, type Refusal } from '../../../../../shared/src/domain/refusal.ts'
import type { RoundId } from '../../../../../shared/src/domain/round.ts'
import { chatJa } from '../../../../../shared/src/wording/chat.ja.ts'
import { reminderJa, unansweredJa } from '../../../../../shared/src/wording/ladder.ja.ts'
import { refusalJa } from '../../../../../shared/src/wording/refusals.ja.ts'
import { noteCard } from '../../../cards/note-card.ts'
import { plainText } from '../../../cards/plain-text.ts'
import { unansweredCard, unansweredSummary, wayOutCard } from '../../../cards/unanswered-card.ts'
import { decideOnUnanswered, listUnanswered, readUnanswered } from '../../../usecases/decide-unanswered.ts'
import { putOff } from '../../../usecases/put-off.ts'
import type { ActionReply, ChatReply, Turn } from '../turn.ts'
import { arrivalLine } from './arrival-line.ts'

interface Place {
  readonly roundId: RoundId
  readonly measureId: MeasureId
}

const wording = unansweredJa
const toList = { title: wording.back, verb: 'unanswered.list' }

export async function snooze({ deps, person }: Turn, roundId: RoundId, choice: string): Promise<ActionReply> {
  const put = await putOff(deps, person, roundId, choice)
  // The card stays: the answer can still be given now.
  return isRefusal(put) ? refused(put.refusal) : { message: reminderJa.snoozed(put.until) }
}

/** 「確認」: the manager's own list, whenever it is wanted. */
export async function tellUnansweredList({ deps, person }: Turn): Promise<ChatReply> {
  const found = await listUnanswered(deps, person)
  if (isRefusal(found)) {
    const { code } = found.refusal
    return { text: code === 'notAllowed' ? chatJa.replies.notUnderstood : refusalJa(found.refusal) }
  }
  const { round, rows } = found
  if (rows.length === 0) return { text: wording.none }
  return {
    card: unansweredCard(round, rows, dayInTokyo(deps.clock.now())),
    summary: unansweredSummary(round, rows),
  }
}

export async function showUnanswered({ deps, person }: Turn): Promise<ActionReply> {
  const found = await listUnanswered(deps, person)
  if (isRefusal(found)) return refused(found.refusal)
  return found.rows.length === 0
    ? { message: wording.none }
    : { card: unansweredCard(found.round, found.rows, dayInTokyo(deps.clock.now())) }
}

export async function showWaysOut({ deps, person }: Turn, place: Place): Promise<ActionReply> {
  const found = await readUnanswered(deps, person, place)
  return isRefusal(found) ? refused(found.refusal) : { card: wayOutCard(found.round, found.row, found.people) }
}

export async function decide({ deps, person }: Turn, place: Place, draft: ManagerChoiceDraft): Promise<ActionReply> {
  const decided = await decideOnUnanswered(deps, person, place, draft)
  // A line below the form, which keeps what was typed in it.
  if (isRefusal(decided)) return refused(decided.refusal)
  const { choice, measure, named } = decided
  const name = `${measure.id} ${plainText(measure.title)}`
  const later = choice === 'anotherLeader' ? await arrivalLine({ deps }) : ''
  return { card: noteCard(wording.done[choice](name, plainText(named)), `${wording.effect[choice]}${later}`, toList) }
}

const refused = (refusal: Refusal): ActionReply => ({ message: refusalJa(refusal) })
