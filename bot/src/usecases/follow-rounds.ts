/**
 * The life of a round by the clock: three days before it opens the PMO is told what is missing, on its day it opens, and on
 * its closing day the PMO is asked to close it. Steps that were missed are caught up in order, each once.
 */
import { type Day, dayInTokyo, type Holidays } from '../../../shared/src/domain/day.ts'
import { isRefusal } from '../../../shared/src/domain/refusal.ts'
import type { Round, RoundCalendar } from '../../../shared/src/domain/round.ts'
import { openByHand } from '../../../shared/src/domain/round-calendar.ts'
import { type RoundStep, roundStepsDue } from '../../../shared/src/domain/round-plan.ts'
import { isNoticeTime } from '../../../shared/src/domain/sending-hours.ts'
import type { ClockStep } from './ladder-ports.ts'
import { plannedRound } from './look-ahead.ts'
import { planByRule, putOffUnlessTold } from './plan-by-rule.ts'
import type { Deps, Transaction } from './ports.ts'
import { startRound } from './start-round.ts'

/** How long the preflight waits for the directory. */
const minutesForDirectory = 10

/** Resolves with the number of steps taken. */
export async function followRounds(deps: Deps): Promise<number> {
  const { unitOfWork, clock, holidays } = deps
  const now = clock.now()
  return unitOfWork.run(async (tx) => {
    const { sendingHours: hours } = await tx.ladder.settings()
    if (!isNoticeTime(now, hours, holidays)) return 0
    await planByRule(tx, now, holidays)
    const open = await tx.rounds.open()
    const rounds = [...(open ? [open] : []), ...(await tx.ladder.plansAhead()).map(plannedRound)]
    let taken = 0
    for (const planned of rounds) {
      const round = await putOffUnlessTold(tx, planned, now, holidays)
      const done = new Set<RoundStep>()
      for (const { step, day } of await tx.ladder.stepsDone(round.id)) {
        if (step !== 'notOpened' && step !== 'byRule' && day === dayOf(round, step)) done.add(step)
      }
      for (const step of roundStepsDue({ now, round, done, hours, holidays })) {
        if (step === 'preflight' && (await isDirectoryAsked(tx, round, now))) break
        if (await take(deps, tx, round, step, now)) taken += 1
      }
    }
    return taken
  })
}

async function take(deps: Deps, tx: Transaction, round: Round, step: RoundStep, now: Date): Promise<boolean> {
  if (step !== 'open') return tellPmo(tx, round, step, now)
  const opened = await startRound(deps, tx, round.id, daysFor(round, dayInTokyo(now), deps.holidays), now)
  if (isRefusal(opened)) return tellPmo(tx, round, 'notOpened', now)
  return tx.ladder.addStepDone(round.id, { step, day: round.opensOn }, now)
}

async function tellPmo(
  tx: Transaction,
  round: Round,
  step: Exclude<ClockStep, 'open' | 'byRule'>,
  now: Date,
): Promise<boolean> {
  const day = dayOf(round, step)
  if (!(await tx.ladder.addStepDone(round.id, { step, day }, now))) return false
  for (const { id: personId } of await tx.people.holding([{ kind: 'pmo' }])) {
    const key = { roundId: round.id, personId, step: `round:${step}:${day}` } as const
    if (await tx.delivery.addNotice(key, now)) await tx.later({ name: 'send-notice', payload: key })
  }
  return true
}

/** The day of the plan that the step belongs to: where it moves, the step comes again. */
function dayOf({ opensOn, closesOn }: Round, step: ClockStep): string {
  return step === 'askToClose' ? closesOn : opensOn
}

/** The days of the plan stay however late it is, for the 本部会議 does not wait; only a due day gone by gives way. */
function daysFor(round: Round, today: Day, holidays: Holidays): RoundCalendar {
  return today < round.dueOn ? { ...round, opensOn: today } : openByHand(round, today, holidays)
}

/** The preflight says what the directory says of leaders; it waits a little for that, and for no longer. */
function isDirectoryAsked(tx: Transaction, { id, opensOn }: Round, now: Date): Promise<boolean> {
  return tx.directory.isAsking(`round:${id}:${opensOn}`, new Date(now.getTime() - minutesForDirectory * 60_000))
}
