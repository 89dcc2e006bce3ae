/** Days and instants. A day is text `YYYY-MM-DD` in Asia/Tokyo; an instant is a UTC `Date`. "Today" is always an argument. */

/** `YYYY-MM-DD`; days in text order are days in time order, so `<` and `sort()` compare them. */
export type Day = string

/** Days on which the city hall is closed besides weekends: Japanese holidays and 12/29–1/3. */
export type Holidays = ReadonlySet<Day>

/** 0 is Sunday, 6 is Saturday. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6

const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/
const millisecondsOfDay = 86_400_000
const millisecondsTokyoIsAhead = 9 * 3_600_000
/** 1970-01-01 was a Thursday. */
const weekdaysFromEpoch = [4, 5, 6, 0, 1, 2, 3] as const

/** True for a day that exists in the calendar, from the year 100 to 9999: `2025-02-30` is none. */
export function isDay(text: string): boolean {
  return epochDayOf(text) !== null
}

/** Year, month and day of the month, each from 1. Throws RangeError for what is not a day. */
export function partsOf(day: Day): { readonly year: number; readonly month: number; readonly date: number } {
  epochDay(day)
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), date: Number(day.slice(8)) }
}

/** `count` may be negative. Throws RangeError for what is not a day or leaves the years 100 to 9999. */
export function addDays(day: Day, count: number): Day {
  return dayOfEpochDay(epochDay(day) + count)
}

/** Days from `from` to `to`: 1 for tomorrow, negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return epochDay(to) - epochDay(from)
}

export function weekdayOf(day: Day): Weekday {
  const number = epochDay(day)
  const weekday = weekdaysFromEpoch[((number % 7) + 7) % 7]
  if (weekday === undefined) throw new RangeError(`no weekday for ${day}`)
  return weekday
}

/**
 * The day on the calendar in Tokyo at that instant, whatever the host's zone.
 * Tokyo has been UTC+9 all year since September 1951, so a fixed shift needs no zone table.
 */
export function dayInTokyo(instant: Date): Day {
  return dayOfEpochDay(Math.floor((instant.getTime() + millisecondsTokyoIsAhead) / millisecondsOfDay))
}

/** The clock on the wall in Tokyo at that instant: `HH:MM`. */
export function timeInTokyo(instant: Date): string {
  return new Date(instant.getTime() + millisecondsTokyoIsAhead).toISOString().slice(11, 16)
}

function epochDay(day: Day): number {
  const found = epochDayOf(day)
  if (found === null) throw new RangeError(`not a day (YYYY-MM-DD): ${day}`)
  return found
}

/** Days since 1970-01-01, or null where the text is no real day: `Date.UTC` turns 30 February into 2 March. */
function epochDayOf(text: string): number | null {
  const [, ...parts] = dayPattern.exec(text) ?? []
  const [year = Number.NaN, month = Number.NaN, date = Number.NaN] = parts.map(Number)
  const found = new Date(Date.UTC(year, month - 1, date))
  const isIt = found.getUTCFullYear() === year && found.getUTCMonth() === month - 1 && found.getUTCDate() === date
  return isIt ? found.getTime() / millisecondsOfDay : null
}

function dayOfEpochDay(number: number): Day {
  const date = new Date(number * millisecondsOfDay)
  const isInYears = Number.isInteger(number) && date.getUTCFullYear() >= 100 && date.getUTCFullYear() <= 9999
  const day = isInYears ? date.toISOString().slice(0, 10) : ''
  if (!isInYears) throw new RangeError(`no day so far from 1970-01-01: ${number} days`)
  return day
}
