/** 予定: the PMO reads and settles the days of a round, and when managers are left alone. */
import { isRefusal, type Refusal } from '../../../../../shared/src/domain/refusal.ts'
import type { RoundId } from '../../../../../shared/src/domain/round.ts'
import type { PlanChange } from '../../../../../shared/src/domain/round-plan.ts'
import { chatJa } from '../../../../../shared/src/wording/chat.ja.ts'
import { planJa } from '../../../../../shared/src/wording/ladder.ja.ts'
import { refusalJa } from '../../../../../shared/src/wording/refusals.ja.ts'
import { muteFormCard, planCard, planFormCard } from '../../../cards/plan-card.ts'
import { rehearsalCard } from '../../../cards/preflight-card.ts'
import {
  changeMutes,
  holdBack,
  type MuteChange,
  planBackFromMeeting,
  readMutes,
  readPlan,
  rehearse,
  savePlan,
} from '../../../usecases/plan-days.ts'
import type { ActionReply, ChatReply, Turn } from '../turn.ts'

/** The word in chat. Who is not of the PMO hears what everybody hears to a word that is not known. */
export async function tellPlan({ deps, person }: Turn): Promise<ChatReply> {
  const view = await readPlan(deps, person, null)
  if (isRefusal(view)) {
    const { code } = view.refusal
    return { text: code === 'notAllowed' ? chatJa.replies.notUnderstood : refusalJa(view.refusal) }
  }
  return { card: planCard(view), summary: planJa.summary(view.roundId) }
}

export async function showPlanForm({ deps, person }: Turn, roundId: RoundId | null): Promise<ActionReply> {
  const view = await readPlan(deps, person, roundId)
  return isRefusal(view) ? refused(view.refusal) : { card: planFormCard(view) }
}

export async function changeDays({ deps, person }: Turn, roundId: RoundId, typed: PlanChange): Promise<ActionReply> {
  const saved = await savePlan(deps, person, roundId, typed)
  return shown({ deps, person }, roundId, typed, saved)
}

export async function planBack({ deps, person }: Turn, roundId: RoundId, typed: PlanChange): Promise<ActionReply> {
  const saved = await planBackFromMeeting(deps, person, roundId, typed.meetingOn ?? '')
  return shown({ deps, person }, roundId, typed, saved)
}

export async function holdRound({ deps, person }: Turn, roundId: RoundId): Promise<ActionReply> {
  const held = await holdBack(deps, person, roundId)
  return isRefusal(held) ? refused(held.refusal) : { card: planCard(held, planJa.held(roundId)) }
}

async function shown(
  { deps, person }: Turn,
  roundId: RoundId,
  typed: PlanChange,
  saved: Awaited<ReturnType<typeof savePlan>>,
): Promise<ActionReply> {
  if (!isRefusal(saved)) return { card: planCard(saved, planJa.saved(roundId)) }
  const view = await readPlan(deps, person, roundId)
  return isRefusal(view) ? refused(saved.refusal) : { card: planFormCard(view, typed, refusalJa(saved.refusal)) }
}

export async function showRehearsal({ deps, person }: Turn, roundId: RoundId): Promise<ActionReply> {
  const found = await rehearse(deps, person, roundId)
  return isRefusal(found)
    ? refused(found.refusal)
    : { card: rehearsalCard(found.round, found.own, found.person.post, found.ahead) }
}

export async function showMutes({ deps, person }: Turn): Promise<ActionReply> {
  const settings = await readMutes(deps, person)
  return isRefusal(settings) ? refused(settings.refusal) : { card: muteFormCard(settings) }
}

export async function saveMutes({ deps, person }: Turn, change: MuteChange): Promise<ActionReply> {
  const settings = await changeMutes(deps, person, change)
  // A line below the form, which keeps what was typed in it.
  return isRefusal(settings) ? refused(settings.refusal) : { card: muteFormCard(settings, planJa.mute.saved) }
}

const refused = (refusal: Refusal): ActionReply => ({ message: refusalJa(refusal) })
