/** お知らせの段: who is told when about what is not answered, as data that the PMO may change. */
import { addBusinessDays, firstBusinessDayOnOrAfter } from './business-day.ts'
import type { Day, Holidays } from './day.ts'
import { type LadderProblem, type Refusal, refuse } from './refusal.ts'
import { daysOfGrace, daysToAnswer } from './round-calendar.ts'

/** Whom a rung tells. 部長 is never told by a rung, only when the PMO presses. */
export const audiences = ['leader', 'deputy', 'manager', 'pmo'] as const
export type Audience = (typeof audiences)[number]

export interface Rung {
  /** Stays when the rung moves: what was sent under it is not sent again. */
  readonly id: string
  /** Business days after the due day; negative before it. */
  readonly offset: number
  readonly to: readonly Audience[]
}

/** In the order of their days. */
export type Ladder = readonly Rung[]

export const defaultLadder: Ladder = [
  { id: 'before', offset: -3, to: ['leader'] },
  { id: 'due', offset: 0, to: ['leader'] },
  { id: 'after', offset: 1, to: ['leader', 'deputy'] },
  { id: 'manager', offset: 2, to: ['manager'] },
  { id: 'pmo', offset: 4, to: ['pmo'] },
]

/** Every problem at once. */
export function readLadder(
  typed: readonly { readonly id: string; readonly offset: number; readonly to: readonly string[] }[],
): Ladder | { readonly refusal: Refusal } {
  const problems = new Set<LadderProblem>()
  const ladder = typed.map(({ id, offset, to }) => ({ id, offset, to: audiences.filter((one) => to.includes(one)) }))
  const known: readonly string[] = [...audiences, 'departmentHead']
  if (typed.some(({ to }) => to.some((one) => !known.includes(one)))) return refuse({ code: 'malformedRequest' })
  if (ladder.length === 0) return refuse({ code: 'invalidLadder', problems: ['empty'] })
  if (new Set(ladder.map(({ id }) => id)).size < ladder.length) problems.add('idTwice')
  if (ladder.some(({ id }) => !/^[a-z][a-z0-9-]{0,19}$/.test(id))) problems.add('unreadableId')
  if (ladder.some(({ offset }) => !isOffset(offset))) problems.add('offsetOutOfRange')
  if (ladder.some(({ offset }, index) => offset <= (ladder[index - 1]?.offset ?? -Infinity)))
    problems.add('notAscending')
  if (typed.some(({ to }) => to.includes('departmentHead'))) problems.add('departmentHead')
  if (typed.some(({ to }) => to.length === 0)) problems.add('nobody')
  if (!ladder.some(({ offset, to }) => offset === 0 && to.includes('leader'))) problems.add('leaderNotOnDueDay')
  if (!ladder.at(-1)?.to.includes('pmo')) problems.add('pmoNotLast')
  return problems.size > 0 ? refuse({ code: 'invalidLadder', problems: [...problems] }) : ladder
}

function isOffset(offset: number): boolean {
  return Number.isSafeInteger(offset) && offset >= -daysToAnswer && offset <= daysOfGrace
}

export function rungDay({ offset }: Rung, dueOn: Day, holidays: Holidays): Day {
  return addBusinessDays(dueOn, offset, holidays)
}

/** The day of the last notice before the answer counts as late: あとで never silences it. */
export function lastNoticeOn(dueOn: Day, holidays: Holidays): Day {
  return firstBusinessDayOnOrAfter(dueOn, holidays)
}

/** Key of a notice beside round and person. The due day is in it: where that moves, its notices come again. */
export type LadderStep = `rung:${string}:${Day}` | `later:${Day}`

export function stepOf({ id }: Rung, dueOn: Day): LadderStep {
  return `rung:${id}:${dueOn}`
}
