/** あとで: the card comes back on a day of the leader's choice, and the last notice comes in any case. */
import { addBusinessDays, firstBusinessDayOnOrAfter } from './business-day.ts'
import { addDays, type Day, dayInTokyo, type Holidays } from './day.ts'
import { lastNoticeOn } from './ladder.ts'
import type { PersonId } from './person.ts'
import { type Refusal, refuse } from './refusal.ts'
import type { RoundId } from './round.ts'

export const snoozeChoices = ['tomorrow', 'nextBusinessDay', 'dayBeforeDue'] as const
export type SnoozeChoice = (typeof snoozeChoices)[number]

/** The newest one of a person in a round counts. */
export interface Snooze {
  readonly roundId: RoundId
  readonly personId: PersonId
  /** The business day on which the card comes back. */
  readonly until: Day
  readonly at: Date
}

/** `dueOn`: of the first measure that the person still owes. */
export interface ForSnooze {
  readonly now: Date
  readonly dueOn: Day
  readonly holidays: Holidays
}

/** Nothing is sent on closed days: tomorrow is then the next business day. */
export function snoozeUntil(
  typed: string,
  { now, dueOn, holidays }: ForSnooze,
): { readonly until: Day } | { readonly refusal: Refusal } {
  const choice = snoozeChoices.find((known) => known === typed)
  if (!choice) return refuse({ code: 'malformedRequest' })
  const today = dayInTokyo(now)
  const last = lastNoticeOn(dueOn, holidays)
  const days: { readonly [choice in SnoozeChoice]: Day } = {
    tomorrow: firstBusinessDayOnOrAfter(addDays(today, 1), holidays),
    nextBusinessDay: addBusinessDays(today, 1, holidays),
    dayBeforeDue: addBusinessDays(last, -1, holidays),
  }
  const until = days[choice]
  return until > today && until < last ? { until } : refuse({ code: 'lastNoticeStays', on: last })
}

/** What the card offers: each day once, none that would be refused; empty when the last notice is near. */
export function snoozeOffers(facts: ForSnooze): readonly { readonly choice: SnoozeChoice; readonly until: Day }[] {
  const today = dayInTokyo(facts.now)
  const closedTomorrow = addBusinessDays(today, 1, facts.holidays) !== addDays(today, 1)
  const offered = snoozeChoices
    .filter((choice) => choice !== (closedTomorrow ? 'tomorrow' : 'nextBusinessDay'))
    .flatMap((choice) => {
      const found = snoozeUntil(choice, facts)
      return 'until' in found ? [{ choice, ...found }] : []
    })
  return offered.filter(({ until }, index) => offered.findIndex((one) => one.until === until) === index)
}
