/**
 * A round that nobody planned opens by the city's rule, but never by surprise: some days ahead its days stand as if the PMO
 * had settled them, so that the PMO hears of them and may change them or hold the round back.
 */
import { dayInTokyo, type Holidays } from '../../../shared/src/domain/day.ts'
import { roundIdOn } from '../../../shared/src/domain/fiscal-calendar.ts'
import type { Round } from '../../../shared/src/domain/round.ts'
import { planRound } from '../../../shared/src/domain/round-calendar.ts'
import { forewarned, isRuleDue } from '../../../shared/src/domain/round-plan.ts'
import { plannedRound } from './look-ahead.ts'
import type { Transaction } from './ports.ts'

/** Once a minute. Where nobody is PMO there is nobody to forewarn, and nothing opens. */
export async function planByRule(tx: Transaction, now: Date, holidays: Holidays): Promise<void> {
  const today = dayInTokyo(now)
  const roundId = roundIdOn(today)
  const plan = planRound(roundId, holidays)
  if (!isRuleDue(plan, today, holidays)) return
  if ((await tx.ladder.plan(roundId)) || (await tx.rounds.find(roundId))) return
  if ((await tx.ladder.heldBack()).has(roundId)) return
  if ((await tx.people.holding([{ kind: 'pmo' }])).length === 0) return
  // Instances take turns: the first one settles it.
  if (!(await tx.ladder.addStepDone(roundId, { step: 'byRule', day: plan.opensOn }, now))) return
  await tx.ladder.savePlan({ roundId, ...plan, meetingOn: null }, now)
}

/** The round with its days put off where its day has come by the rule alone and the PMO has not heard of it yet. */
export async function putOffUnlessTold(tx: Transaction, round: Round, now: Date, holidays: Holidays): Promise<Round> {
  const today = dayInTokyo(now)
  if (round.state !== 'planned' || today < round.opensOn) return round
  const done = (await tx.ladder.stepsDone(round.id)).flatMap(({ step, day }) => (day === round.opensOn ? step : []))
  if (!done.includes('byRule') || done.includes('preflight')) return round
  const days = forewarned(round, today, holidays)
  const plan = { roundId: round.id, ...days, meetingOn: null }
  await tx.ladder.savePlan(plan, now)
  await tx.ladder.addStepDone(round.id, { step: 'byRule', day: days.opensOn }, now)
  return plannedRound(plan)
}
