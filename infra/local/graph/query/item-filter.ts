/** How a filter on items is carried out: which columns may be asked, what the index finds, and where the threshold bites. */
import { isLookup } from '../lists/column.ts'
import type { Item, Value } from '../lists/item-store.ts'
import type { SiteList } from '../lists/list.ts'
import { toSeconds } from '../lists/read-fields.ts'
import { GraphProblem, problems } from '../message.ts'
import type { Variants } from '../variants.ts'
import { type Filter, type Literal, passes } from './filter.ts'

export interface FilterTerms {
  /** `Prefer: HonorNonIndexedQueriesWarningMayFailRandomly` was sent. */
  readonly honoured: boolean
  /** Rows that a query may touch. */
  readonly threshold: number
  readonly variants: Variants
}

export interface ItemFilter {
  /** In the order of their ids, from behind the given one on. */
  rows(afterId: number): Iterable<Item>
  readonly usedUnindexed: boolean
}

const ofItem: Readonly<Record<string, (item: Item) => unknown>> = {
  id: ({ id }) => id,
  createdDateTime: ({ createdAt }) => toSeconds(createdAt),
  lastModifiedDateTime: ({ modifiedAt }) => toSeconds(modifiedAt),
}

export function itemFilter(list: SiteList, filter: Filter, terms: FilterTerms): ItemFilter {
  refuseUnsupported(filter)
  const names = propertiesIn(filter)
  const unindexed = names.filter((name) => !isIndexed(list, name))
  const [first] = unindexed
  if (first !== undefined && !terms.honoured) throw notIndexed(first.replace(/^fields\//, ''))

  const fold = terms.variants.textEquality === 'caseSensitive' ? (text: string) => text : undefined
  const test = (item: Item, part: Filter = filter) => passes(part, (name) => readValue(list, item, name), fold)
  const candidates = byIndex(list, filter)
  if (list.items.count > terms.threshold) {
    const lead = leading(filter)
    const touched =
      lead && propertiesIn(lead).every((name) => isIndexed(list, name))
        ? (byIndex(list, lead)?.length ?? countUpTo(list, (item) => test(item, lead), terms.threshold + 1))
        : list.items.count
    if (touched > terms.threshold) throw thresholdProblem(terms.variants)
  }
  return {
    usedUnindexed: unindexed.length > 0,
    *rows(afterId) {
      if (candidates) {
        for (const id of candidates) {
          const item = id > afterId ? list.items.get(id) : undefined
          if (item && test(item)) yield item
        }
        return
      }
      for (const item of list.items.after(afterId)) if (test(item)) yield item
    },
  }
}

export function notIndexed(name: string): GraphProblem {
  return problems.badRequest(
    `Field '${name}' cannot be referenced in filter or orderby as it is not indexed. Provide the 'Prefer: HonorNonIndexedQueriesWarningMayFailRandomly' header to allow this, but be warned that such queries may fail on large lists.`,
  )
}

export function thresholdProblem({ thresholdAnswer }: Variants): GraphProblem {
  const message =
    'The attempted operation is prohibited because it exceeds the list view threshold enforced by the administrator.'
  switch (thresholdAnswer) {
    case 'throttled':
      return new GraphProblem(429, 'activityLimitReached', 'The request has been throttled')
    case 'throttledWithRetryAfter':
      return new GraphProblem(429, 'activityLimitReached', 'The request has been throttled', {
        headers: { 'Retry-After': '1' },
      })
    case 'badRequest':
      return new GraphProblem(400, 'invalidRequest', message)
    case 'serverError':
      return new GraphProblem(500, 'generalException', message)
  }
}

/** Only one index serves a query: the one of the first comparison in a row of `and`. */
function leading(filter: Filter): Filter | null {
  if (filter.kind === 'and') return leading(filter.left)
  return filter.kind === 'not' ? null : filter
}

function byIndex(list: SiteList, filter: Filter): readonly number[] | null {
  const lead = leading(filter)
  if (lead?.kind === 'compare' && lead.operator === 'eq' && lead.value !== null) {
    return idsFor(list, lead.property, lead.value)
  }
  return null
}

function idsFor(list: SiteList, property: string, literal: Exclude<Literal, null>): readonly number[] | null {
  if (property === 'id') return list.items.get(Number(literal)) ? [Number(literal)] : []
  const name = columnName(list, property)
  const column = name === null ? undefined : list.column(name)
  if (!column || name === null) return null
  return list.items.idsWith(name, asStored(column.facet, literal))
}

function asStored(facet: string, literal: Exclude<Literal, null>): Value {
  if (facet === 'boolean') return literal === true || literal === 1 || literal === 'true'
  if (facet === 'dateTime') {
    const at = Date.parse(String(literal))
    if (Number.isNaN(at)) throw problems.badRequest(`'${literal}' is not a date`)
    return toSeconds(at)
  }
  return literal
}

function columnName(list: SiteList, property: string): string | null {
  if (!property.startsWith('fields/')) return null
  const name = property.slice('fields/'.length)
  if (list.column(name)) return name
  const target = name.endsWith('LookupId') ? list.column(name.slice(0, -'LookupId'.length)) : undefined
  return target && isLookup(target) ? target.name : null
}

function isIndexed(list: SiteList, property: string): boolean {
  if (property in ofItem) return property === 'id'
  const name = columnName(list, property)
  if (name === null) throw problems.badRequest(`Field '${property.replace(/^fields\//, '')}' is not recognized`)
  const column = list.column(name)
  if (column && isLookup(column) && !property.endsWith('LookupId')) {
    throw problems.badRequest(`The expression '${property}' is not supported.`)
  }
  return column?.indexed ?? false
}

function readValue(list: SiteList, item: Item, property: string): unknown {
  const own = ofItem[property]
  if (own) return own(item)
  const name = columnName(list, property) ?? ''
  if (name === 'ID') return item.id
  if (name === 'Created' || name === 'Modified') return toSeconds(name === 'Created' ? item.createdAt : item.modifiedAt)
  return item.fields[name]
}

/** Documented for items: eq, ne, lt, gt, le, ge, startswith. */
function refuseUnsupported(filter: Filter): void {
  switch (filter.kind) {
    case 'not':
      refuseUnsupported(filter.inner)
      return
    case 'and':
    case 'or':
      refuseUnsupported(filter.left)
      refuseUnsupported(filter.right)
      return
    case 'in':
      throw problems.badRequest("The operator 'in' is not supported.")
    case 'compare':
      if (filter.operator === 'endswith') throw problems.badRequest("The function 'endswith' is not supported.")
  }
}

function propertiesIn(filter: Filter): readonly string[] {
  if (filter.kind === 'compare' || filter.kind === 'in') return [filter.property]
  if (filter.kind === 'not') return propertiesIn(filter.inner)
  return [...propertiesIn(filter.left), ...propertiesIn(filter.right)]
}

function countUpTo(list: SiteList, test: (item: Item) => boolean, most: number): number {
  let count = 0
  for (const item of list.items.after(0)) {
    if (test(item)) count += 1
    if (count >= most) break
  }
  return count
}
