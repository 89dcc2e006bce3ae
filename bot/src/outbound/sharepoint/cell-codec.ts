/** How a cell is written into a column and read back: what was written reads as what was said, or is refused beforehand. */
import { isDay } from '../../../../shared/src/domain/day.ts'
import type { RecordCell } from '../../../../shared/src/domain/record.ts'
import { type ColumnKind, choiceOf, multiLine, multiLineLimit, singleLine, singleLineLimit } from './list-column.ts'

export type FieldValue = string | number | boolean

export interface CellCodec {
  readonly kind: ColumnKind
  /** The cell is never empty. Undefined: the column cannot hold it. */
  write(cell: Exclude<RecordCell, null>): FieldValue | undefined
  /** Undefined: it cannot be understood. The value is never empty. */
  read(value: FieldValue): RecordCell | undefined
}

/** What nobody types and the service refuses or swallows: control characters but for tab and line end, half a surrogate pair. */
const unwritable = /[^\P{Cc}\t\n]|[\uFFFE\uFFFF]/u
const holds = (text: string, limit: number) => text.length <= limit && text.isWellFormed() && !unwritable.test(text)

/** Line ends come back as the last editor's client makes them. */
const oneLineEnd = (text: string) => text.replaceAll(/\r\n?/g, '\n')

const asText = (read: (text: string) => RecordCell | undefined) => (value: FieldValue) =>
  typeof value === 'string' ? read(oneLineEnd(value)) : undefined

/** One line of at most 255 characters. */
export const line: CellCodec = {
  kind: singleLine,
  write: (cell) =>
    typeof cell === 'string' && !cell.includes('\n') && holds(cell, singleLineLimit) ? cell : undefined,
  read: asText((text) => text),
}

/** Any text, lines, or JSON. */
export const longText: CellCodec = {
  kind: multiLine,
  write: (cell) => (typeof cell === 'string' && holds(cell, multiLineLimit) ? cell : undefined),
  read: asText((text) => text),
}

/** An Entra object id, or whatever else somebody typed in its place (a sign-in name): for the reader to resolve. */
export const entraId: CellCodec = {
  ...line,
  read: asText((text) => (/^[\da-f-]{36}$/i.test(text.trim()) ? text.trim().toLowerCase() : text.trim())),
}

/** Text, because a date column without time moves by a day with the site's time zone. */
export const day: CellCodec = {
  ...line,
  write: (cell) => (typeof cell === 'string' && isDay(cell) ? cell : undefined),
  read: asText((text) => readDay(text.trim())),
}

/** `2026/1/5` and full-width digits as well: people type them. */
function readDay(typed: string): string | undefined {
  const [, year, month = '', date = ''] = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(typed.normalize('NFKC')) ?? []
  const found = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  return isDay(found) ? found : undefined
}

/** ISO 8601 in UTC, to the millisecond: a date column keeps seconds only. */
export const instant: CellCodec = {
  ...line,
  write: (cell) => (typeof cell === 'string' && isInstant(cell) ? cell : undefined),
  read: asText((text) => (isInstant(text.trim()) ? text.trim() : undefined)),
}

const isInstant = (text: string) =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(text) && !Number.isNaN(Date.parse(text))

export const numberIn = (kind: ColumnKind): CellCodec => ({
  kind,
  write: (cell) => (typeof cell === 'number' && Number.isFinite(cell) ? cell : undefined),
  read: (value) => (typeof value === 'number' && Number.isFinite(value) ? value : undefined),
})

/** Codes shown by their labels. `also`: other spellings that are read, by code. */
export function choice<Code extends string>(
  labels: { readonly [code in Code]: string },
  also: { readonly [code in Code]?: readonly string[] } = {},
): CellCodec {
  const codes = Object.keys(labels) as Code[]
  const spellings = new Map(
    codes.flatMap((code) =>
      [code, labels[code], ...(also[code] ?? [])].flatMap((one) => [[one, code] as const, [bare(one), code] as const]),
    ),
  )
  return {
    kind: choiceOf(codes.map((code) => labels[code])),
    write: (cell) => {
      const code = codes.find((known) => known === cell)
      return code === undefined ? undefined : labels[code]
    },
    read: asText((text) => spellings.get(text) ?? spellings.get(bare(text))),
  }
}

/** Signs of weather come with or without the selector that makes an emoji of them. */
const bare = (text: string) => text.replaceAll(/[\uFE0E\uFE0F\s]/gu, '').toLowerCase()

/** Codes of an open set in a text: those with a label are shown by it. */
export function labelled(labels: Readonly<Record<string, string>>): CellCodec {
  const codes = Object.keys(labels)
  return {
    ...line,
    write: (cell) => line.write(typeof cell === 'string' ? (labels[cell] ?? cell) : cell),
    read: asText((text) => codes.find((code) => labels[code] === text.trim()) ?? text.trim()),
  }
}

/**
 * A choice and no Yes/No column: that one knows no empty state, and what it says when nothing was written depends on how it
 * was made.
 */
export function yesNo(labels: { readonly yes: string; readonly no: string }): CellCodec {
  const { kind, ...codec } = choice(labels)
  return {
    kind,
    write: (cell) => (typeof cell === 'boolean' ? codec.write(cell ? 'yes' : 'no') : undefined),
    read: (value) => {
      const code = typeof value === 'boolean' ? (value ? 'yes' : 'no') : codec.read(value)
      return code === undefined ? undefined : code === 'yes'
    },
  }
}

/** Lines of codes, a line of text each; blank lines say nothing. One line that is neither makes the cell unreadable. */
export function codedLines(
  toText: (code: string) => string | undefined,
  toCode: (text: string) => string | undefined,
): CellCodec {
  const each = (cell: FieldValue, turn: (line: string) => string | undefined) => {
    if (typeof cell !== 'string') return undefined
    const lines = oneLineEnd(cell)
      .split('\n')
      .map((one) => one.trim())
      .filter((one) => one !== '')
      .map(turn)
    return lines.every((one) => one !== undefined) ? lines.join('\n') : undefined
  }
  return {
    ...longText,
    write: (cell) => {
      const text = each(cell, toText)
      return text === undefined ? undefined : longText.write(text)
    },
    read: (value) => each(value, toCode),
  }
}
