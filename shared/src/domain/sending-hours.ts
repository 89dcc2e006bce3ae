/** When a message may reach somebody: on business days while the city hall is open, by the clock in Tokyo. */
import { addBusinessDays, isBusinessDay } from './business-day.ts'
import { type Day, dayInTokyo, type Holidays, timeInTokyo } from './day.ts'
import { type Refusal, refuse } from './refusal.ts'

/** `HH:MM`; times in text order are times in order. */
export type TimeOfDay = string

export interface SendingHours {
  /** From here on a message may go out that somebody has just asked for. */
  readonly from: TimeOfDay
  /** From here on the notices of the day go out. */
  readonly noticesAt: TimeOfDay
  /** The last minute. */
  readonly to: TimeOfDay
}

export const defaultSendingHours: SendingHours = { from: '08:30', noticesAt: '10:00', to: '17:15' }

export function readSendingHours(typed: SendingHours): SendingHours | { readonly refusal: Refusal } {
  const { from, noticesAt, to } = typed
  const readable = [from, noticesAt, to].every((time) => /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time))
  return readable && from <= noticesAt && noticesAt < to
    ? { from, noticesAt, to }
    : refuse({ code: 'invalidSendingHours' })
}

/** Whether the notices of the day may go out now. */
export function isNoticeTime(now: Date, { noticesAt, to }: SendingHours, holidays: Holidays): boolean {
  const time = timeInTokyo(now)
  return isBusinessDay(dayInTokyo(now), holidays) && noticesAt <= time && time <= to
}

/** `now` itself where a message may go out, otherwise the next opening. */
export function nextSendingTime(now: Date, { from, to }: Pick<SendingHours, 'from' | 'to'>, holidays: Holidays): Date {
  const [today, time] = [dayInTokyo(now), timeInTokyo(now)]
  if (!isBusinessDay(today, holidays) || time > to) return instantAt(addBusinessDays(today, 1, holidays), from)
  return time < from ? instantAt(today, from) : now
}

export function isSendingTime(now: Date, hours: SendingHours, holidays: Holidays): boolean {
  return nextSendingTime(now, hours, holidays) <= now
}

/** The same on a day that is not taken: nobody may be told anything on the others. */
export function nextFreeTime(
  now: Date,
  hours: Pick<SendingHours, 'from' | 'to'>,
  holidays: Holidays,
  isTaken: (day: Day) => boolean,
): Date {
  let at = nextSendingTime(now, hours, holidays)
  for (let day = dayInTokyo(at); isTaken(day); ) {
    day = addBusinessDays(day, 1, holidays)
    at = instantAt(day, hours.from)
  }
  return at
}

/** When the notices of the day go out next, on a day that is not taken: until then what concerns one person is gathered. */
export function nextNoticeTime(
  now: Date,
  { noticesAt }: SendingHours,
  holidays: Holidays,
  isTaken: (day: Day) => boolean,
): Date {
  return nextFreeTime(now, { from: noticesAt, to: noticesAt }, holidays, isTaken)
}

/** Tokyo has no summer time. */
export function instantAt(day: Day, time: TimeOfDay): Date {
  return new Date(`${day}T${time}:00+09:00`)
}
