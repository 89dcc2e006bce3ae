/** An item of the list of decisions: what people read in its columns, and the whole row. */
import { recordCellNames } from '../../../../../shared/src/domain/record.ts'
import { cellsOf } from './cells.ts'
import type { FoundItem } from './item-reader.ts'

export function decision(
  kind: string,
  key: string,
  row: object,
  { at, ...cells }: { readonly at: Date | null } & Readonly<Record<string, string | null | Date>>,
): FoundItem {
  const plain = cellsOf({ ...cells, kind, at }, recordCellNames.decisions)
  return { key, cells: { ...plain, exact: JSON.stringify(row) }, display: {} }
}
