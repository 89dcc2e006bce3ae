/** Days of the assembly and of budget hearings: notices to managers wait until they are over. */
import { addDays, type Day, daysBetween, isDay } from './day.ts'
import { type Refusal, refuse } from './refusal.ts'

export const muteReasons = ['assembly', 'budget'] as const
export type MuteReason = (typeof muteReasons)[number]

export interface MutePeriod {
  readonly from: Day
  /** The last day of it. */
  readonly to: Day
  readonly reason: MuteReason
}

/** Days a period may last: longer ones would silence a whole round. A regular assembly takes about thirty. */
const longestPeriod = 45

export function readMutePeriod(typed: {
  readonly from: string
  readonly to: string
  readonly reason: string
}): MutePeriod | { readonly refusal: Refusal } {
  const [from, to] = [typed.from.trim(), typed.to.trim()]
  if (!isDay(from)) return refuse({ code: 'notADay', field: 'muteFrom' })
  if (!isDay(to)) return refuse({ code: 'notADay', field: 'muteTo' })
  const reason = muteReasons.find((known) => known === typed.reason)
  if (!reason) return refuse({ code: 'reasonMissing' })
  if (to < from) return refuse({ code: 'dateTooEarly', field: 'muteTo', earliest: from })
  const latest = addDays(from, longestPeriod - 1)
  return to > latest ? refuse({ code: 'dateTooLate', field: 'muteTo', latest }) : { from, to, reason }
}

export function muteDaysOf(periods: readonly MutePeriod[]): ReadonlySet<Day> {
  return new Set(
    periods.flatMap(({ from, to }) =>
      Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => addDays(from, index)),
    ),
  )
}
