/** `GET …/items/delta`: what changed since, late, sometimes twice, and from time to time only by reading all again. */
import type { SiteList } from '../lists/list.ts'
import type { Site } from '../lists/site.ts'
import { GraphProblem } from '../message.ts'
import { linkQuery, makeLinkToken, readLinkToken } from '../query/link-token.ts'
import { type QueryOptions, topOf } from '../query/options.ts'
import { rowsOnPage, takeRows } from '../query/page-size.ts'
import { type Call, context, type Route } from '../world.ts'
import { itemReader, itemType } from './item-body.ts'
import { listOf } from './list-address.ts'

const day = 86_400_000
const usualPage = 200
const largestPage = 5000

interface DeltaToken {
  readonly list: string
  readonly madeAt: number
  /** Options of the first call. */
  readonly expand: string | undefined
  readonly select: string | undefined
  readonly top: string | undefined
  /** Changes behind this one are still to be told. */
  readonly from: number
  /** While the whole list is read: the last id told. */
  readonly after: number | null
  /** While pages follow: where this round ends. */
  readonly to: number | null
}

export const deltaRoute: Route = {
  operation: 'getDelta',
  method: 'GET',
  pattern: '/sites/:site/lists/:list/items/delta',
  units: (query) => (query.has('token') || query.has('deltatoken') || query.has('skiptoken') ? 1 : 2),
  run: (call) => {
    const { site, list } = listOf(call, 'read')
    const given = call.query.get('token') ?? call.query.get('deltatoken') ?? call.query.get('skiptoken')
    const visible = list.items.sequenceAt(call.world.now() - call.world.limits.deltaLagMs)
    const fresh = tokenFor(call, list, { from: visible, after: 0, to: visible })
    if (given === undefined) return page(call, site, list, fresh)
    if (given === 'latest') return answer(call, site, list, [], { ...fresh, after: null, to: null }, false)
    const token = { ...readLinkToken<DeltaToken>(call.world, given) }
    const expired = token.madeAt + call.world.limits.deltaTokenDays * day < call.world.now()
    if (token.list !== list.head.id || expired) throw resync(call, site, list)
    return page(call, site, list, token.after === null && token.to === null ? { ...token, to: visible } : token)
  },
}

/** 410: everything must be read again, from the address that comes with it. */
export function resync(call: Call, site: Site, list: SiteList): GraphProblem {
  const code = call.world.random.shuffle(codes)[0] ?? 'resyncRequired'
  const top = call.query.get('top')
  return new GraphProblem(410, code, 'Resync required. Replace any local items with the server version.', {
    headers: {
      Location: `${deltaPath(call, site, list)}?${linkQuery({ $expand: call.query.get('expand'), $top: top })}`.replace(
        /\?$/,
        '',
      ),
    },
  })
}

const codes = [
  'resyncChangesApplyDifferences',
  'resyncChangesUploadDifferences',
  'resyncRequired',
  'syncStateNotFound',
] as const

function tokenFor(
  { query, world }: Call,
  list: SiteList,
  place: Pick<DeltaToken, 'from' | 'after' | 'to'>,
): DeltaToken {
  return {
    list: list.head.id,
    madeAt: world.now(),
    expand: query.get('expand'),
    select: query.get('select'),
    top: query.get('top'),
    ...place,
  }
}

function page(call: Call, site: Site, list: SiteList, token: DeltaToken) {
  return token.after === null ? changesPage(call, site, list, token) : fullPage(call, site, list, token, token.after)
}

/** Every row there is, by id. What changes meanwhile is told afterwards. */
function fullPage(call: Call, site: Site, list: SiteList, token: DeltaToken, after: number) {
  const { taken, more } = takeRows(list.items.after(after), rowsOnPage(call, pageSize(token)))
  const read = reader(call, site, list, token)
  const next = more
    ? { ...token, after: taken.at(-1)?.id ?? after }
    : { ...token, after: null, to: null, madeAt: call.world.now() }
  return answer(call, site, list, taken.map(read), next, more)
}

function changesPage(call: Call, site: Site, list: SiteList, token: DeltaToken) {
  const { world } = call
  const to = token.to ?? token.from
  const changes = list.items.changesBetween(token.from, to)
  if (changes === null) throw resync(call, site, list)
  const most = changes.length === 0 && call.forcedRows === null ? 1 : rowsOnPage(call, pageSize(token))
  const { taken, more } = takeRows(changes, most)
  const read = reader(call, site, list, token)
  const told = taken.map(({ id }) => {
    const item = list.items.get(id)
    return item ? read(item) : stub(site, id)
  })
  const rate = { sometimes: 0.1, often: 0.6, never: 0 }[world.variants.deltaReplays]
  const shown =
    call.forcedReplay || world.random.chance(rate)
      ? [...replayed(list, token.from).map(read), ...world.random.shuffle(told)]
      : told
  const next = more
    ? { ...token, from: taken.at(-1)?.sequence ?? token.from, to }
    : { ...token, from: to, to: null, madeAt: world.now() }
  return answer(call, site, list, shown, next, more)
}

/** A few rows that were told before. */
function replayed(list: SiteList, before: number) {
  const changes = list.items.changesBetween(Math.max(list.items.oldestTold, before - 3), before) ?? []
  return changes.flatMap(({ id }) => list.items.get(id) ?? [])
}

function reader(call: Call, site: Site, list: SiteList, token: DeltaToken) {
  const options: [string, string | undefined][] = [
    ['expand', call.world.variants.deltaExpand === 'works' ? token.expand : undefined],
    ['select', token.select],
  ]
  const given: QueryOptions = new Map(options.filter((one): one is [string, string] => one[1] !== undefined))
  return itemReader(call.world, site, list, given)
}

/** No fields, and nothing that tells what it was. */
function stub(site: Site, id: number): Record<string, unknown> {
  return { id: String(id), parentReference: { siteId: site.id }, contentType: itemType, deleted: { state: 'deleted' } }
}

function answer(call: Call, site: Site, list: SiteList, value: readonly unknown[], next: DeltaToken, more: boolean) {
  const path = deltaPath(call, site, list)
  const link = `${path}?${linkQuery({ token: makeLinkToken(call.world, next) })}`
  return {
    status: 200,
    body: {
      '@odata.context': context(call.request.origin, 'Collection(listItem)'),
      [more ? '@odata.nextLink' : '@odata.deltaLink']: link,
      value,
    },
  }
}

const deltaPath = ({ request }: Call, site: Site, list: SiteList) =>
  `${request.origin}/v1.0/sites/${site.id}/lists/${list.head.id}/items/delta`

function pageSize({ top }: DeltaToken): number {
  return topOf(new Map(top === undefined ? [] : [['top', top]]), usualPage, largestPage)
}
