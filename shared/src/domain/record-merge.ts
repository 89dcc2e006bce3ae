/** Compares what we hold with what stands in SharePoint, cell by cell, knowing what stood there before. */
import { type RecordCell, type RecordCells, recordCell } from './record.ts'

/** Cells of `ours` that differ from `base`; cells that `base` alone has are none of our business. */
export function changedCells(ours: RecordCells, base: RecordCells): RecordCells {
  return Object.fromEntries(
    Object.entries(ours)
      .map(([name, value]) => [name, recordCell(value)] as const)
      .filter(([name, value]) => value !== recordCell(base[name])),
  )
}

/** A cell that somebody changed in SharePoint. */
export interface OutsideChange {
  readonly cell: string
  readonly base: RecordCell
  readonly ours: RecordCell
  readonly theirs: RecordCell
  /** We changed it as well since, and to something else. */
  readonly both: boolean
}

/**
 * What was changed outside since `base`: what stands there now (`theirs`) differs both from what stood there and from what we
 * would write ourselves. A cell that says the same on both sides is no change, however it came about; nor is one that says what
 * we sent ourselves in a try whose answer never came (`sent`).
 */
export function outsideChanges(
  base: RecordCells,
  ours: RecordCells,
  theirs: RecordCells,
  sent: readonly RecordCells[] = [],
): readonly OutsideChange[] {
  return Object.keys(ours).flatMap((cell) => {
    const before = recordCell(base[cell])
    const here = recordCell(ours[cell])
    const there = recordCell(theirs[cell])
    if (there === before || there === here) return []
    if (sent.some((cells) => cell in cells && recordCell(cells[cell]) === there)) return []
    return [{ cell, base: before, ours: here, theirs: there, both: here !== before }]
  })
}

/** Whether every cell that `one` names says the same in `other`. */
export function sameCells(one: RecordCells, other: RecordCells): boolean {
  return Object.entries(one).every(([name, value]) => recordCell(value) === recordCell(other[name]))
}
