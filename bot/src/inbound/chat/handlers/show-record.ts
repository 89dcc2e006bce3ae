/** 記録: the PMO sees what waits for the city's lists, has it tried again, and decides on what differs there. */

import type { RecordAddress } from '../../../../../shared/src/domain/record.ts'
import { isRefusal, type Refusal } from '../../../../../shared/src/domain/refusal.ts'
import { chatJa } from '../../../../../shared/src/wording/chat.ja.ts'
import { recordDifferencesJa } from '../../../../../shared/src/wording/record-differences.ja.ts'
import { refusalJa } from '../../../../../shared/src/wording/refusals.ja.ts'
import { differenceCard, recordStandingCard } from '../../../cards/record-card.ts'
import { readDifference, readRecordStanding, tryRecordAgain } from '../../../usecases/list-differences.ts'
import { settleDifference } from '../../../usecases/settle-difference.ts'
import type { ActionReply, ChatReply, Turn } from '../turn.ts'

const wording = recordDifferencesJa

/** The word in chat. Who is not of the PMO hears what everybody hears to a word that is not known. */
export async function tellRecord({ deps, person }: Turn): Promise<ChatReply> {
  const standing = await readRecordStanding(deps, person)
  if (isRefusal(standing)) {
    const { code } = standing.refusal
    return { text: code === 'notAllowed' ? chatJa.replies.notUnderstood : refusalJa(standing.refusal) }
  }
  return { card: recordStandingCard(standing), summary: wording.summary(standing.waiting, standing.differences) }
}

export async function showRecord({ deps, person }: Turn, notice = ''): Promise<ActionReply> {
  const standing = await readRecordStanding(deps, person)
  return isRefusal(standing) ? refused(standing.refusal) : { card: recordStandingCard(standing, notice) }
}

export async function tryAgain({ deps, person }: Turn): Promise<ActionReply> {
  const tried = await tryRecordAgain(deps, person)
  if (isRefusal(tried)) return refused(tried.refusal)
  return { card: recordStandingCard(tried.standing, wording.triedAgain(tried.again)) }
}

export async function showDifference(turn: Turn, at: number): Promise<ActionReply> {
  const difference = await readDifference(turn.deps, turn.person, at)
  if (isRefusal(difference)) return refused(difference.refusal)
  return difference ? { card: differenceCard(difference) } : showRecord(turn, wording.allSettled)
}

export async function decideDifference(
  turn: Turn,
  { cell, at, ...address }: RecordAddress & { readonly cell: string; readonly at: number },
  as: 'ours' | 'theirs',
): Promise<ActionReply> {
  const settled = await settleDifference(turn.deps, turn.person, address, cell, as, at)
  if (isRefusal(settled)) return refused(settled.refusal)
  const notice = address.key.startsWith('+') ? wording.done.row : wording.done[as]
  return settled.next ? { card: differenceCard(settled.next, notice) } : showRecord(turn, notice)
}

const refused = (refusal: Refusal): ActionReply => ({ message: refusalJa(refusal) })
