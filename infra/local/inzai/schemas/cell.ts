/** Which column of the list something was read from. A plan's column is named together with its fiscal year. */
import { z } from 'zod'
import { fiscalYear } from './text.ts'

export const cell = {
  field: z.enum(['title', 'purpose', 'milestone', 'actions', 'target', 'progress', 'weather']),
  fiscalYear: fiscalYear.nullable(),
}

const planFields = ['milestone', 'actions', 'target']

/** For `refine`: a fiscal year belongs to the columns of a plan and to no other. */
export function hasYearWhereNeeded(row: { field: string; fiscalYear: number | null }): boolean {
  return planFields.includes(row.field) === (row.fiscalYear !== null)
}

export const yearWhereNeeded = {
  path: ['fiscalYear'],
  error: '年度は milestone・actions・target の欄のときだけ、必ず入れてください。',
}
