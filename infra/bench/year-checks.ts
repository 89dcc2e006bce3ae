/** What must hold in a year, at every moment that is looked at and at its end. Each breach is told in words, once. */
import { isBusinessDay } from '../../shared/src/domain/business-day.ts'
import { dayInTokyo, type Holidays, timeInTokyo } from '../../shared/src/domain/day.ts'
import { type ExpectationEnd, endOf } from '../../shared/src/domain/expectation-life.ts'
import type { Expectation, Round } from '../../shared/src/domain/round.ts'
import { tallyOf } from '../../shared/src/domain/round-tally.ts'
import type { SendingHours } from '../../shared/src/domain/sending-hours.ts'
import type { Arrival } from './year-teams.ts'

/** A notice as it stands in our rows at the end of the year. */
export interface YearNotice {
  readonly roundId: string
  readonly personId: string
  readonly step: string
  readonly state: string
  readonly attempts: number
  readonly activityId: string | null
  readonly maybeTwice: boolean
}

/** Told by the product itself; the others are words of people to people. */
const byItself = ['opened', 'rung', 'later', 'digest', 'worsening', 'round']

const kindOf = (step: string) => step.split(':', 1)[0] ?? ''

/** At a moment of an open round. */
export function unlikeRegister(
  round: Round,
  expectations: readonly Expectation[],
  measures: number,
): readonly string[] {
  const { all, answered, unanswered, unreachable, excused } = tallyOf(expectations.map(({ state }) => state))
  const sum = answered + unanswered + unreachable + excused
  const counts = all === measures && sum === measures ? [] : [`${round.id}: ${all} and ${sum} of ${measures}`]
  const stuck = expectations.filter(({ state, cause }) => cause === null && ['unreachable', 'excused'].includes(state))
  return [...counts, ...stuck.map(({ measureId, state }) => `${round.id} ${measureId}: ${state} without a cause`)]
}

/** How the expectations of closed rounds have ended. */
export function endsOf(expectations: readonly Expectation[]): ReadonlyMap<ExpectationEnd, number> {
  return new Map([...Map.groupBy(expectations, ({ state }) => endOf(state))].map(([end, all]) => [end, all.length]))
}

interface ToldBreaches {
  /** Cards of which our rows know nothing, and no mark tells. */
  readonly twice: readonly string[]
  readonly twiceInADay: readonly string[]
  readonly outsideHours: readonly string[]
  readonly withoutEnd: readonly string[]
}

export function toldBreaches(
  arrivals: readonly Arrival[],
  notices: readonly YearNotice[],
  hours: SendingHours,
  holidays: Holidays,
): ToldBreaches {
  const known = new Map(notices.flatMap((one) => (one.activityId === null ? [] : [[one.activityId, one] as const])))
  const marked = new Set(notices.flatMap(({ personId, maybeTwice }) => (maybeTwice ? [personId] : [])))
  const twice: string[] = []
  const outsideHours: string[] = []
  const days = new Map<string, string[]>()
  for (const { personId, activityId, at, deniedAfterwards } of arrivals) {
    const notice = known.get(activityId)
    const [day, time] = [dayInTokyo(at), timeInTokyo(at)]
    if (!notice) {
      if (!deniedAfterwards || !marked.has(personId)) twice.push(`${personId} ${day} ${time}`)
      continue
    }
    const inHours = isBusinessDay(day, holidays) && hours.from <= time && time <= hours.to
    // What was begun inside the hours ends at any.
    if (!inHours && notice.attempts < 2) outsideHours.push(`${personId} ${day} ${time} ${notice.step}`)
    // What could not be delivered on its day comes when it can, or when the app is added again: whatever came meanwhile.
    if (!byItself.includes(kindOf(notice.step)) || notice.attempts > 1) continue
    const key = `${personId} ${day}`
    days.set(key, [...(days.get(key) ?? []), notice.step])
  }
  return {
    twice,
    outsideHours,
    twiceInADay: [...days].flatMap(([key, steps]) => (steps.length > 1 ? [`${key}: ${steps.join(', ')}`] : [])),
    withoutEnd: notices.flatMap(({ roundId, personId, step, state }) =>
      ['sent', 'failed', 'covered'].includes(state) ? [] : [`${roundId} ${personId} ${step}: ${state}`],
    ),
  }
}
