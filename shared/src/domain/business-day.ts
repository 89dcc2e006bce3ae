/** Business days (開庁日): Monday to Friday but for the holidays given. Counting never depends on the host's clock or zone. */
import { addDays, type Day, type Holidays, weekdayOf } from './day.ts'

export function isBusinessDay(day: Day, holidays: Holidays): boolean {
  const weekday = weekdayOf(day)
  return weekday !== 0 && weekday !== 6 && !holidays.has(day)
}

/** The day itself when it is a business day, otherwise the next one. */
export function firstBusinessDayOnOrAfter(day: Day, holidays: Holidays): Day {
  return nearest(day, 1, holidays)
}

/** The day itself when it is a business day, otherwise the one before. */
export function lastBusinessDayOnOrBefore(day: Day, holidays: Holidays): Day {
  return nearest(day, -1, holidays)
}

/**
 * The business day that is `count` business days after `day` (before it when negative); `day` itself is not counted, so
 * that one business day after a Saturday, as after the Friday before it, is Monday.
 * With 0 it is the day itself or, where that is closed, the next business day.
 */
export function addBusinessDays(day: Day, count: number, holidays: Holidays): Day {
  if (!Number.isSafeInteger(count)) throw new RangeError(`not a whole number of business days: ${count}`)
  if (count === 0) return firstBusinessDayOnOrAfter(day, holidays)
  const step = count > 0 ? 1 : -1
  let reached = day
  for (let left = Math.abs(count); left > 0; left -= 1) reached = nearest(addDays(reached, step), step, holidays)
  return reached
}

/** Business days after `from` up to and including `to`; when `to` is earlier, the same from `to` to `from`, negative. */
export function businessDaysBetween(from: Day, to: Day, holidays: Holidays): number {
  if (to < from) return 0 - businessDaysBetween(to, from, holidays)
  let count = 0
  for (let day = from; day < to; ) {
    day = addDays(day, 1)
    if (isBusinessDay(day, holidays)) count += 1
  }
  return count
}

function nearest(day: Day, step: 1 | -1, holidays: Holidays): Day {
  let reached = day
  while (!isBusinessDay(reached, holidays)) reached = addDays(reached, step)
  return reached
}
