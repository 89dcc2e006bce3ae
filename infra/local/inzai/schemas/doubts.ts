/** `doubts.json`: what the PMO is asked to confirm (要確認): cell by cell, and the findings across cells. */
import { z } from 'zod'
import { cell, hasYearWhereNeeded, yearWhereNeeded } from './cell.ts'
import { measureId } from './measure-id.ts'
import { bilingual } from './text.ts'

/** `emptyInScan` may be blank in the original or lost by the scan; `suggestion` is never part of the data. */
export const doubtBody = {
  kind: z.enum([
    'emptyInScan',
    'truncatedStart',
    'truncatedEnd',
    'truncatedBoth',
    'garbled',
    'doubtful',
    'reconstructed',
    'moved',
    'note',
  ]),
  note: bilingual,
  suggestion: bilingual.nullable(),
}

const doubt = z
  .strictObject({ id: z.string().regex(/^.+-D\d+$/), measureId, ...cell, ...doubtBody })
  .refine(hasYearWhereNeeded, yearWhereNeeded)

const finding = z
  .strictObject({
    id: z.string().regex(/^D-\d{2}$/),
    weight: z.enum(['high', 'medium', 'low']),
    concerns: z.enum(['measures', 'everyMeasure', 'goal', 'strategy', 'list']),
    /** Named for `measures` only. */
    measureIds: z.array(measureId),
    about: bilingual,
    note: bilingual,
  })
  .refine((row) => (row.concerns === 'measures') === row.measureIds.length > 0, {
    path: ['measureIds'],
    error: '施策番号は concerns が measures のときだけ、必ず入れてください。',
  })

export const doubtsFile = z.strictObject({ cells: z.array(doubt), findings: z.array(finding) })

export type Doubt = z.infer<typeof doubt>
export type Finding = z.infer<typeof finding>
