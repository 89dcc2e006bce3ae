/** `roadmap.json`: the mid-term roadmap of the mayor's pledges as far as the strategy prints it, with links to measures. */
import { z } from 'zod'
import { doubtBody } from './doubts.ts'
import { measureId } from './measure-id.ts'
import { bilingual, filled, fiscalYear, lines, sourceLine } from './text.ts'

const roadmapRow = z.strictObject({
  no: z.int().positive(),
  leadDepartment: filled,
  leadSection: filled.nullable(),
  /** 分野 and 施策 of the pledges: not an area or a measure of the list. */
  policyField: filled,
  policy: filled,
  /** 管理項目 */
  item: filled,
  /** 概要: マニフェスト記載内容 / 補足内容 */
  outline: lines,
  outlineSupplement: lines,
  milestones: z.array(z.strictObject({ fiscalYear, lines })),
  /** `andLater`: the last column, R10年度以降. */
  plans: z.array(z.strictObject({ fiscalYear, andLater: z.boolean(), actions: lines })),
  /** Reasoned by the editors; the source has no links. */
  links: z.array(z.strictObject({ measureId, strength: z.enum(['strong', 'medium', 'weak']), reason: bilingual })),
  doubts: z.array(
    z.strictObject({
      id: z.string().regex(/^R\d+-D\d+$/),
      field: z.enum(['item', 'leadSection', 'outlineSupplement', 'milestone', 'actions']),
      fiscalYear: fiscalYear.nullable(),
      ...doubtBody,
    }),
  ),
  /** The cells as scanned, in the order of the columns. */
  rawCells: z.array(z.string()),
  sourceLine,
})

export const roadmapFile = z.strictObject({ heading: filled, note: bilingual, rows: z.array(roadmapRow) })

export type Roadmap = z.infer<typeof roadmapFile>
