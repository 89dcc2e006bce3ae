/** A doubt about the printed list (要確認): what could not be read for sure, until the PMO settles it. Never an answer. */
import { lengthOf, storable } from './check-in.ts'
import type { MeasureId } from './measure.ts'
import type { PersonId } from './person.ts'
import { type Refusal, refuse } from './refusal.ts'
import { weathers } from './weather.ts'

/** In the order in which the PMO is asked; a group is what can be confirmed in one go. */
export const doubtGroups = ['weather', 'fiftyOrHundred', 'threeOrNine', 'blank', 'reading', 'whole'] as const
export type DoubtGroup = (typeof doubtGroups)[number]

/** Columns of the list that a doubt may be about. */
export const doubtFields = ['title', 'purpose', 'milestone', 'actions', 'target', 'progress', 'weather'] as const
export type DoubtField = (typeof doubtFields)[number]

/** Where in the list: `fiscalYear` for the columns of a plan, and null for the others. */
export interface Cell {
  readonly measureId: MeasureId
  readonly field: DoubtField
  readonly fiscalYear: number | null
}

export interface Doubt {
  readonly id: string
  /** Null where it concerns no single cell; `about` then says what. */
  readonly measureId: MeasureId | null
  readonly field: DoubtField | null
  readonly fiscalYear: number | null
  readonly group: DoubtGroup
  readonly kind: string
  readonly about: string
  readonly note: string
  /** What it may have been; never taken over by itself. */
  readonly suggestion: string | null
  /** From 0, over all groups. */
  readonly place: number
  readonly settled: Settlement | null
}

export interface Settlement {
  readonly as: 'read' | 'corrected'
  /** What counts from now on: the text of the cell, a code of weather, or a remark where there is no cell. */
  readonly text: string
  /** What the register held before; null where the register was not changed. */
  readonly before: string | null
  readonly by: PersonId
  readonly at: Date
}

/** What the PMO says: 「この読みでよい」, or what it should be. */
export type DoubtDecision = { readonly as: 'read' } | { readonly as: 'corrected'; readonly text: string }

export interface Settling {
  readonly doubt: Doubt
  /** What the register's cell is to hold from now on; null: the register stays as it is. */
  readonly registerText: string | null
}

/** Characters of a corrected text. */
export const titleLimit = 100
export const cellLimit = 600

/** A title, a purpose or a plan stands in the register; what the list says of a round (progress, weather) is never touched. */
export function cellOf({ measureId, field, fiscalYear }: Doubt): Cell | null {
  return measureId === null || field === null ? null : { measureId, field, fiscalYear }
}

function isOfRegister(field: DoubtField | null): boolean {
  return field !== null && field !== 'progress' && field !== 'weather'
}

/** `current`: what the cell holds now; empty where there is no cell. */
export function settleDoubt(
  doubt: Doubt,
  decision: DoubtDecision,
  current: string,
  by: PersonId,
  at: Date,
): Settling | { readonly refusal: Refusal } {
  if (doubt.settled) return refuse({ code: 'doubtSettledAlready', doubtId: doubt.id })
  if (decision.as === 'read') {
    return { doubt: { ...doubt, settled: { as: 'read', text: current, before: null, by, at } }, registerText: null }
  }
  const text = linesOf(decision.text, doubt.field)
  const problem = textProblem(doubt.field, text)
  if (problem) return problem
  if (doubt.field !== null && text === current) return settleDoubt(doubt, { as: 'read' }, current, by, at)
  const changes = isOfRegister(doubt.field)
  return {
    doubt: { ...doubt, settled: { as: 'corrected', text, before: changes ? current : null, by, at } },
    registerText: changes ? text : null,
  }
}

/** Takes a settlement back. Refused when somebody has changed the cell since: that change would be lost. */
export function reopenDoubt(doubt: Doubt, current: string): Settling | { readonly refusal: Refusal } {
  if (!doubt.settled) return refuse({ code: 'doubtNotSettled', doubtId: doubt.id })
  const { text, before } = doubt.settled
  if (before !== null && current !== text) return refuse({ code: 'doubtCellChanged', doubtId: doubt.id })
  return { doubt: { ...doubt, settled: null }, registerText: before }
}

function textProblem(field: DoubtField | null, text: string): { readonly refusal: Refusal } | null {
  if (text === '') return refuse({ code: 'textMissing' })
  if (field === 'weather') {
    return weathers.some((known) => known === text) ? null : refuse({ code: 'malformedRequest' })
  }
  const limit = field === 'title' ? titleLimit : cellLimit
  const length = lengthOf(text)
  return length > limit ? refuse({ code: 'textTooLong', limit, length }) : null
}

/** Lines without blank ones, as the list has them; a title is one line. */
function linesOf(typed: string, field: DoubtField | null): string {
  const lines = storable(typed)
    .split(/[\n\u2028\u2029]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return lines.join(field === 'title' ? ' ' : '\n')
}
