/**
 * When the city's directory is asked whether leaders are still there: on the first business day of a month, which in April
 * is the day of the transfers, and before a round opens. And who of those it no longer finds waits for a successor.
 */
import { firstBusinessDayOnOrAfter } from './business-day.ts'
import type { Day, Holidays } from './day.ts'
import type { LeaderGone } from './hand-over.ts'
import type { MeasureId } from './measure.ts'
import type { PersonId } from './person.ts'
import type { RoundCalendar, RoundId } from './round.ts'
import { preflightOn } from './round-plan.ts'

/** Names one asking; each is done once. */
export type DirectorySlot = `month:${string}` | `round:${RoundId}:${Day}`

/** Why the directory could not say it. */
export const directoryTroubles = ['noRight', 'notSignedIn', 'nobodyKnown', 'noAnswer'] as const
export type DirectoryTrouble = (typeof directoryTroubles)[number]

/** A leader who is not there any more, as it was found. */
export interface FoundLeaderGone extends LeaderGone {
  readonly foundAt: Date
  /** When somebody was asked to name a successor. */
  readonly toldAt: Date | null
  /** 引き続き担当です: the directory says less than people know. */
  readonly keptAt: Date | null
}

/** What is due and maybe not done, oldest first. Months that went by with nothing running are not made up for. */
export function directorySlotsDue(
  today: Day,
  ahead: readonly (RoundCalendar & { readonly roundId: RoundId })[],
  holidays: Holidays,
): readonly DirectorySlot[] {
  const month = today.slice(0, 7)
  const monthly = today >= firstBusinessDayOnOrAfter(`${month}-01`, holidays)
  const rounds = ahead.filter((plan) => today >= preflightOn(plan, holidays))
  return [
    ...(monthly ? ([`month:${month}`] as const) : []),
    ...rounds.map(({ roundId, opensOn }) => `round:${roundId}:${opensOn}` as const),
  ]
}

/** What is known of a leader who is still not there stays; who leads it no more, or is back, is forgotten. */
export function foundAgain(
  found: readonly LeaderGone[],
  before: readonly FoundLeaderGone[],
  at: Date,
): readonly FoundLeaderGone[] {
  return found.map((one) => {
    const same = before.find(({ measureId, leader }) => measureId === one.measureId && leader === one.leader)
    const news = same === undefined || same.why !== one.why
    return { ...one, ...(news ? { foundAt: at, toldAt: null, keptAt: null } : pick(same)) }
  })
}

const pick = ({ foundAt, toldAt, keptAt }: FoundLeaderGone) => ({ foundAt, toldAt, keptAt })

/** Those that wait for a successor: the register may have gone on since. */
export function leadersToReplace<Found extends Pick<FoundLeaderGone, 'measureId' | 'leader' | 'keptAt'>>(
  found: readonly Found[],
  leaders: ReadonlyMap<MeasureId, PersonId | null>,
): readonly Found[] {
  return found.filter((one) => one.keptAt === null && leaders.get(one.measureId) === one.leader)
}
