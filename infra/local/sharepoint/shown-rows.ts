/** The rows of a list under one of its views: filtered, sorted, in groups, a page at a time. */
import type { Column } from '../graph/lists/column.ts'
import type { Item } from '../graph/lists/item-store.ts'
import type { ListView } from '../graph/lists/list-view.ts'
import { readViewQuery } from './caml.ts'
import { type Looking, plainOf } from './shown-value.ts'

export interface RowGroup {
  /** Empty where the view has no groups. */
  readonly name: string
  readonly items: readonly Item[]
}

export interface ShownRows {
  readonly columns: readonly Column[]
  readonly groups: readonly RowGroup[]
  readonly found: number
  /** Counted from 1. */
  readonly page: number
  readonly pages: number
}

export function rowsToShow(looking: Looking, view: ListView | undefined, page: number): ShownRows {
  const query = readViewQuery(view?.query ?? '', looking.now.toISOString().slice(0, 10))
  const read = (item: Item) => (name: string) => plainOf(looking, name, item)
  const found = [...looking.list.items.after(0)].filter((item) => query.passes(read(item)))
  if (query.order.length > 0) {
    found.sort((a, b) => {
      for (const { field, descending } of query.order) {
        const order = compare(plainOf(looking, field, a), plainOf(looking, field, b))
        if (order !== 0) return descending ? -order : order
      }
      return a.id - b.id
    })
  }
  const limit = view?.rowLimit ?? 30
  const pages = Math.max(1, Math.ceil(found.length / limit))
  const at = Math.min(Math.max(1, page), pages)
  const shown = found.slice((at - 1) * limit, at * limit)
  const { groupBy } = query
  const groups = groupBy
    ? [...Map.groupBy(shown, (item) => String(plainOf(looking, groupBy, item) ?? '（なし）'))].map(([name, items]) => ({
        name,
        items,
      }))
    : [{ name: '', items: shown }]
  return { columns: columnsOf(looking, view), groups, found: found.length, page: at, pages }
}

/** A view that nobody arranged shows every column. */
function columnsOf({ list }: Looking, view: ListView | undefined): readonly Column[] {
  const arranged = view?.fields.some((name) => name !== 'LinkTitle')
  if (!view || !arranged)
    return list.columns.filter(({ builtIn, hidden, name }) => name === 'Title' || (!builtIn && !hidden))
  return view.fields.flatMap((name) => list.column(name) ?? [])
}

function compare(a: string | number | boolean | null, b: string | number | boolean | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return String(a).localeCompare(String(b), 'ja')
}
