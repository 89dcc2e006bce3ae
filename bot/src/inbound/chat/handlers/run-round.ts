/** The PMO opens, watches and closes a round. */
import { isRefusal, type Refusal } from '../../../../../shared/src/domain/refusal.ts'
import type { RoundId } from '../../../../../shared/src/domain/round.ts'
import { pmoJa } from '../../../../../shared/src/wording/pmo.ja.ts'
import { refusalJa } from '../../../../../shared/src/wording/refusals.ja.ts'
import { noteCard } from '../../../cards/note-card.ts'
import { closeRoundCard, openRoundCard, pickMeasureCard, roundStatusCard } from '../../../cards/pmo-cards.ts'
import { closeRound } from '../../../usecases/close-round.ts'
import { openRound } from '../../../usecases/open-round.ts'
import { planRoundNow } from '../../../usecases/plan-round.ts'
import { readRoundStatus } from '../../../usecases/read-round-status.ts'
import type { ActionReply, ChatReply, Turn } from '../turn.ts'
import { arrivalLine } from './arrival-line.ts'

const toStatus = { title: pmoJa.look.back, verb: 'round.status' }

export async function showStatus(turn: Turn): Promise<ActionReply> {
  const status = await readRoundStatus(turn.deps, turn.person)
  if (isRefusal(status)) return refused(status.refusal)
  return { card: roundStatusCard(status, turn.deps.clock.now()) }
}

/** 回を開く: what would be opened, before it is. */
export async function offerRound({ deps, person }: Turn): Promise<ChatReply> {
  const planned = await planRoundNow(deps, person)
  if (isRefusal(planned)) return { text: refusalJa(planned.refusal) }
  const { roundId, calendar } = planned
  return { card: openRoundCard(roundId, calendar), summary: pmoJa.open.heading(roundId) }
}

export async function confirmOpen(turn: Turn, roundId: RoundId): Promise<ActionReply> {
  const opened = await openRound(turn.deps, turn.person, roundId)
  if (isRefusal(opened)) return refused(opened.refusal)
  const dates = pmoJa.open.dates(opened.dueOn, opened.closesOn, opened.asOfDay)
  const later = await arrivalLine(turn)
  const cards = later === '' ? '' : `${pmoJa.open.effect}${later}`
  return { card: noteCard(`${pmoJa.open.done(roundId)}${cards}`, dates, toStatus) }
}

export async function askToClose(turn: Turn): Promise<ActionReply> {
  const status = await readRoundStatus(turn.deps, turn.person)
  return isRefusal(status) ? refused(status.refusal) : { card: closeRoundCard(status) }
}

export async function confirmClose(turn: Turn, roundId: RoundId): Promise<ActionReply> {
  const closed = await closeRound(turn.deps, turn.person, roundId)
  return isRefusal(closed) ? refused(closed.refusal) : { card: noteCard(pmoJa.close.done(roundId)) }
}

export async function pickForReview(turn: Turn): Promise<ActionReply> {
  return pick(turn, pmoJa.pick.reviewHeading, 'review.look', ['answered', 'returned', 'accepted'])
}

export async function pickForRecord(turn: Turn): Promise<ActionReply> {
  return pick(turn, pmoJa.pick.recordHeading, 'checkIn.form', ['planned', 'delivered', 'unreachable'])
}

async function pick(
  turn: Turn,
  heading: string,
  verb: 'review.look' | 'checkIn.form',
  states: readonly string[],
): Promise<ActionReply> {
  const status = await readRoundStatus(turn.deps, turn.person)
  if (isRefusal(status)) return refused(status.refusal)
  const { round, measures } = status
  const offered = measures.filter(({ expectation }) => states.includes(expectation.state))
  return {
    card: pickMeasureCard(
      round.id,
      heading,
      verb,
      offered.map(({ measure }) => measure),
    ),
  }
}

const refused = (refusal: Refusal): ActionReply => ({ message: refusalJa(refusal) })
