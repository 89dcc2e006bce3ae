/** One cell as an officer sees it: formatted as the column says, people by name, days as days. */
import { type Column, isMulti } from '../graph/lists/column.ts'
import type { Item, Value } from '../graph/lists/item-store.ts'
import type { SiteList } from '../graph/lists/list.ts'
import type { Site } from '../graph/lists/site.ts'
import { drawFormatting } from './column-formatting.ts'
import type { FormattingScope, FormattingValue } from './formatting-expression.ts'
import { type Html, html } from './html.ts'

export interface Looking {
  readonly site: Site
  readonly list: SiteList
  readonly hoursAhead: number
  readonly now: Date
  /** E-mail of the one who looks. */
  readonly me: string
}

export function drawCell(looking: Looking, column: Column, item: Item): Html {
  const value = valueIn(looking, column, item)
  if (column.customFormatter !== null) {
    const drawn = drawFormatting(column.customFormatter, scopeOf(looking, column, item))
    // Marks without any text around an empty value would only take up room.
    if (drawn) return value === undefined && drawn.html.replaceAll(/<[^>]*>/g, '') === '' ? { html: '' } : drawn
  }
  const text = textOf(looking, column, value)
  if (text === '') return { html: '' }
  const kind = text.includes('\n') || text.length > 60 ? 'long' : text.length <= 16 ? 'short' : 'plain'
  return html`<span class="${kind}">${text}</span>`
}

/** What filters, groups and sorting go by. */
export function plainOf(looking: Looking, name: string, item: Item): string | number | boolean | null {
  if (name === 'ID') return item.id
  const column = looking.list.column(name === 'LinkTitle' ? 'Title' : name)
  const value = column ? valueIn(looking, column, item) : undefined
  if (value === undefined || column === undefined) return null
  if (typeof value === 'number' && column.facet !== 'personOrGroup') return value
  return typeof value === 'boolean' ? value : textOf(looking, column, value)
}

function valueIn({ site }: Looking, { name }: Column, item: Item): Value | undefined {
  switch (name) {
    case 'ID':
      return item.id
    case 'LinkTitle':
    case 'LinkTitleNoMenu':
      return item.fields.Title
    case 'Created':
    case 'Modified':
      return new Date(name === 'Created' ? item.createdAt : item.modifiedAt).toISOString()
    case 'Author':
    case 'Editor':
      return site.numberOf(name === 'Author' ? item.createdBy : item.modifiedBy)
    case '_UIVersionString':
      return `${item.version}.0`
    default:
      return item.fields[name]
  }
}

function textOf(looking: Looking, column: Column, value: Value | undefined): string {
  if (value === undefined) return ''
  if (isMulti(column)) {
    const names = (value as readonly (string | number)[]).map((one) =>
      column.facet === 'personOrGroup' ? String(personIn(looking.site, one as number).title) : String(one),
    )
    return names.join('、')
  }
  switch (column.facet) {
    case 'personOrGroup':
      return String(personIn(looking.site, value as number).title)
    case 'boolean':
      return value ? 'はい' : 'いいえ'
    case 'dateTime':
      return dateText(String(value), column.settings.format === 'dateTime', looking.hoursAhead)
    case 'number':
      return Number(value).toLocaleString('ja-JP')
    default:
      return String(value)
  }
}

function dateText(value: string, withTime: boolean, hoursAhead: number): string {
  const local = new Date(Date.parse(value) + hoursAhead * 3_600_000).toISOString()
  const day = local.slice(0, 10).replaceAll('-', '/')
  return withTime ? `${day} ${local.slice(11, 16)}` : day
}

function personIn(site: Site, number: number): Readonly<Record<string, unknown>> {
  const fields = site.userList.items.get(number)?.fields
  return { id: number, title: fields?.Title ?? '（サイトにいない人）', email: fields?.EMail ?? '' }
}

function scopeOf(looking: Looking, own: Column, item: Item): FormattingScope {
  const { site, list } = looking
  const read = (column: Column): FormattingValue => {
    const value = valueIn(looking, column, item)
    if (value === undefined) return ''
    if (column.facet === 'personOrGroup' && typeof value === 'number') return personIn(site, value)
    return Array.isArray(value) ? value.join(', ') : (value as string | number | boolean)
  }
  return {
    now: looking.now,
    me: looking.me,
    field: (name) => {
      const column = name === null ? own : list.column(name)
      return column ? read(column) : ''
    },
  }
}
