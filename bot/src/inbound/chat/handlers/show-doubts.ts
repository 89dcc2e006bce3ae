/** 要確認: the PMO goes through what could not be read for sure, one by one or a whole kind at once. */
import type { Doubt, DoubtDecision, DoubtGroup } from '../../../../../shared/src/domain/doubt.ts'
import { isRefusal, type Refusal } from '../../../../../shared/src/domain/refusal.ts'
import { chatJa } from '../../../../../shared/src/wording/chat.ja.ts'
import { doubtsJa } from '../../../../../shared/src/wording/pmo-setup.ja.ts'
import { refusalJa } from '../../../../../shared/src/wording/refusals.ja.ts'
import {
  confirmAllCard,
  doubtCard,
  doubtFormCard,
  doubtGroupsCard,
  doubtListCard,
  placeOf,
} from '../../../cards/doubts-card.ts'
import { listDoubtGroups, listDoubts, nextOpenDoubt, readDoubt } from '../../../usecases/list-doubts.ts'
import { reopenGroup, reopenOne, settleGroup, settleOne } from '../../../usecases/settle-doubt.ts'
import type { ActionReply, ChatReply, Turn } from '../turn.ts'

const wording = doubtsJa

/** The word in chat. Who is not of the PMO hears what everybody hears to a word that is not known. */
export async function tellDoubts({ deps, person }: Turn): Promise<ChatReply> {
  const groups = await listDoubtGroups(deps, person)
  if (isRefusal(groups)) {
    const { code } = groups.refusal
    return { text: code === 'notAllowed' ? chatJa.replies.notUnderstood : refusalJa(groups.refusal) }
  }
  if (groups.length === 0) return { text: wording.none }
  const open = groups.reduce((sum, group) => sum + group.open, 0)
  return { card: doubtGroupsCard(groups), summary: wording.summary(open) }
}

export async function showDoubtGroups({ deps, person }: Turn, notice = ''): Promise<ActionReply> {
  const groups = await listDoubtGroups(deps, person)
  return isRefusal(groups) ? refused(groups.refusal) : { card: doubtGroupsCard(groups, notice) }
}

export async function showDoubtGroup(
  { deps, person }: Turn,
  group: DoubtGroup,
  page: number,
  notice = '',
  undo: Parameters<typeof doubtListCard>[4] = null,
): Promise<ActionReply> {
  const list = await listDoubts(deps, person, group)
  return isRefusal(list) ? refused(list.refusal) : { card: doubtListCard(list.count, list.rows, page, notice, undo) }
}

export async function lookAtDoubt({ deps, person }: Turn, id: string): Promise<ActionReply> {
  const shown = await readDoubt(deps, person, id)
  return isRefusal(shown) ? refused(shown.refusal) : { card: doubtCard(shown) }
}

export async function showDoubtForm({ deps, person }: Turn, id: string): Promise<ActionReply> {
  const shown = await readDoubt(deps, person, id)
  return isRefusal(shown) ? refused(shown.refusal) : { card: doubtFormCard(shown) }
}

/** あとで: it stays open, and the next one is shown. */
export async function leaveDoubt(turn: Turn, id: string): Promise<ActionReply> {
  const next = await nextOpenDoubt(turn.deps, turn.person, id)
  if (isRefusal(next)) return refused(next.refusal)
  return next ? { card: doubtCard(next) } : showDoubtGroups(turn)
}

export async function decideDoubt(turn: Turn, id: string, decision: DoubtDecision): Promise<ActionReply> {
  const settled = await settleOne(turn.deps, turn.person, id, decision)
  if (isRefusal(settled)) return refused(settled.refusal)
  const { done, next } = settled
  const notice = wording.done[done.doubt.settled?.as ?? decision.as](placeOf(done.doubt))
  if (next) return { card: doubtCard(next, notice, done.doubt) }
  return showDoubtGroup(turn, done.count.group, 0, notice, undoOf(done.doubt))
}

export async function undoDoubt({ deps, person }: Turn, id: string): Promise<ActionReply> {
  const reopened = await reopenOne(deps, person, id)
  if (isRefusal(reopened)) return refused(reopened.refusal)
  return { card: doubtCard(reopened, wording.done.undone(placeOf(reopened.doubt))) }
}

export async function askToSettleAll({ deps, person }: Turn, group: DoubtGroup): Promise<ActionReply> {
  const list = await listDoubts(deps, person, group)
  return isRefusal(list) ? refused(list.refusal) : { card: confirmAllCard(list.count) }
}

export async function settleAll(turn: Turn, group: DoubtGroup): Promise<ActionReply> {
  const settled = await settleGroup(turn.deps, turn.person, group)
  if (isRefusal(settled)) return refused(settled.refusal)
  const undo = { title: wording.undo, verb: 'doubts.undoAll', data: { group, at: settled.at.toISOString() } }
  return showDoubtGroup(turn, group, 0, wording.done.group(settled.count), settled.count > 0 ? undo : null)
}

export async function undoAll(turn: Turn, group: DoubtGroup, at: Date): Promise<ActionReply> {
  const count = await reopenGroup(turn.deps, turn.person, group, at)
  return isRefusal(count) ? refused(count.refusal) : showDoubtGroup(turn, group, 0, wording.done.groupUndone(count))
}

const undoOf = (doubt: Doubt) => ({
  title: wording.undoLast(placeOf(doubt)),
  verb: 'doubts.undo',
  data: { id: doubt.id },
})

const refused = (refusal: Refusal): ActionReply => ({ message: refusalJa(refusal) })
