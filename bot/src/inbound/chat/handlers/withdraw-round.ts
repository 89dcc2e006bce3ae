/** 取り下げ: the PMO looks at what it does to whom, takes a sent round back, and may open it again. */
import { isRefusal, type Refusal } from '../../../../../shared/src/domain/refusal.ts'
import type { RoundId } from '../../../../../shared/src/domain/round.ts'
import { chatJa } from '../../../../../shared/src/wording/chat.ja.ts'
import { refusalJa } from '../../../../../shared/src/wording/refusals.ja.ts'
import { withdrawJa } from '../../../../../shared/src/wording/round-change.ja.ts'
import { planCard } from '../../../cards/plan-card.ts'
import { openRoundCard } from '../../../cards/pmo-cards.ts'
import { withdrawCard, withdrawDoneCard, withdrawnStatusCard } from '../../../cards/withdraw-card.ts'
import { readPlan } from '../../../usecases/plan-days.ts'
import { planRoundNow } from '../../../usecases/plan-round.ts'
import { previewWithdrawal, readWithdrawn, withdrawRound } from '../../../usecases/withdraw-round.ts'
import type { ActionReply, ChatReply, Turn } from '../turn.ts'

/** The word in chat. Who is not of the PMO hears what everybody hears to a word that is not known. */
export async function tellWithdrawal({ deps, person }: Turn): Promise<ChatReply> {
  const found = await previewWithdrawal(deps, person, null)
  if (!isRefusal(found)) return { card: withdrawCard(found), summary: withdrawJa.summary(found.round.id) }
  const { code } = found.refusal
  return { text: code === 'notAllowed' ? chatJa.replies.notUnderstood : refusalJa(found.refusal) }
}

export async function askToWithdraw({ deps, person }: Turn, roundId: RoundId): Promise<ActionReply> {
  const found = await previewWithdrawal(deps, person, roundId)
  return isRefusal(found) ? refused(found.refusal) : { card: withdrawCard(found) }
}

export async function confirmWithdraw({ deps, person }: Turn, roundId: RoundId): Promise<ActionReply> {
  const done = await withdrawRound(deps, person, roundId)
  return isRefusal(done) ? refused(done.refusal) : { card: withdrawDoneCard(done) }
}

/** Null where the newest round is not withdrawn, and for whoever does not watch it. */
export async function withdrawnPage({ deps, person }: Turn): Promise<ChatReply | null> {
  const found = await readWithdrawn(deps, person)
  if (found === null || isRefusal(found)) return null
  return {
    card: withdrawnStatusCard(found.round, found.answers),
    summary: withdrawJa.standing(found.round.id),
  }
}

export async function offerReopening({ deps, person }: Turn, roundId: RoundId): Promise<ActionReply> {
  const planned = await planRoundNow(deps, person, roundId)
  if (isRefusal(planned)) return refused(planned.refusal)
  return { card: openRoundCard(planned.roundId, planned.calendar, withdrawJa.reopens) }
}

/** やめる: back to the days. */
export async function showPlan({ deps, person }: Turn, roundId: RoundId): Promise<ActionReply> {
  const view = await readPlan(deps, person, roundId)
  return isRefusal(view) ? refused(view.refusal) : { card: planCard(view) }
}

const refused = (refusal: Refusal): ActionReply => ({ message: refusalJa(refusal) })
