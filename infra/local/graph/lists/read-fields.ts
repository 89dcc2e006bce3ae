/** A row as the service gives it back: internal names, people by the site's number, nothing for what is empty. */
import { problems } from '../message.ts'
import { guidFor } from '../random.ts'
import type { Variants } from '../variants.ts'
import { type Column, isLookup, isMulti } from './column.ts'
import type { Actor, Fields, Item, Value } from './item-store.ts'
import type { SiteList } from './list.ts'
import type { Site } from './site.ts'

/** Lookup columns that one query may touch. */
const mostLookups = 12
/** From here on not every column comes back on its own. */
const wide = 60

export interface FieldChoice {
  /** Null: whatever comes back on its own. */
  readonly select: readonly string[] | null
  readonly variants: Variants
}

/** One entry of `fields`; nothing for what is empty. */
interface Cell {
  readonly key: string
  readonly of: (item: Item) => unknown
}

/** Made once a query, used for each row. Throws when the query asks for too much or for what is not there. */
export function fieldReader(site: Site, list: SiteList, { select, variants }: FieldChoice): (item: Item) => unknown {
  const cells = select ? select.flatMap((name) => chosen(site, list, name)) : onItsOwn(site, list, variants)
  const lookups = (select ?? list.columns.filter(({ builtIn }) => !builtIn).map(({ name }) => name)).filter((name) => {
    const column = list.column(name.replace(/LookupId$/, '')) ?? list.column(name)
    return column && isLookup(column)
  })
  if (lookups.length > mostLookups) {
    throw problems.badRequest(
      'The query cannot be completed because the number of lookup columns it contains exceeds the lookup column threshold.',
    )
  }
  return (item) => {
    const out: Record<string, unknown> = { '@odata.etag': etagOf(list, item) }
    for (const { key, of } of cells) {
      const value = of(item)
      if (value !== undefined) out[key] = value
    }
    return out
  }
}

/** The same for an older state of the row. */
export function asOfVersion(item: Item, fields: Fields, number: number, at: number, by: Actor): Item {
  return { ...item, fields, version: number, modifiedAt: at, modifiedBy: by }
}

export function etagOf({ head }: SiteList, { id, etagNumber }: Item): string {
  return `"${guidFor(`${head.id}/${id}`)},${etagNumber}"`
}

function onItsOwn(site: Site, list: SiteList, variants: Variants): readonly Cell[] {
  const own = list.columns.filter(({ builtIn, hidden }) => !builtIn && !hidden)
  const shown = variants.wideLists === 'cut' && own.length > wide ? own.slice(0, wide) : own
  const name = (column: Column) => (isLookup(column) && !isMulti(column) ? `${column.name}LookupId` : column.name)
  const system = list.columns.filter(({ builtIn, name }) => builtIn && name in builtInCells).map(({ name }) => name)
  return [...system, ...shown.map(name)].flatMap((one) => chosen(site, list, one))
}

function chosen(site: Site, list: SiteList, name: string): readonly Cell[] {
  const special = builtInCells[name]
  if (special) return [{ key: special.key ?? name, of: (item) => special.of(item, site) }]
  const target = name.endsWith('LookupId') ? list.column(name.slice(0, -'LookupId'.length)) : undefined
  if (target && isLookup(target)) {
    const shown = (value: Value | undefined) => (value === undefined || isMulti(target) ? value : String(value))
    return [{ key: name, of: ({ fields }) => shown(fields[target.name]) }]
  }
  const column = list.column(name)
  if (!column) throw problems.badRequest(`Field '${name}' is not recognized`)
  if (!isLookup(column)) return [{ key: name, of: ({ fields }) => fields[name] }]
  const shown = (value: Value | undefined) => (value === undefined ? undefined : display(site, column, value))
  return [{ key: name, of: ({ fields }) => shown(fields[name]) }]
}

function display(site: Site, column: Column, value: Value): unknown {
  const one = (id: number) => {
    if (column.facet === 'personOrGroup') return site.userList.items.get(id)?.fields
    const { listId, columnName } = column.settings as { listId: string; columnName: string }
    return { Title: site.list(listId).items.get(id)?.fields[columnName] }
  }
  if (!isMulti(column)) return one(value as number)?.Title
  return (value as readonly number[]).map((id) => {
    const found = one(id) as { Title?: unknown; EMail?: unknown } | undefined
    return { LookupId: id, LookupValue: found?.Title ?? '', ...(found?.EMail ? { Email: found.EMail } : {}) }
  })
}

const title = { of: ({ fields }: Item) => fields.Title }
const author = { key: 'AuthorLookupId', of: (item: Item, site: Site) => numberText(site, item.createdBy) }
const editor = { key: 'EditorLookupId', of: (item: Item, site: Site) => numberText(site, item.modifiedBy) }
const builtInCells: Readonly<
  Record<string, { readonly key?: string; readonly of: (item: Item, site: Site) => unknown }>
> = {
  id: { of: ({ id }) => String(id) },
  ID: { key: 'id', of: ({ id }) => String(id) },
  Title: title,
  LinkTitle: title,
  LinkTitleNoMenu: title,
  ContentType: { of: () => 'アイテム' },
  Modified: { of: ({ modifiedAt }) => toSeconds(modifiedAt) },
  Created: { of: ({ createdAt }) => toSeconds(createdAt) },
  Author: author,
  AuthorLookupId: author,
  Editor: editor,
  EditorLookupId: editor,
  _UIVersionString: { of: ({ version }) => `${version}.0` },
  Attachments: { of: () => false },
  Edit: { of: () => '' },
  ItemChildCount: { of: () => '0' },
  FolderChildCount: { of: () => '0' },
}

const numberText = (site: Site, actor: Actor) => String(site.numberOf(actor) ?? '')

export function toSeconds(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`
}
