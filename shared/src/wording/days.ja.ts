/** Days that are no appointment: they are written without their weekday, and a month's last day as 「11月末」. */
import { addDays, type Day, partsOf } from '../domain/day.ts'

/** The day that figures speak of: 「11月末」, 「11月20日」. */
export function asOfJa(day: Day): string {
  const { month, date } = partsOf(day)
  return partsOf(addDays(day, 1)).date === 1 ? `${month}月末` : `${month}月${date}日`
}

/** When something happened: 「12月16日 10:42」. */
export function momentJa(day: Day, time: string): string {
  const { month, date } = partsOf(day)
  return `${month}月${date}日 ${time}`
}
