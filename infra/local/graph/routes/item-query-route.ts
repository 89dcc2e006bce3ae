/** `GET …/items`: filters, pages and their links. */
import type { Item } from '../lists/item-store.ts'
import type { SiteList } from '../lists/list.ts'
import { problems } from '../message.ts'
import { parseFilter } from '../query/filter.ts'
import { itemFilter, notIndexed } from '../query/item-filter.ts'
import { linkQuery, makeLinkToken, readLinkToken } from '../query/link-token.ts'
import { topOf } from '../query/options.ts'
import { rowsOnPage, takeRows } from '../query/page-size.ts'
import { type Call, context, type Route } from '../world.ts'
import { itemReader } from './item-body.ts'
import { listOf } from './list-address.ts'

const usualPage = 200
const largestPage = 5000

interface PageToken {
  readonly list: string
  readonly after: number
  /** The query it belongs to. */
  readonly query: string
  readonly expiresAt: number
  readonly honoured: boolean
}

export const itemQueryRoute: Route = {
  operation: 'getItems',
  method: 'GET',
  pattern: '/sites/:site/lists/:list/items',
  units: 2,
  run: (call) => {
    const { site, list } = listOf(call, 'read')
    refuseUnsupported(call)
    const query = linkQuery({
      $expand: call.query.get('expand'),
      $filter: call.query.get('filter'),
      $select: call.query.get('select'),
      $orderby: call.query.get('orderby'),
      $top: call.query.get('top'),
    })
    const from = position(call, list, query)
    const read = itemReader(call.world, site, list, call.query)
    const { taken, more } = takeRows(
      rows(call, list, from),
      rowsOnPage(call, topOf(call.query, usualPage, largestPage)),
    )
    const token: PageToken = {
      list: list.head.id,
      after: taken.at(-1)?.id ?? from.after,
      query,
      expiresAt: call.world.now() + call.world.limits.pageTokenMinutes * 60_000,
      honoured: from.honoured,
    }
    const path = `${call.request.origin}/v1.0/sites/${site.id}/lists/${list.head.id}/items`
    const skip = linkQuery({ $skiptoken: makeLinkToken(call.world, token) })
    return {
      status: 200,
      body: {
        '@odata.context': context(call.request.origin, 'items'),
        ...(more ? { '@odata.nextLink': `${path}?${query ? `${query}&` : ''}${skip}` } : {}),
        value: taken.map(read),
      },
    }
  },
}

function rows(call: Call, list: SiteList, { after, honoured }: { after: number; honoured: boolean }): Iterable<Item> {
  const text = call.query.get('filter')
  if (text === undefined) return list.items.after(after)
  const { variants, limits } = call.world
  const filter = itemFilter(list, parseFilter(text), { honoured, threshold: limits.threshold, variants })
  if (filter.usedUnindexed) call.note('unindexedFilter')
  return filter.rows(after)
}

function position(call: Call, list: SiteList, query: string): { readonly after: number; readonly honoured: boolean } {
  const preferred = /HonorNonIndexedQueriesWarningMayFailRandomly/i.test(call.request.headers.get('prefer') ?? '')
  const text = call.query.get('skiptoken')
  if (text === undefined) return { after: 0, honoured: preferred }
  const token = readLinkToken<PageToken>(call.world, text)
  if (token.list !== list.head.id || token.query !== query)
    throw problems.badRequest('The token is not valid.', 'invalidToken')
  if (token.expiresAt < call.world.now()) throw problems.badRequest('The token has expired.', 'invalidToken')
  return {
    after: token.after,
    honoured: preferred || (call.world.variants.preferOnNextPage === 'remembered' && token.honoured),
  }
}

function refuseUnsupported({ query, world }: Call): void {
  if (query.has('count')) {
    throw problems.badRequest('$count is not supported on this API. Only URLs returned by the API can be used to page.')
  }
  const unused = ['skip', 'search'].find((option) => query.has(option))
  if (unused && world.variants.skipAndSearch === 'refused')
    throw problems.badRequest(`$${unused} is not supported on this API.`)
  const order = query.get('orderby')
  if (order === undefined || world.variants.orderBy === 'ignored') return
  throw notIndexed(order.replace(/^fields\//, '').replace(/\s.*$/, ''))
}
