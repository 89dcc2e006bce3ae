/** What happens next and when: the same decision as the clock's, asked for the days to come as if nobody answered. */
import { addBusinessDays, firstBusinessDayOnOrAfter, isBusinessDay } from './business-day.ts'
import { addDays, type Day, dayInTokyo } from './day.ts'
import { type Audience, type LadderStep, lastNoticeOn, rungDay } from './ladder.ts'
import type { MeasureId } from './measure.ts'
import { type LadderFacts, noticesDue, type SentNotice } from './notices-due.ts'
import type { PersonId } from './person.ts'
import { type ExpectationState, isOwed } from './round.ts'
import { instantAt } from './sending-hours.ts'

export interface NoticeAhead {
  readonly on: Day
  readonly at: Date
  readonly personId: PersonId
  readonly as: Audience
  readonly step: LadderStep
}

/** Days looked beyond the closing: notices that were held up still go out while the round is open. */
const daysBeyond = 14

/** Of each measure of which anybody will hear, in the order of the days. One look serves every card of a round. */
export type NoticesAhead = ReadonlyMap<MeasureId, readonly NoticeAhead[]>

export function noticesAhead(facts: LadderFacts): NoticesAhead {
  const today = dayInTokyo(facts.now)
  const last = addDays(today > facts.round.closesOn ? today : facts.round.closesOn, daysBeyond)
  const ahead = new Map<MeasureId, NoticeAhead[]>()
  let alreadySent: readonly SentNotice[] = facts.alreadySent
  const isEventful = eventful(facts)
  let quiet = false
  for (let on = today; on <= last; on = addDays(on, 1)) {
    // A day like the one before brings what that one brought: nothing.
    if (!isBusinessDay(on, facts.holidays) || (quiet && !isEventful(on))) continue
    const sendsAt = instantAt(on, facts.hours.noticesAt)
    const at = sendsAt < facts.now ? facts.now : sendsAt
    const due = noticesDue({ ...facts, now: at, alreadySent })
    quiet = on > today && due.length === 0
    if (due.length === 0) continue
    const written = due.flatMap(({ personId, covers }) => covers.map((step) => ({ personId, step, on })))
    alreadySent = [...alreadySent, ...written]
    for (const { personId, measures } of due) {
      for (const { measureId, as, step } of measures) {
        const known = ahead.get(measureId) ?? []
        ahead.set(measureId, known)
        known.push({ on, at, personId, as, step })
      }
    }
  }
  return ahead
}

/** Whether anything may be due on a business day that was not on the one before it, when nobody is told on that one. */
function eventful({ round, ladder, extensions, snoozes, muteDays, holidays }: LadderFacts): (on: Day) => boolean {
  const dueDays = new Set([round.dueOn, ...extensions.map(({ dueOn }) => dueOn)])
  const events = new Set([
    ...[...dueDays].flatMap((dueOn) => [
      lastNoticeOn(dueOn, holidays),
      ...ladder.map((rung) => rungDay(rung, dueOn, holidays)),
    ]),
    ...snoozes.map(({ until }) => until),
  ])
  const firstDays = new Set([...events].map((day) => firstBusinessDayOnOrAfter(day, holidays)))
  return (on) => firstDays.has(on) || muteDays.has(addBusinessDays(on, -1, holidays))
}

export type NextNotice =
  | { readonly kind: 'notice'; readonly on: Day; readonly at: Date; readonly to: readonly NoticeAhead[] }
  /** Nobody is told any more before the PMO closes the round. */
  | { readonly kind: 'closing'; readonly on: Day }
  | { readonly kind: 'opening'; readonly on: Day }
  /** Nothing is awaited: answered, or not asked for this time. */
  | { readonly kind: 'settled'; readonly state: ExpectationState }
  | { readonly kind: 'closed'; readonly on: Day }

/** Null where the round does not ask about the measure. `ahead`: looked up once where many measures are asked for. */
export function nextNotice(
  facts: LadderFacts,
  measureId: MeasureId,
  ahead: NoticesAhead = noticesAhead(facts),
): NextNotice | null {
  const { round } = facts
  const expectation = facts.expectations.find((one) => one.measureId === measureId)
  if (!expectation) return null
  if (round.state === 'closed') return { kind: 'closed', on: round.closesOn }
  if (!isOwed(expectation.state)) return { kind: 'settled', state: expectation.state }
  if (round.state === 'planned') return { kind: 'opening', on: round.opensOn }
  const coming = ahead.get(measureId) ?? []
  const [first] = coming
  if (!first) return { kind: 'closing', on: round.closesOn }
  return { kind: 'notice', on: first.on, at: first.at, to: coming.filter(({ on }) => on === first.on) }
}
