/** What the form of a row offers, and how its answers become fields as the service takes them. */
import { z } from 'zod'
import { type Column, isMulti, isMultiLine } from '../graph/lists/column.ts'
import type { Item } from '../graph/lists/item-store.ts'
import type { SiteList } from '../graph/lists/list.ts'
import { etagOf } from '../graph/lists/read-fields.ts'
import type { Site } from '../graph/lists/site.ts'

export type InputKind = 'line' | 'lines' | 'number' | 'yesNo' | 'day' | 'moment' | 'one' | 'many'

export interface FormField {
  readonly name: string
  readonly label: string
  readonly kind: InputKind
  /** Several for `many`. */
  readonly values: readonly string[]
  readonly choices: readonly { readonly value: string; readonly text: string }[]
}

export interface RowForm {
  readonly etag: string | null
  readonly fields: readonly FormField[]
}

export const rowInput = z.strictObject({
  as: z.string(),
  etag: z.string().nullable(),
  /** Only what was changed. */
  values: z.record(z.string(), z.array(z.string())),
})

export interface PersonChoice {
  readonly id: string
  readonly displayName: string
}

export function rowForm(
  site: Site,
  list: SiteList,
  item: Item | null,
  people: readonly PersonChoice[],
  hoursAhead: number,
): RowForm {
  return {
    etag: item && etagOf(list, item),
    fields: editable(list).map((column) => ({
      name: column.name,
      label: column.displayName,
      kind: kindOf(column),
      values: valuesOf(site, column, item, people, hoursAhead),
      choices:
        column.facet === 'personOrGroup'
          ? people.map(({ id, displayName }) => ({ value: id, text: displayName }))
          : choicesOf(column),
    })),
  }
}

/** `numberOf`: the site's number of a person. Unknown names are left out: they cannot have stood in the form. */
export function fieldsFrom(
  list: SiteList,
  values: Readonly<Record<string, readonly string[]>>,
  numberOf: (personId: string) => number,
): Record<string, unknown> {
  const fields: Record<string, unknown> = {}
  for (const column of editable(list)) {
    const given = values[column.name]
    if (!given) continue
    const person = column.facet === 'personOrGroup'
    const key = person ? `${column.name}LookupId` : column.name
    const read = (text: string) => (person ? numberOf(text) : valueFrom(kindOf(column), text))
    if (isMulti(column)) {
      fields[`${key}@odata.type`] = person ? 'Collection(Edm.Int32)' : 'Collection(Edm.String)'
      fields[key] = given.map(read)
    } else {
      fields[key] = given[0] === undefined || given[0] === '' ? null : read(given[0])
    }
  }
  return fields
}

function editable(list: SiteList): readonly Column[] {
  return list.columns.filter(
    ({ readOnly, hidden, facet, builtIn, name }) =>
      !readOnly &&
      !hidden &&
      (!builtIn || name === 'Title') &&
      !['lookup', 'calculated', 'hyperlinkOrPicture'].includes(facet),
  )
}

function kindOf(column: Column): InputKind {
  if (isMulti(column)) return 'many'
  switch (column.facet) {
    case 'number':
    case 'currency':
      return 'number'
    case 'boolean':
      return 'yesNo'
    case 'dateTime':
      return column.settings.format === 'dateTime' ? 'moment' : 'day'
    case 'choice':
    case 'personOrGroup':
      return 'one'
    default:
      return isMultiLine(column) ? 'lines' : 'line'
  }
}

function choicesOf(column: Column): FormField['choices'] {
  const { choices = [] } = column.settings as { choices?: readonly string[] }
  return choices.map((text) => ({ value: text, text }))
}

function valuesOf(
  site: Site,
  column: Column,
  item: Item | null,
  people: readonly PersonChoice[],
  hoursAhead: number,
): readonly string[] {
  const value = item?.fields[column.name]
  if (value === undefined) return []
  const all = Array.isArray(value) ? value : [value]
  if (column.facet === 'personOrGroup') {
    return all.flatMap((number) => people.find(({ id }) => site.numberOf(`user:${id}`) === number)?.id ?? [])
  }
  if (column.facet === 'dateTime') {
    const local = new Date(Date.parse(String(value)) + hoursAhead * 3_600_000).toISOString()
    return [kindOf(column) === 'day' ? local.slice(0, 10) : local.slice(0, 16)]
  }
  return all.map(String)
}

function valueFrom(kind: InputKind, text: string): unknown {
  if (kind === 'number') return Number(text)
  if (kind === 'yesNo') return text === 'true'
  if (kind === 'moment') return `${text}:00+09:00`
  return text
}
