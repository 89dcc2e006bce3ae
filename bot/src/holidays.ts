/**
 * The days on which the city hall is closed besides weekends. The table is read by its date strings only: the package's
 * `isHoliday(Date)` answers by the host's zone, and gives the neighbouring day's answer outside Japan.
 */
import holidayJp from '@holiday-jp/holiday_jp'
import type { Day, Holidays } from '../../shared/src/domain/day.ts'

/** 年末年始の休み: 12/29–1/3. */
const newYearDays = ['01-01', '01-02', '01-03', '12-29', '12-30', '12-31'] as const

const tableDays: readonly Day[] = Object.keys(holidayJp.holidays)
const tableYears = tableDays.map((day) => Number(day.slice(0, 4)))
const firstKnownHolidayYear = Math.min(...tableYears)
export const lastKnownHolidayYear = Math.max(...tableYears)

/** Japanese holidays and the New Year's closing of every year in the table. */
export function cityHolidays(): Holidays {
  const days = new Set(tableDays)
  for (let year = firstKnownHolidayYear; year <= lastKnownHolidayYear; year += 1) {
    for (const monthAndDate of newYearDays) days.add(`${year}-${monthAndDate}`)
  }
  return days
}

/**
 * Throws where the table ends before `day`: without it a holiday would silently count as a business day.
 * Ask with the last day that was planned (`closesOn`).
 */
export function requireKnownHolidays(day: Day): void {
  const year = Number(day.slice(0, 4))
  if (year >= firstKnownHolidayYear && year <= lastKnownHolidayYear) return
  throw new RangeError(
    `${year}年の祝日がわからないため、開庁日を数えられません（祝日の表は${firstKnownHolidayYear}年から${lastKnownHolidayYear}年まで）。` +
      '日付をご確認のうえ、先の年であれば @holiday-jp/holiday_jp を新しい版に更新してください。',
  )
}
