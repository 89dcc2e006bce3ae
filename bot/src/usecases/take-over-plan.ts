/** A plan edited in its list: lines of text. */
import { lengthOf, storable } from '../../../shared/src/domain/check-in.ts'
import { cellLimit } from '../../../shared/src/domain/doubt.ts'
import { linesOf } from '../../../shared/src/domain/lines.ts'
import type { TakeOver } from './take-over.ts'

export const takeOverPlan: TakeOver = async (_deps, tx, { cells }, changes) => {
  const plan = await tx.register.plan(String(cells.measureId), Number(cells.fiscalYear))
  if (!plan) return changes.map(({ cell }) => cell)
  const refused: string[] = []
  let changed = plan
  for (const { cell, theirs } of changes) {
    const text = storable(typeof theirs === 'string' ? theirs : '').trim()
    if (lengthOf(text) > cellLimit) refused.push(cell)
    else changed = { ...changed, [cell]: linesOf(text) }
  }
  if (refused.length < changes.length) await tx.register.changePlan(changed)
  return refused
}
