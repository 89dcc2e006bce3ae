/** When a round opens, is due and closes, by the city's rule: always business days, but for a round opened by hand on a day off. */
import { addBusinessDays, firstBusinessDayOnOrAfter, lastBusinessDayOnOrBefore } from './business-day.ts'
import { addDays, type Day, type Holidays } from './day.ts'
import { parseRoundId, quarterEnd } from './fiscal-calendar.ts'
import type { RoundCalendar, RoundId } from './round.ts'

/** Business days from the day a round opens to the day it is due, in Q1–Q3 and for rounds opened by hand. */
export const daysToAnswer = 10
/** Business days from the due day to the closing day. */
export const daysOfGrace = 5

/**
 * The calendar of a quarter's round. Throws RangeError for an id that `parseRoundId` does not read.
 *
 * Q1–Q3: due on the quarter's last business day, opened ten business days before *that* day. Counted from the last day of
 * the quarter instead, a quarter that ends on a closed day (the third always does) would leave nine days where others leave
 * ten, and a round opened by hand on its opening day would be due later than planned.
 * R7 Q3: opens 2025-12-12, due 12-26, closes 2026-01-09.
 *
 * Q4: opens on the first business day of March and is due on its tenth business day; the five days of grace then end on
 * 24 March at the latest (1 March a Saturday, 春分の日 a weekday), just "before 25 March". A due day of 10 March would leave
 * as few as five business days. The bound is enforced all the same, for a city may have closed days of its own.
 */
export function planRound(roundId: RoundId, holidays: Holidays): RoundCalendar {
  const lastMonth = quarterEnd(roundId).slice(0, 8)
  const asOfDay = addDays(`${lastMonth}01`, -1)
  if (parseRoundId(roundId)?.quarter !== 4) {
    const dueOn = lastBusinessDayOnOrBefore(quarterEnd(roundId), holidays)
    const opensOn = addBusinessDays(dueOn, -daysToAnswer, holidays)
    return { opensOn, dueOn, closesOn: addBusinessDays(dueOn, daysOfGrace, holidays), asOfDay }
  }
  const opensOn = firstBusinessDayOnOrAfter(`${lastMonth}01`, holidays)
  const tenth = addBusinessDays(opensOn, daysToAnswer - 1, holidays)
  const latest = lastBusinessDayOnOrBefore(`${lastMonth}24`, holidays)
  const closesOn = earlier(addBusinessDays(tenth, daysOfGrace, holidays), latest)
  return { opensOn, dueOn: earlier(tenth, closesOn), closesOn, asOfDay }
}

/**
 * The calendar of a round that is opened by hand today, as on a laptop: it opens now, and whoever tries it has
 * ten business days from today to answer and five more of grace, even where the quarter's own days have passed.
 */
export function planLocalRound(roundId: RoundId, today: Day, holidays: Holidays): RoundCalendar {
  return openByHand(planRound(roundId, holidays), today, holidays)
}

/** The same for a round whose days the PMO had planned already. */
export function openByHand(planned: RoundCalendar, today: Day, holidays: Holidays): RoundCalendar {
  const { dueOn, closesOn, asOfDay } = planned
  const soonest = addBusinessDays(today, daysToAnswer, holidays)
  if (soonest <= dueOn) return { opensOn: today, dueOn, closesOn, asOfDay }
  const grace = addBusinessDays(soonest, daysOfGrace, holidays)
  return { opensOn: today, dueOn: soonest, closesOn: closesOn > grace ? closesOn : grace, asOfDay }
}

function earlier(one: Day, other: Day): Day {
  return one < other ? one : other
}
