/** What has to be written for one item of the record, knowing what stands there. */
import type { RecordCells, RecordItem } from '../../../shared/src/domain/record.ts'
import { changedCells, sameCells } from '../../../shared/src/domain/record-merge.ts'
import type { Difference, KnownItem, ListWrite } from './record-ports.ts'

/**
 * `item`: null when the rows no longer hold it. `differences`: the open ones. A cell that waits for the PMO stays as it is there,
 * unless an answer given since has changed it here. Null when there is nothing to write.
 */
export function planWrite(
  { list, key, itemId, eTag, base, shown }: KnownItem,
  item: RecordItem | null,
  differences: readonly Difference[],
): ListWrite | null {
  if (item === null) {
    return itemId === null ? null : { kind: 'remove', address: { list, key }, itemId, eTag }
  }
  if (itemId === null || base === null) return { kind: 'create', item }
  const waiting = new Set(
    differences
      .filter((one) => one.list === list && one.key === key && one.kind !== 'answerNewerHere')
      .filter((one) => one.ours === asText(item.cells[one.cell]))
      .map(({ cell }) => cell),
  )
  const cells = Object.fromEntries(
    Object.entries(changedCells(item.cells, base)).filter(([name]) => !waiting.has(name)),
  )
  if (Object.keys(cells).length > 0 || !isShown(item, shown)) return { kind: 'update', item, cells, itemId, eTag }
  return null
}

const isShown = ({ display }: RecordItem, shown: RecordCells | null) =>
  Object.keys(display).length === 0 || (shown !== null && sameCells(display, shown))

/** Tries whose answer never came are remembered; more of them say nothing new. */
const mostTries = 8

/** What may stand there once this has gone out, whether its answer comes or not. */
export function sentWith({ sent }: KnownItem, write: ListWrite): readonly RecordCells[] | null {
  if (write.kind === 'remove') return sent
  const cells = write.kind === 'create' ? write.item.cells : write.cells
  const before = sent ?? []
  const last = before.at(-1)
  const again = last !== undefined && sameCells(cells, last) && sameCells(last, cells)
  return again ? before : [...before, cells].slice(-mostTries)
}

/** A cell as a difference keeps it. */
export function asText(cell: unknown): string | null {
  return cell === null || cell === undefined || cell === '' ? null : String(cell)
}
