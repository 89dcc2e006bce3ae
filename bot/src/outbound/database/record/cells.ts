/** Rows as cells of the record and back, column by column, so that a column added to a table cannot be forgotten. */
import { getTableColumns } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { type RecordCell, type RecordCells, recordCell } from '../../../../../shared/src/domain/record.ts'

type Row = Readonly<Record<string, unknown>>

/** Cells named `named`, and all else of the row as JSON. `lines`: which of them are joined by line ends. */
export function cellsOf(row: Row, named: readonly string[], lines: readonly string[] = []): RecordCells {
  return Object.fromEntries(named.map((name) => [name, lines.includes(name) ? joined(row[name]) : cellOf(row[name])]))
}

/** What of the row has no cell of its own. */
export function restOf(row: Row, named: readonly string[]): Row {
  return Object.fromEntries(Object.entries(row).filter(([name]) => !named.includes(name)))
}

/** The values of a table's columns, taken from cells, and from the JSON of a cell where they have none of their own. */
export function rowOf<Table extends PgTable>(
  table: Table,
  cells: RecordCells,
  { exact = {}, lines = [] }: { readonly exact?: Row; readonly lines?: readonly string[] } = {},
): Table['$inferInsert'] {
  const columns = Object.entries(getTableColumns(table))
  // Written by a version that did not know the column yet: the table says what that means.
  const told = columns.filter(([name, column]) => !column.hasDefault || name in cells || name in exact)
  const row = told.map(([name, column]) => {
    const value = name in cells ? cells[name] : exact[name]
    if (lines.includes(name)) return [name, split(value)]
    if (value === null || value === undefined) return [name, column.notNull && column.dataType === 'string' ? '' : null]
    if (column.dataType === 'date') return [name, new Date(String(value))]
    if (column.dataType === 'json' && name in cells) return [name, JSON.parse(String(value))]
    return [name, value]
  })
  return Object.fromEntries(row) as Table['$inferInsert']
}

function cellOf(value: unknown): RecordCell {
  if (value === null || value === undefined) return null
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'object') return JSON.stringify(value)
  return recordCell(value as RecordCell)
}

const joined = (lines: unknown): RecordCell => recordCell(Array.isArray(lines) ? lines.join('\n') : null)
const split = (text: unknown): readonly string[] => (typeof text === 'string' && text !== '' ? text.split('\n') : [])
