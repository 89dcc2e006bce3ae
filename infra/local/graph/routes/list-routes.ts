/** Lists of a site. */
import { z } from 'zod'
import { builtInColumns } from '../lists/built-in-columns.ts'
import { SiteList } from '../lists/list.ts'
import type { Site } from '../lists/site.ts'
import { GraphProblem, problems } from '../message.ts'
import { expandOf, selectOf } from '../query/options.ts'
import { guidFor } from '../random.ts'
import { type Call, context, type Route } from '../world.ts'
import { actorOf } from './actor.ts'
import { columnBody } from './column-routes.ts'
import { listOf, siteOf } from './list-address.ts'

const newList = z.strictObject({
  name: z.string().optional(),
  displayName: z.string().min(1).max(255),
  description: z.string().optional(),
  columns: z.array(z.unknown()).optional(),
  list: z
    .strictObject({
      template: z.string().optional(),
      hidden: z.boolean().optional(),
      contentTypesEnabled: z.boolean().optional(),
    })
    .optional(),
})
const changedList = z.strictObject({
  displayName: z.string().min(1).max(255).optional(),
  description: z.string().optional(),
})

export const listRoutes: readonly Route[] = [
  {
    operation: 'getLists',
    method: 'GET',
    pattern: '/sites/:site/lists',
    units: 2,
    run: (call) => {
      const site = siteOf(call, 'read')
      const select = selectOf(call.query)
      const withSystem = select?.includes('system') ?? false
      const lists = [...site.lists.values()].filter(({ head }) => withSystem || !head.system)
      const named = filteredByName(lists, call.query.get('filter'))
      const value = named.map((list) => chosen(listBody(site, list, call), select))
      return { status: 200, body: { '@odata.context': context(call.request.origin, 'sites/lists'), value } }
    },
  },
  {
    operation: 'createList',
    method: 'POST',
    pattern: '/sites/:site/lists',
    units: 2,
    run: (call) => {
      const site = siteOf(call, 'manage')
      const given = newList.safeParse(call.request.body)
      if (!given.success) throw problems.badRequest('Invalid request')
      const { name, displayName, description = '', columns = [], list: info = {} } = given.data
      if (name !== undefined) {
        throw problems.badRequest(
          "Cannot define a 'name' for a list as it is assigned by the server. Instead, provide 'displayName'",
        )
      }
      if (info.template !== undefined && info.template !== 'genericList') {
        throw problems.badRequest(`The template '${info.template}' is not supported`)
      }
      refuseTakenName(site, displayName)
      const list = new SiteList(
        {
          id: call.world.random.guid(),
          name: encodeURIComponent(displayName),
          displayName,
          description,
          template: 'genericList',
          hidden: info.hidden ?? false,
          system: false,
          createdAt: call.world.now(),
          createdBy: actorOf(call),
          modifiedAt: call.world.now(),
        },
        builtInColumns(),
      )
      for (const column of columns) list.addColumn(column, call.world.random.guid())
      list.putViews([
        {
          id: call.world.random.guid(),
          title: 'すべてのアイテム',
          query: '',
          rowLimit: 30,
          isDefault: true,
          fields: ['LinkTitle'],
          customFormatter: null,
        },
      ])
      site.addList(list)
      return {
        status: 201,
        body: { '@odata.context': context(call.request.origin, 'lists/$entity'), ...listBody(site, list, call) },
      }
    },
  },
  {
    operation: 'getList',
    method: 'GET',
    pattern: '/sites/:site/lists/:list',
    units: 1,
    run: (call) => {
      const { site, list } = listOf(call, 'read')
      return {
        status: 200,
        body: {
          '@odata.context': context(call.request.origin, 'lists/$entity'),
          ...chosen(listBody(site, list, call), selectOf(call.query)),
        },
      }
    },
  },
  {
    operation: 'changeList',
    method: 'PATCH',
    pattern: '/sites/:site/lists/:list',
    units: 2,
    run: (call) => {
      const { site, list } = listOf(call, 'manage')
      const given = changedList.safeParse(call.request.body)
      if (!given.success) throw problems.badRequest('Invalid request')
      const { displayName, description } = given.data
      if (displayName !== undefined && displayName !== list.head.displayName) refuseTakenName(site, displayName)
      list.head.displayName = displayName ?? list.head.displayName
      list.head.description = description ?? list.head.description
      list.head.modifiedAt = call.world.now()
      list.onHead()
      return { status: 200, body: listBody(site, list, call) }
    },
  },
  {
    operation: 'deleteList',
    method: 'DELETE',
    pattern: '/sites/:site/lists/:list',
    units: 2,
    run: (call) => {
      const { site, list } = listOf(call, 'manage')
      site.removeList(list)
      return { status: 204 }
    },
  },
]

function refuseTakenName(site: Site, displayName: string): void {
  const taken = [...site.lists.values()].some(
    ({ head }) => head.displayName.toLowerCase() === displayName.toLowerCase(),
  )
  if (taken) throw new GraphProblem(409, 'nameAlreadyExists', 'The specified name is already in use.')
}

/** The only filter that lists are asked with. */
function filteredByName(lists: readonly SiteList[], filter: string | undefined): readonly SiteList[] {
  if (filter === undefined) return lists
  const match = /^\s*displayName\s+eq\s+'((?:[^']|'')*)'\s*$/.exec(filter)
  if (!match) throw problems.badRequest('Invalid filter clause')
  return lists.filter(({ head }) => head.displayName === match[1]?.replaceAll("''", "'"))
}

function chosen(body: Record<string, unknown>, select: readonly string[] | null): Record<string, unknown> {
  if (!select) {
    const { system: _, ...rest } = body
    return rest
  }
  return Object.fromEntries(Object.entries(body).filter(([key]) => key.startsWith('@') || select.includes(key)))
}

function listBody(site: Site, list: SiteList, { query }: Call): Record<string, unknown> {
  const { head } = list
  const expands = expandOf(query).map(({ name }) => name)
  return {
    '@odata.etag': `"${head.id},${Math.floor(head.modifiedAt / 1000)}"`,
    id: head.id,
    name: head.name,
    displayName: head.displayName,
    description: head.description,
    createdDateTime: new Date(head.createdAt).toISOString(),
    lastModifiedDateTime: new Date(head.modifiedAt).toISOString(),
    eTag: `"${head.id},${Math.floor(head.modifiedAt / 1000)}"`,
    webUrl: head.system ? `${site.webUrl}/_catalogs/${head.name}` : `${site.webUrl}/Lists/${head.name}`,
    parentReference: { siteId: site.id },
    list: { contentTypesEnabled: false, hidden: head.hidden, template: head.template },
    ...(head.system ? { system: {} } : {}),
    ...(expands.includes('columns') ? { columns: list.columns.map(columnBody) } : {}),
    sharepointIds: {
      listId: head.id,
      siteId: site.siteGuid,
      siteUrl: site.webUrl,
      tenantId: guidFor(site.host),
      webId: site.webGuid,
    },
  }
}
