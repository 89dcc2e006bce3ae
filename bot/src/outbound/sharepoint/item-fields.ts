/** A whole item as the `fields` of Microsoft Graph, and back. */
import type { PersonId } from '../../../../shared/src/domain/person.ts'
import {
  type RecordCell,
  type RecordCells,
  type RecordItem,
  type RecordList,
  recordCell,
} from '../../../../shared/src/domain/record.ts'
import type { ReadItem } from '../../usecases/record-ports.ts'
import type { FieldValue } from './cell-codec.ts'
import { type ListColumn, multiLineLimit, singleLineLimit } from './list-column.ts'
import { entriesOf, keyColumn } from './list-fields.ts'

export type Fields = Readonly<Record<string, FieldValue | null>>
/** Number of a person on the site; null where the site does not know the person. */
export type SiteNumberOf = (person: PersonId) => number | null

/** A new item: what is empty is left out. Null when a column cannot hold its cell. */
export function fieldsOfNew(item: RecordItem, numberOf: SiteNumberOf): Fields | null {
  const fields = fieldsOf(item.list, item.cells, item.display, numberOf)
  if (fields === null) return null
  const filled = Object.entries(fields).filter(([, value]) => value !== null)
  return { [keyColumn.name]: item.key, ...Object.fromEntries(filled) }
}

/**
 * A change: the given cells, emptied ones as null, and all of the display. The key as well: a row that somebody added there gets
 * it so, and one whose key was changed gets it back. Null when a column cannot hold its cell.
 */
export function fieldsOfChange(item: RecordItem, cells: RecordCells, numberOf: SiteNumberOf): Fields | null {
  const fields = fieldsOf(item.list, cells, item.display, numberOf)
  return fields && { [keyColumn.name]: item.key, ...fields }
}

function fieldsOf(list: RecordList, cells: RecordCells, display: RecordCells, numberOf: SiteNumberOf): Fields | null {
  const fields: Record<string, FieldValue | null> = {}
  const table = entriesOf(list)
  for (const { cell, column, codec, shown } of table.cells) {
    if (!(cell in cells)) continue
    const value = recordCell(cells[cell])
    const written = value === null ? null : codec.write(value)
    if (written === undefined) return null
    fields[column.name] = written
    if (shown) Object.assign(fields, shownField(shown, value, numberOf))
  }
  for (const { name, column } of table.display) fields[column.name] = displayValue(column, recordCell(display[name]))
  return fields
}

/** Names of `fields` that point at people: decoration, never worth an item. */
export const isPersonField = (name: string) => name.endsWith('LookupId')

function shownField(column: ListColumn, value: RecordCell, numberOf: SiteNumberOf): Fields {
  if ('personOrGroup' in column.kind) {
    return { [`${column.name}LookupId`]: typeof value === 'string' ? numberOf(value) : null }
  }
  return { [column.name]: typeof value === 'string' ? `${value.slice(0, 19)}Z` : null }
}

/** Cut to what the column holds: nobody reads it back, and it must not keep an answer from being written. */
function displayValue({ kind }: ListColumn, value: RecordCell): FieldValue | null {
  if (value === null) return null
  if ('number' in kind) return typeof value === 'number' ? value : null
  if (!('text' in kind)) return null
  const text = String(value)
    .toWellFormed()
    .replaceAll(/[^\P{Cc}\t\n]/gu, '')
  return kind.text.allowMultipleLines ? cut(text, multiLineLimit) : cut(text.replaceAll('\n', ' '), singleLineLimit)
}

/** Never through the middle of a character of two units. */
const cut = (text: string, limit: number) => text.slice(0, limit).replace(/[\uD800-\uDBFF]$/, '')

/** What the cells of an item say. Cells that cannot be understood are missing and named apart. */
export function cellsOf(
  list: RecordList,
  fields: Readonly<Record<string, unknown>>,
): Pick<ReadItem, 'cells' | 'unreadable'> & { readonly key: string | null } {
  const cells: Record<string, RecordCell> = {}
  const unreadable: { cell: string; text: string }[] = []
  for (const { cell, column, codec } of entriesOf(list).cells) {
    const value = fields[column.name]
    const isValue = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    if (value === undefined || value === null || value === '') cells[cell] = null
    else {
      const read = isValue ? codec.read(value) : undefined
      if (read === undefined) unreadable.push({ cell, text: isValue ? String(value) : JSON.stringify(value) })
      else cells[cell] = recordCell(read)
    }
  }
  const key = fields[keyColumn.name]
  return { key: typeof key === 'string' && key.trim() !== '' ? key.trim() : null, cells, unreadable }
}

/** For `$expand`: our columns by name, so that a column that was deleted is an error and not an empty cell. */
export function expansionOf(list: RecordList): string {
  const names = [keyColumn.name, ...entriesOf(list).cells.map(({ column }) => column.name)]
  return `fields($select=${names.join(',')})`
}
