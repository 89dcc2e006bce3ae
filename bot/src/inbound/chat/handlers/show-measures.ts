/** 一覧: what the person is asked in the open round, or was asked in the one that a card speaks of. */
import { isRefusal } from '../../../../../shared/src/domain/refusal.ts'
import type { RoundId } from '../../../../../shared/src/domain/round.ts'
import { chatJa } from '../../../../../shared/src/wording/chat.ja.ts'
import { pmoJa } from '../../../../../shared/src/wording/pmo.ja.ts'
import { refusalJa } from '../../../../../shared/src/wording/refusals.ja.ts'
import { aheadFrame, overviewCard, overviewSummary } from '../../../cards/overview-card.ts'
import { roundStatusCard } from '../../../cards/pmo-cards.ts'
import { relatedListCard, relatedSummary } from '../../../cards/related-card.ts'
import { readRoundStatus } from '../../../usecases/read-round-status.ts'
import { listRelated } from '../../../usecases/related-lines.ts'
import { showOwnMeasures } from '../../../usecases/show-own-measures.ts'
import type { ActionReply, ChatReply, Turn } from '../turn.ts'
import { closedPage } from './close-report.ts'
import { withdrawnPage } from './withdraw-round.ts'

/** In place of the card that was pressed. Who is asked for nothing but watches the round goes back to watching. */
export async function showMeasures(turn: Turn, page = 0, roundId: RoundId | null = null): Promise<ActionReply> {
  const reply = await list(turn, page, roundId)
  if ('card' in reply) return reply
  const status = await readRoundStatus(turn.deps, turn.person)
  return isRefusal(status) ? { message: reply.text } : { card: roundStatusCard(status, turn.deps.clock.now()) }
}

/** As a message of its own: whatever form stands open elsewhere still does. */
export const listMeasures = (turn: Turn): Promise<ChatReply> => list(turn, 0, null)

async function list({ deps, person }: Turn, page: number, roundId: RoundId | null): Promise<ChatReply> {
  const shown = await showOwnMeasures(deps, person, roundId)
  if (isRefusal(shown)) return { text: refusalJa(shown.refusal) }
  const { round, own, ahead } = shown
  if (!round) return { text: chatJa.replies.noRound }
  const related = await listRelated(deps, person)
  const { round: open, rows } = isRefusal(related) ? { round, rows: [] } : related
  // Whoever leads nothing may still have a part in what others lead.
  if (own.length === 0 && rows.length > 0) {
    return { card: relatedListCard(open, rows), summary: relatedSummary(open, rows) }
  }
  if (own.length === 0) return { text: chatJa.replies.noMeasures }
  return {
    card: overviewCard(round, own, page, aheadFrame(round, ahead), rows.length),
    summary: overviewSummary(round, own),
    overviewOf: round.id,
  }
}

/** 状況: for the PMO how the round stands, for everybody else how far they are. */
export async function tellStatus(turn: Turn): Promise<ChatReply> {
  const { deps, person } = turn
  const status = await readRoundStatus(deps, person)
  if (!isRefusal(status)) {
    return { card: roundStatusCard(status, deps.clock.now()), summary: pmoJa.status.heading(status.round.id) }
  }
  const shown = await showOwnMeasures(deps, person)
  if (isRefusal(shown)) return { text: refusalJa(shown.refusal) }
  const { round, own } = shown
  // Between rounds the last one is how things stand, with what was corrected since.
  if (!round) return (await withdrawnPage(turn)) ?? (await closedPage(turn)) ?? { text: chatJa.replies.noRound }
  if (own.length === 0) return { text: chatJa.replies.noMeasures }
  const answered = own.filter(({ revision }) => revision > 0).length
  return { text: chatJa.replies.status(round.id, answered, own.length, round.dueOn) }
}
