/** 回の予定: the PMO settles the days of a round, those on which managers are left alone, and how managers are asked. */
import { dayInTokyo, isDay } from '../../../shared/src/domain/day.ts'
import { roundToPrepare } from '../../../shared/src/domain/excuse.ts'
import { parseRoundId } from '../../../shared/src/domain/fiscal-calendar.ts'
import { managerChecks } from '../../../shared/src/domain/manager-look.ts'
import { readMutePeriod } from '../../../shared/src/domain/mute-period.ts'
import type { PersonId } from '../../../shared/src/domain/person.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/src/domain/refusal.ts'
import { closedDay, type Round, type RoundId, type RoundState } from '../../../shared/src/domain/round.ts'
import { changePlan, type PlanChange, planForMeeting, type RoundPlan } from '../../../shared/src/domain/round-plan.ts'
import { findPermitted } from './find-permitted.ts'
import { followDays } from './follow-days.ts'
import type { LadderSettings, PlannedDays } from './ladder-ports.ts'
import { type Rehearsal, readPreflight } from './look-ahead.ts'
import type { Deps, Transaction } from './ports.ts'

export interface PlanInView {
  readonly roundId: RoundId
  readonly state: RoundState
  readonly plan: RoundPlan
  /** Nobody has settled them yet: they are the rule's. */
  readonly byRule: boolean
  /** The PMO has stopped it before its opening. */
  readonly heldBack: boolean
  /** Whether it opens on its day without a press. */
  readonly opensItself: boolean
  /** Of an open round whose days have just moved: how many people will hear of it. */
  readonly told?: number
}

type No = { readonly refusal: Refusal }

/** `wanted`: null for the open round, or the one that comes next. */
export async function readPlan(deps: Deps, asker: PersonId, wanted: RoundId | null): Promise<PlanInView | No> {
  return deps.unitOfWork.run(async (tx) => {
    const person = await findPermitted(tx, asker, 'planRound')
    return isRefusal(person) ? person : find(deps, tx, wanted)
  })
}

export async function savePlan(
  deps: Deps,
  asker: PersonId,
  roundId: RoundId,
  change: PlanChange,
): Promise<PlanInView | No> {
  const { unitOfWork, clock, holidays } = deps
  return unitOfWork.run(async (tx) => {
    const found = await findToChange(deps, tx, asker, roundId)
    if (isRefusal(found)) return found
    const plan = changePlan(roundId, found.state, found.plan, change, dayInTokyo(clock.now()), holidays)
    return isRefusal(plan) ? plan : save(deps, tx, { ...found, plan }, found.plan)
  })
}

/** Back from the day of the 本部会議, by the rule. Saved, because what is shown has to be what will happen. */
export async function planBackFromMeeting(
  deps: Deps,
  asker: PersonId,
  roundId: RoundId,
  meetingOn: string,
): Promise<PlanInView | No> {
  const { unitOfWork, clock, holidays } = deps
  return unitOfWork.run(async (tx) => {
    const found = await findUnopened(deps, tx, asker, roundId)
    if (isRefusal(found)) return found
    if (!isDay(meetingOn.trim())) return refuse({ code: 'notADay', field: 'meetingOn' })
    const plan = planForMeeting(roundId, meetingOn.trim(), holidays)
    if (isRefusal(plan)) return plan
    const change = { ...plan, meetingOn: plan.meetingOn ?? '' }
    const kept = changePlan(roundId, found.state, found.plan, change, dayInTokyo(clock.now()), holidays)
    return isRefusal(kept) ? kept : save(deps, tx, { ...found, plan: kept }, found.plan)
  })
}

/** 開く前に止める. Settling the days anew lets it open by itself again. */
export async function holdBack(deps: Deps, asker: PersonId, roundId: RoundId): Promise<PlanInView | No> {
  const { unitOfWork, clock } = deps
  return unitOfWork.run(async (tx) => {
    const found = await findUnopened(deps, tx, asker, roundId)
    if (isRefusal(found)) return found
    await tx.ladder.setHeldBack(roundId, true, clock.now())
    return find(deps, tx, roundId)
  })
}

/** Whoever opens or closes a round waits until its plan has changed. */
async function findToChange(deps: Deps, tx: Transaction, asker: PersonId, roundId: RoundId): Promise<PlanInView | No> {
  const person = await findPermitted(tx, asker, 'planRound')
  if (isRefusal(person)) return person
  await tx.rounds.lockAll()
  return find(deps, tx, roundId)
}

async function findUnopened(deps: Deps, tx: Transaction, asker: PersonId, roundId: RoundId): Promise<PlanInView | No> {
  const found = await findToChange(deps, tx, asker, roundId)
  if (isRefusal(found) || found.state !== 'open') return found
  return refuse({ code: 'roundAlreadyOpened', roundId })
}

export type MuteSettings = Pick<LadderSettings, 'mutePeriods' | 'managerCheck'>

export async function readMutes({ unitOfWork }: Deps, asker: PersonId): Promise<MuteSettings | No> {
  return unitOfWork.run(async (tx) => {
    const person = await findPermitted(tx, asker, 'planRound')
    return isRefusal(person) ? person : tx.ladder.settings()
  })
}

export type MuteChange =
  | { readonly kind: 'add'; readonly from: string; readonly to: string; readonly reason: string }
  /** `from/to` of one that is there. */
  | { readonly kind: 'remove'; readonly period: string }
  | { readonly kind: 'check'; readonly check: string }

export async function changeMutes(
  { unitOfWork, clock }: Deps,
  asker: PersonId,
  change: MuteChange,
): Promise<MuteSettings | No> {
  return unitOfWork.run(async (tx) => {
    const person = await findPermitted(tx, asker, 'planRound')
    if (isRefusal(person)) return person
    await tx.rounds.lockAll()
    const { mutePeriods } = await tx.ladder.settings()
    const now = clock.now()
    if (change.kind === 'check') {
      const check = managerChecks.find((known) => known === change.check)
      if (!check) return refuse({ code: 'malformedRequest' })
      await tx.ladder.saveSetting('managerCheck', check, asker, now)
      return tx.ladder.settings()
    }
    const others = mutePeriods.filter(({ from, to }) => `${from}/${to}` !== keyOf(change))
    const added = change.kind === 'add' ? readMutePeriod(change) : null
    if (added && isRefusal(added)) return added
    const periods = [...others, ...(added ? [added] : [])].sort((one, other) => (one.from < other.from ? -1 : 1))
    await tx.ladder.saveSetting('mutePeriods', periods, asker, now)
    return tx.ladder.settings()
  })
}

/** 予行: a leader's card of a round that has not opened, for the eyes of the PMO. */
export async function rehearse(
  deps: Deps,
  asker: PersonId,
  roundId: RoundId,
): Promise<(Rehearsal & { readonly round: Round }) | No> {
  return deps.unitOfWork.run(async (tx) => {
    const asking = await findPermitted(tx, asker, 'planRound')
    if (isRefusal(asking)) return asking
    const found = await find(deps, tx, roundId)
    if (isRefusal(found)) return found
    if (found.state !== 'planned') return refuse({ code: 'roundAlreadyOpened', roundId })
    const { round, rehearsal } = await readPreflight(deps, tx, { roundId, ...found.plan })
    return rehearsal ? { round, ...rehearsal } : refuse({ code: 'measuresWithoutLeader', roundId, measureIds: [] })
  })
}

const keyOf = (change: Exclude<MuteChange, { readonly kind: 'check' }>) =>
  change.kind === 'remove' ? change.period : `${change.from.trim()}/${change.to.trim()}`

async function find({ clock, holidays }: Deps, tx: Transaction, wanted: RoundId | null): Promise<PlanInView | No> {
  const open = await tx.rounds.open()
  const roundId =
    wanted ??
    open?.id ??
    (await tx.rounds.withdrawn())?.id ??
    roundToPrepare(clock.now(), await tx.assignments.roundIds())
  if (!parseRoundId(roundId)) return refuse({ code: 'unknownRound', roundId })
  const round = await tx.rounds.find(roundId)
  if (round?.state === 'closed') return refuse({ code: 'roundClosed', roundId, closedOn: closedDay(round) })
  const planned = await tx.ladder.plan(roundId)
  const heldBack = (await tx.ladder.heldBack()).has(roundId)
  if (round?.state === 'open') {
    const { opensOn, dueOn, closesOn, asOfDay } = round
    const plan = { opensOn, dueOn, closesOn, asOfDay, meetingOn: planned?.meetingOn ?? null }
    return { roundId, state: 'open', plan, byRule: false, heldBack: false, opensItself: false }
  }
  if (round) {
    const { opensOn, dueOn, closesOn, asOfDay } = round
    const plan = planned ? withoutId(planned) : { opensOn, dueOn, closesOn, asOfDay, meetingOn: null }
    return { roundId, state: 'withdrawn', plan, byRule: false, heldBack, opensItself: planned !== null && !heldBack }
  }
  if (planned) {
    return { roundId, state: 'planned', plan: withoutId(planned), byRule: false, heldBack, opensItself: !heldBack }
  }
  const plan = planForMeeting(roundId, null, holidays)
  if (isRefusal(plan)) return plan
  const opensItself = !heldBack && dayInTokyo(clock.now()) < plan.opensOn
  return { roundId, state: 'planned', plan, byRule: true, heldBack, opensItself }
}

const withoutId = ({ roundId: _, ...plan }: PlannedDays): RoundPlan => plan

async function save(deps: Deps, tx: Transaction, view: PlanInView, before: RoundPlan): Promise<PlanInView> {
  const now = deps.clock.now()
  const planned = { roundId: view.roundId, ...view.plan }
  await tx.ladder.savePlan(planned, now)
  await tx.ladder.setHeldBack(view.roundId, false, now)
  const saved = { ...view, byRule: false, heldBack: false, opensItself: view.state !== 'open' }
  if (view.state !== 'open') return saved
  await tx.ladder.changeDays(planned)
  const { opensOn, dueOn, closesOn, asOfDay } = view.plan
  const round = { id: view.roundId, state: 'open', opensOn, dueOn, closesOn, asOfDay } as const
  return { ...saved, told: await followDays(deps, tx, before, round, now) }
}
