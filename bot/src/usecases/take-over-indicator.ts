/** An indicator edited in its list: what it is called, counted in, and to reach by when. */
import { lengthOf, storable } from '../../../shared/src/domain/check-in.ts'
import { isDay } from '../../../shared/src/domain/day.ts'
import { titleLimit } from '../../../shared/src/domain/doubt.ts'
import type { Indicator } from '../../../shared/src/domain/measure.ts'
import type { RecordCell } from '../../../shared/src/domain/record.ts'
import type { TakeOver } from './take-over.ts'

export const takeOverIndicator: TakeOver = async (_deps, tx, { key, cells }, changes) => {
  const indicator = (await tx.register.indicators(String(cells.measureId))).find(({ id }) => id === key)
  if (!indicator) return changes.map(({ cell }) => cell)
  const refused: string[] = []
  let changed = indicator
  for (const { cell, theirs } of changes) {
    const change = readers[cell]?.(theirs)
    if (change === undefined) refused.push(cell)
    else changed = { ...changed, ...change }
  }
  if (refused.length < changes.length) await tx.register.changeIndicator(changed)
  return refused
}

type Reader = (cell: RecordCell) => Partial<Indicator> | undefined

const readers: Readonly<Record<string, Reader>> = {
  name: (cell) => {
    const name = textIn(cell)
    return name === undefined || name === '' ? undefined : { name }
  },
  unit: (cell) => {
    const unit = textIn(cell)
    return unit === undefined ? undefined : { unit }
  },
  target: (target) => (target === null || typeof target === 'number' ? { target } : undefined),
  targetDay: (cell) => {
    if (cell === null) return { targetDay: null }
    return typeof cell === 'string' && isDay(cell) ? { targetDay: cell } : undefined
  },
  betterWhen: (cell) => (cell === 'higher' || cell === 'lower' ? { betterWhen: cell } : undefined),
}

function textIn(cell: RecordCell): string | undefined {
  const text = storable(cell === null ? '' : String(cell))
    .replaceAll(/\s+/g, ' ')
    .trim()
  return lengthOf(text) > titleLimit ? undefined : text
}
