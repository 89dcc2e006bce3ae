/** `plans.json`: one row a measure and fiscal year. The list prints milestone, actions and target for R7, actions for R8, milestone for R9. */
import { z } from 'zod'
import type { Plan } from '../../../../shared/src/domain/measure.ts'
import { measureId } from './measure-id.ts'
import { fiscalYear, lines } from './text.ts'

const planRow = z.strictObject({
  measureId,
  fiscalYear,
  milestone: lines,
  actions: lines,
  target: lines,
}) satisfies z.ZodType<Plan>

export const plansFile = z.array(planRow)
