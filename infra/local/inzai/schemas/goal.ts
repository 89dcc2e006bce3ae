/** The goal (KGI): 30 % less of the existing work. */
import { z } from 'zod'
import { bilingual, filled } from './text.ts'

export const goal = z.strictObject({
  name: filled,
  label: filled,
  /** What is to become less; `reductionTarget` is by how much of it, `betterWhen` speaks of the quantity itself. */
  quantity: filled,
  reductionTarget: z.number(),
  unit: filled,
  betterWhen: z.literal('lower'),
  text: filled,
  sourceText: filled,
  /** Neither is stated in the strategy. */
  baseline: z.null(),
  deadline: z.null(),
  note: bilingual,
})
