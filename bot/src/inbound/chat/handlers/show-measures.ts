/** 一覧: what the person is asked in the open round. */
import { isRefusal } from '../../../../../shared/src/domain/refusal.ts'
import { chatJa } from '../../../../../shared/src/wording/chat.ja.ts'
import { refusalJa } from '../../../../../shared/src/wording/refusals.ja.ts'
import { overviewCard, overviewSummary } from '../../../cards/overview-card.ts'
import { showOwnMeasures } from '../../../usecases/show-own-measures.ts'
import type { ActionReply, ChatReply, Turn } from '../turn.ts'

export async function showMeasures(turn: Turn, page: number): Promise<ActionReply> {
  const reply = await listMeasures(turn, page)
  return 'card' in reply ? { card: reply.card } : { message: reply.text }
}

export async function listMeasures({ deps, person }: Turn, page = 0): Promise<ChatReply> {
  const shown = await showOwnMeasures(deps, person)
  if (isRefusal(shown)) return { text: refusalJa(shown.refusal) }
  const { round, own } = shown
  if (!round) return { text: chatJa.replies.noRound }
  if (own.length === 0) return { text: chatJa.replies.noMeasures }
  return { card: overviewCard(round, own, page), summary: overviewSummary(round, own) }
}

export async function tellStatus({ deps, person }: Turn): Promise<ChatReply> {
  const shown = await showOwnMeasures(deps, person)
  if (isRefusal(shown)) return { text: refusalJa(shown.refusal) }
  const { round, own } = shown
  if (!round) return { text: chatJa.replies.noRound }
  if (own.length === 0) return { text: chatJa.replies.noMeasures }
  const answered = own.filter(({ revision }) => revision > 0).length
  return { text: chatJa.replies.status(round.id, answered, own.length, round.dueOn) }
}
