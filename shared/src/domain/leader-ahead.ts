/**
 * What happens next and when, for the overview that stands in a chat from the opening on: by the ladder alone, as if nobody
 * answered. Cheap enough for thousands of cards at once, where `notices-ahead.ts` looks at every measure of the round.
 */
import type { Day, Holidays } from './day.ts'
import { type Audience, type Ladder, lastNoticeOn, rungDay } from './ladder.ts'
import type { Round } from './round.ts'
import { instantAt, type SendingHours } from './sending-hours.ts'
import { type SnoozeChoice, snoozeOffers } from './snooze.ts'

export interface LeaderAhead {
  /** The due day, or the business day after it: the last notice before the answer counts as late. */
  readonly lastNotice: Day
  /** Days up to the last notice on which the leader hears, in order. */
  readonly days: readonly Day[]
  /** Who hears after it besides the leader, in the order of the ladder. */
  readonly afterwards: readonly Audience[]
  /** The first day on which anybody hears after it; null where nobody does any more. */
  readonly next: { readonly on: Day; readonly to: readonly Audience[] } | null
  /** あとで */
  readonly offers: readonly { readonly choice: SnoozeChoice; readonly until: Day }[]
}

export interface LeaderAheadFacts {
  readonly now: Date
  readonly round: Pick<Round, 'closesOn'>
  /** Of the first measure that the person still owes. */
  readonly dueOn: Day
  readonly ladder: Ladder
  readonly hours: SendingHours
  readonly holidays: Holidays
  /** Whether the person leads any of them; a deputy puts nothing off. */
  readonly leads: boolean
  readonly snoozedUntil: Day | null
}

export function leaderAhead(facts: LeaderAheadFacts): LeaderAhead {
  const { now, round, dueOn, ladder, hours, holidays, leads, snoozedUntil } = facts
  const lastNotice = lastNoticeOn(dueOn, holidays)
  const isToCome = (day: Day) => instantAt(day, hours.noticesAt) > now
  const coming = ladder
    .map((rung) => ({ on: rungDay(rung, dueOn, holidays), to: rung.to }))
    .filter(({ on }) => isToCome(on) && on <= round.closesOn)
  const later = coming.filter(({ on }) => on > lastNotice)
  const quietUntil = snoozedUntil !== null && isToCome(snoozedUntil) ? snoozedUntil : null
  const days = coming.flatMap(({ on, to }) => {
    const isQuiet = quietUntil !== null && on < quietUntil && on < lastNotice
    return on <= lastNotice && to.includes('leader') && !isQuiet ? [on] : []
  })
  return {
    lastNotice,
    days: [...new Set([...days, ...(quietUntil !== null && quietUntil <= lastNotice ? [quietUntil] : [])])].sort(),
    afterwards: [...new Set(later.flatMap(({ to }) => to))].filter((as) => as !== 'leader'),
    next: later[0] ?? null,
    offers: leads ? snoozeOffers({ now, dueOn, holidays }).filter(({ until }) => until !== quietUntil) : [],
  }
}

/** The same for a round that has not opened: what its leaders will read on the day. */
export function leaderAheadOn(
  { opensOn, dueOn, closesOn }: Pick<Round, 'opensOn' | 'dueOn' | 'closesOn'>,
  settings: Pick<LeaderAheadFacts, 'ladder' | 'hours' | 'holidays'>,
): LeaderAhead {
  const now = instantAt(opensOn, settings.hours.noticesAt)
  return leaderAhead({ ...settings, now, round: { closesOn }, dueOn, leads: true, snoozedUntil: null })
}
