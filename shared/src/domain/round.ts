/** A quarterly review (四半期レビュー回) and what it expects of whom. */
import type { Day } from './day.ts'
import type { MeasureId } from './measure.ts'
import type { PersonId } from './person.ts'

/** Fiscal year of the quarter and the quarter: `2025Q3`. */
export type RoundId = string

/** `withdrawn` (取り下げ): asks for nothing until it opens again; unlike a planned one it keeps what was answered. */
export const roundStates = ['planned', 'open', 'closed', 'withdrawn'] as const
export type RoundState = (typeof roundStates)[number]

export interface RoundCalendar {
  readonly opensOn: Day
  /** 期限: the last day that is on time. */
  readonly dueOn: Day
  /** 締切: the last day of grace; later changes are amendments. */
  readonly closesOn: Day
  /** The day the figures speak of. */
  readonly asOfDay: Day
}

export interface Round extends RoundCalendar {
  readonly id: RoundId
  readonly state: RoundState
  /** The day it was really closed, which may be before `closesOn`; absent until then, and where nobody closed it here. */
  readonly closedOn?: Day | undefined
  /** Only while it is withdrawn. */
  readonly withdrawnOn?: Day | undefined
}

/** The day people are told of a closed round. */
export function closedDay({ closedOn, closesOn }: Pick<Round, 'closedOn' | 'closesOn'>): Day {
  return closedOn ?? closesOn
}

export const expectationStates = [
  'planned',
  'delivered',
  'answered',
  'returned',
  'accepted',
  'excused',
  'unreachable',
] as const
/**
 * `planned`: nothing sent yet; `delivered`: the card reached the person's chat; `returned`: the PMO has asked about the
 * answer (確認のお願い); `accepted`: by the PMO. Every expectation is in exactly one.
 */
export type ExpectationState = (typeof expectationStates)[number]

/** An answer is still awaited. */
export function isOwed(state: ExpectationState): boolean {
  return state === 'planned' || state === 'delivered' || state === 'unreachable'
}

/** One measure of a round and the one person it is expected of. */
export interface Expectation {
  readonly roundId: RoundId
  readonly measureId: MeasureId
  readonly responsible: PersonId | null
  readonly state: ExpectationState
  /** Why it is excused or unreachable; a code of wording. */
  readonly cause: string | null
}
