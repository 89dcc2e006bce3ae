/** One row: make, read, change, delete, and its versions. */

import { mergeFields } from '../lists/field-values.ts'
import type { Fields, Item } from '../lists/item-store.ts'
import type { SaveTerms, SiteList } from '../lists/list.ts'
import { asOfVersion, etagOf, fieldReader, toSeconds } from '../lists/read-fields.ts'
import type { Site } from '../lists/site.ts'
import { GraphProblem, problems } from '../message.ts'
import { selectOf } from '../query/options.ts'
import { type Call, context, type Route, type World } from '../world.ts'
import { actorOf, identityOf } from './actor.ts'
import { itemReader } from './item-body.ts'
import { listOf } from './list-address.ts'

export const itemRoutes: readonly Route[] = [
  {
    operation: 'createItem',
    method: 'POST',
    pattern: '/sites/:site/lists/:list/items',
    units: 2,
    run: (call) => {
      const { site, list } = writable(call)
      const body = call.request.body as { fields?: unknown } | undefined
      const unknown = Object.keys(body ?? {}).find((key) => !['fields', 'contentType', '@odata.type'].includes(key))
      if (unknown) throw problems.badRequest(`The property '${unknown}' cannot be set`)
      remember(call, site)
      const fields = mergeFields(list, defaultsOf(list), body?.fields ?? {}, writingTerms(call.world, site))
      const item = list.create(fields, saveTerms(call))
      const { createReplyFields, createReplyTime } = call.world.variants
      const reply = itemReader(
        call.world,
        site,
        list,
        new Map(createReplyFields === 'present' ? [['expand', 'fields']] : []),
      )(item)
      if (createReplyTime === 'wrong')
        reply.createdDateTime = toSeconds(item.createdAt - 3_600_000 * (call.world.tenant.hoursAhead ?? 9))
      return {
        status: 201,
        headers: { ETag: etagOf(list, item) },
        body: { '@odata.context': itemContext(call), ...reply },
      }
    },
  },
  {
    operation: 'getItem',
    method: 'GET',
    pattern: '/sites/:site/lists/:list/items/:item',
    units: 1,
    run: (call) => {
      const { site, list } = listOf(call, 'read')
      const item = itemOf(list, call)
      return {
        status: 200,
        headers: { ETag: etagOf(list, item) },
        body: { '@odata.context': itemContext(call), ...itemReader(call.world, site, list, call.query)(item) },
      }
    },
  },
  {
    operation: 'changeItem',
    method: 'PATCH',
    pattern: '/sites/:site/lists/:list/items/:item',
    units: 2,
    run: (call) => {
      const body = call.request.body as { fields?: unknown } | undefined
      const { site, list, item } = saved(call, body?.fields ?? {})
      return { status: 200, body: itemReader(call.world, site, list, new Map([['expand', 'fields']]))(item) }
    },
  },
  {
    operation: 'deleteItem',
    method: 'DELETE',
    pattern: '/sites/:site/lists/:list/items/:item',
    units: 2,
    run: (call) => {
      const { list } = writable(call)
      const item = itemOf(list, call)
      requireMatch(call, list, item)
      list.remove(item, call.world.now())
      return { status: 204 }
    },
  },
  {
    operation: 'getFields',
    method: 'GET',
    pattern: '/sites/:site/lists/:list/items/:item/fields',
    units: 1,
    run: (call) => {
      const { site, list } = listOf(call, 'read')
      const read = fieldReader(site, list, { select: selectOf(call.query), variants: call.world.variants })
      return { status: 200, body: read(itemOf(list, call)) }
    },
  },
  {
    operation: 'changeFields',
    method: 'PATCH',
    pattern: '/sites/:site/lists/:list/items/:item/fields',
    units: 2,
    run: (call) => {
      const { site, list, item } = saved(call, call.request.body)
      const fields = fieldReader(site, list, { select: null, variants: call.world.variants })(item) as Record<
        string,
        unknown
      >
      if (call.world.variants.patchReplyEtag === 'absent') delete fields['@odata.etag']
      return { status: 200, body: { '@odata.context': itemContext(call), ...fields } }
    },
  },
  {
    operation: 'getVersions',
    method: 'GET',
    pattern: '/sites/:site/lists/:list/items/:item/versions',
    units: 2,
    run: (call) => {
      const { list } = listOf(call, 'read')
      const value = versionsOf(itemOf(list, call)).map(({ version, modifiedAt, modifiedBy }) => ({
        id: `${version}.0`,
        lastModifiedDateTime: toSeconds(modifiedAt),
        lastModifiedBy: identityOf(call.world, modifiedBy),
      }))
      return { status: 200, body: { value } }
    },
  },
  {
    operation: 'getVersionFields',
    method: 'GET',
    pattern: '/sites/:site/lists/:list/items/:item/versions/:version/fields',
    units: 1,
    run: (call) => {
      const { site, list } = listOf(call, 'read')
      const found = versionsOf(itemOf(list, call)).find(({ version }) => `${version}.0` === call.param('version'))
      if (!found) throw problems.notFound()
      return { status: 200, body: fieldReader(site, list, { select: null, variants: call.world.variants })(found) }
    },
  },
]

/** What the checks of a row need of the world; the same for people who edit the list by hand. */
export function writingTerms(world: World, site: Site) {
  return {
    variants: world.variants,
    hoursAhead: world.tenant.hoursAhead ?? 9,
    hasTarget: (
      column: { readonly facet: string; readonly settings: Readonly<Record<string, unknown>> },
      id: number,
    ) => {
      const target = column.facet === 'personOrGroup' ? site.userList : site.list(String(column.settings.listId))
      return target.items.get(id) !== undefined
    },
  }
}

export function stepOf({ variants, random }: World): number {
  return variants.etagStep === 'one' ? 1 : random.whole(1, 3)
}

export function defaultsOf(list: SiteList): Fields {
  const given = list.columns.filter(({ defaultValue }) => defaultValue !== null)
  return Object.fromEntries(
    given.map(({ name, defaultValue, facet }) => [
      name,
      facet === 'number' ? Number(defaultValue) : (defaultValue ?? ''),
    ]),
  )
}

function saved(call: Call, fields: unknown) {
  const { site, list } = writable(call)
  const item = itemOf(list, call)
  requireMatch(call, list, item)
  remember(call, site)
  const merged = mergeFields(list, item.fields, fields, writingTerms(call.world, site))
  return { site, list, item: list.save(item, merged, saveTerms(call)) }
}

function writable(call: Call) {
  const found = listOf(call, 'write')
  if (found.list.head.system) throw problems.denied()
  return found
}

function saveTerms(call: Call): SaveTerms {
  const { world } = call
  return { by: actorOf(call), at: world.now(), etagStep: stepOf(world), duplicateKey: world.variants.duplicateKey }
}

/** Whoever writes becomes known to the site. */
function remember(call: Call, site: Site): void {
  const { userId, appId } = call.token
  const person = userId === null ? undefined : call.world.people.get(userId)
  if (person) site.know(person, call.world.now())
  else site.knowApp(appId, call.world.now())
}

function itemOf(list: SiteList, call: Call): Item {
  const id = call.param('item')
  const item = /^\d+$/.test(id) ? list.items.get(Number(id)) : undefined
  if (!item) throw problems.notFound('The specified item was not found')
  return item
}

function requireMatch(call: Call, list: SiteList, item: Item): void {
  const wanted = call.request.headers.get('if-match')
  if (wanted === null || wanted === '*') return
  if (!/^(W\/)?".*"$/.test(wanted)) throw new GraphProblem(400, 'malformedEntityTag', 'ETags must be quoted strings.')
  if (wanted !== etagOf(list, item)) throw preconditionFailed(call.world.variants.preconditionBody)
}

export function preconditionFailed(body: World['variants']['preconditionBody']): GraphProblem {
  const message = 'ETag does not match current item'
  switch (body) {
    case 'resourceModified':
      return new GraphProblem(412, 'resourceModified', message, { innerCode: 'entityTagDoesNotMatch' })
    case 'notAllowed':
      return new GraphProblem(412, 'notAllowed', message, { innerCode: 'preconditionFailed' })
    case 'empty':
      return new GraphProblem(412, 'resourceModified', message, { empty: true })
  }
}

function versionsOf(item: Item): readonly Item[] {
  return [item, ...(item.older ?? []).map(({ fields, number, at, by }) => asOfVersion(item, fields, number, at, by))]
}

const itemContext = ({ request, params }: Call) =>
  context(request.origin, `sites('${encodeURIComponent(params.site ?? '')}')/lists('${params.list}')/items/$entity`)
