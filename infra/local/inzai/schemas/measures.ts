/** `measures.json`: one row of the list each; plans, answers and doubts of a measure are in files of their own. */
import { z } from 'zod'
import { measureId } from './measure-id.ts'
import { bilingual, confidence, filled, lines, sourceLine } from './text.ts'

const measureRow = z.strictObject({
  id: measureId,
  order: z.int().nonnegative(),
  areaId: z.string().regex(/^[A-C][1-9]$/),
  title: filled,
  /** `corrected`: letters misread by the scan were put right; `reconstructed`: the cell was lost, see `titleBasis`. */
  titleStatus: z.enum(['source', 'corrected', 'reconstructed']),
  titleConfidence: confidence,
  titleBasis: bilingual.nullable(),
  /** The cell as scanned. */
  titleRaw: filled.nullable(),
  leadDepartment: filled,
  purpose: lines,
  sourceLine,
})

export const measuresFile = z.array(measureRow)

export type MeasureRow = z.infer<typeof measureRow>
