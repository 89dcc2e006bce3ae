/** The few calls of the SharePoint REST interface that provisioning needs: views, column formatting, and making a person known. */
import { z } from 'zod'
import { spoil } from '../fault-effects.ts'
import type { Column } from '../lists/column.ts'
import type { SiteList } from '../lists/list.ts'
import type { ListView } from '../lists/list-view.ts'
import type { Site } from '../lists/site.ts'
import { type GraphAnswer, GraphProblem, type GraphRequest, problems } from '../message.ts'
import type { LoggedPart } from '../request-log.ts'
import { requireOnSite } from '../rights.ts'
import type { Service } from '../serve.ts'
import type { World } from '../world.ts'

const newView = z.looseObject({
  Title: z.string().min(1),
  ViewQuery: z.string().optional(),
  RowLimit: z.int().optional(),
  PersonalView: z.boolean().optional(),
  DefaultView: z.boolean().optional(),
})
const changedView = z.looseObject({
  Title: z.string().optional(),
  ViewQuery: z.string().optional(),
  RowLimit: z.int().optional(),
  DefaultView: z.boolean().optional(),
  CustomFormatter: z.string().optional(),
})
const changedField = z.looseObject({ CustomFormatter: z.string().nullable().optional(), Title: z.string().optional() })

interface Rest {
  readonly world: World
  readonly site: Site
  readonly method: string
  readonly body: unknown
}

/** Below `/_api/web`: what is asked, and with which method; the first that fits answers. */
const routes: readonly [RegExp, (rest: Rest, ...pieces: string[]) => Partial<Record<string, () => GraphAnswer>>][] = [
  [/^\/ensureuser$/i, (rest) => ({ POST: () => ensureUser(rest) })],
  [
    /^\/lists(\(.*?\)|\/getby\w+\(.*?\))\/views$/i,
    (rest, list = '') => ({
      GET: () => ok({ value: listNamed(rest.site, list).views.map(viewBody) }),
      POST: () => createView(rest, listNamed(rest.site, list)),
    }),
  ],
  [
    /^\/lists(\(.*?\)|\/getby\w+\(.*?\))\/(?:views(\(.*?\)|\/getby\w+\(.*?\))|defaultview)$/i,
    (rest, list = '', view = '') => {
      const found = () => listNamed(rest.site, list)
      return {
        GET: () => ok(viewBody(viewNamed(found(), view))),
        MERGE: () => changeView(rest, found(), viewNamed(found(), view)),
        DELETE: () => {
          const gone = viewNamed(found(), view)
          found().putViews(found().views.filter((one) => one !== gone))
          return { status: 200 }
        },
      }
    },
  ],
  [
    /^\/lists(\(.*?\)|\/getby\w+\(.*?\))\/(?:views(\(.*?\)|\/getby\w+\(.*?\))|defaultview)\/viewfields(?:\/(\w+)(?:\('(.*)'\))?)?$/i,
    (rest, list = '', view = '', verb = '', name = '') => {
      const found = () => listNamed(rest.site, list)
      return {
        GET: () => ok({ Items: viewNamed(found(), view).fields }),
        POST: () => changeViewFields(found(), viewNamed(found(), view), verb.toLowerCase(), name),
      }
    },
  ],
  [
    /^\/lists(\(.*?\)|\/getby\w+\(.*?\))\/fields(\(.*?\)|\/getby\w+\(.*?\))$/i,
    (rest, list = '', field = '') => {
      const found = () => listNamed(rest.site, list)
      return {
        GET: () => ok(fieldBody(fieldNamed(found(), field))),
        MERGE: () => changeField(rest, found(), fieldNamed(found(), field)),
      }
    },
  ],
]

export function serveSharePoint(service: Service, request: GraphRequest) {
  let appId: string | null = null
  const finish = (answer: GraphAnswer, operation = 'sharePoint') => ({
    answer,
    appId,
    logged: logged(request, operation, answer.status),
  })
  try {
    const { world } = service
    const [, path = '', below = ''] = /^(.*?)\/_api\/web(\/.*)?$/i.exec(decodeURIComponent(request.path)) ?? []
    const site = world.sites.find((one) => one.path.toLowerCase() === path.toLowerCase())
    if (!site) throw problems.notFound()
    const token = world.tokens.read(request.headers.get('authorization'), `https://${site.host}`)
    appId = token.appId
    const method = methodOf(request)
    const fault = service.faults.take({ operation: 'sharePoint', ...request }, 'before')
    if (fault) spoil(fault, { status: 200 }, world)
    requireOnSite(token, site, method === 'GET' ? 'read' : /ensureuser/i.test(below) ? 'write' : 'manage')
    for (const [pattern, handlers] of routes) {
      const match = pattern.exec(below.replace(/\/+$/, ''))
      const run = match && handlers({ world, site, method, body: request.body }, ...match.slice(1))[method]
      if (run) return finish(run())
    }
    service.unknownCalls.push({ method, path: request.path })
    throw problems.notFound(`The double has no ${method} ${request.path}`)
  } catch (error) {
    if (!(error instanceof GraphProblem)) throw error
    const message = { lang: 'ja-JP', value: error.message }
    return finish({
      status: error.status,
      headers: error.headers,
      body: { 'odata.error': { code: `-1, ${error.code}`, message } },
    })
  }
}

/** A POST can say that it means something else. */
function methodOf({ method, headers }: GraphRequest): string {
  const meant = method === 'POST' ? (headers.get('x-http-method') ?? method) : method
  return meant.toUpperCase() === 'PATCH' ? 'MERGE' : meant.toUpperCase()
}

function createView({ world, body }: Rest, list: SiteList): GraphAnswer {
  const given = newView.safeParse(body)
  if (!given.success) throw problems.badRequest('Invalid view')
  const { Title, ViewQuery = '', RowLimit = 30, DefaultView = false } = given.data
  const view: ListView = {
    id: world.random.guid(),
    title: Title,
    query: ViewQuery,
    rowLimit: RowLimit,
    isDefault: DefaultView,
    fields: ['LinkTitle'],
    customFormatter: null,
  }
  put(list, [...list.views, view], view)
  return { status: 201, body: viewBody(view) }
}

function changeView({ body }: Rest, list: SiteList, view: ListView): GraphAnswer {
  const given = changedView.safeParse(body)
  if (!given.success) throw problems.badRequest('Invalid view')
  const { Title, ViewQuery, RowLimit, DefaultView, CustomFormatter } = given.data
  const changed: ListView = {
    ...view,
    title: Title ?? view.title,
    query: ViewQuery ?? view.query,
    rowLimit: RowLimit ?? view.rowLimit,
    isDefault: DefaultView ?? view.isDefault,
    customFormatter: CustomFormatter === undefined ? view.customFormatter : CustomFormatter || null,
  }
  put(
    list,
    list.views.map((one) => (one === view ? changed : one)),
    changed,
  )
  return { status: 204 }
}

function changeViewFields(list: SiteList, view: ListView, verb: string, name: string): GraphAnswer {
  const without = view.fields.filter((one) => one !== name)
  const fields = { removeallviewfields: [], removeviewfield: without, addviewfield: [...without, name] }[verb]
  if (!fields) throw problems.badRequest(`Cannot find resource for the request ${verb}.`)
  if (verb === 'addviewfield' && !list.column(name)) throw problems.badRequest(`Column '${name}' does not exist.`)
  list.putViews(list.views.map((one) => (one === view ? { ...view, fields } : one)))
  return { status: 200 }
}

/** One view at most is the default. */
function put(list: SiteList, views: readonly ListView[], changed: ListView): void {
  list.putViews(changed.isDefault ? views.map((one) => (one === changed ? one : { ...one, isDefault: false })) : views)
}

function changeField({ body }: Rest, list: SiteList, column: Column): GraphAnswer {
  const given = changedField.safeParse(body)
  if (!given.success) throw problems.badRequest('Invalid field')
  const { CustomFormatter, Title } = given.data
  list.putColumn({
    ...column,
    displayName: Title ?? column.displayName,
    customFormatter: CustomFormatter === undefined ? column.customFormatter : CustomFormatter || null,
  })
  return { status: 204 }
}

function ensureUser({ world, site, body }: Rest): GraphAnswer {
  const login = String((body as { logonName?: unknown } | undefined)?.logonName ?? '')
  const name = login.split('|').at(-1)?.toLowerCase()
  const person = [...world.people.values()].find(({ userPrincipalName }) => userPrincipalName.toLowerCase() === name)
  if (!person) throw problems.badRequest(`The specified user ${login} could not be found.`)
  const number = site.know(person, world.now())
  const row = site.userList.items.get(number)
  return ok({
    Id: number,
    LoginName: row?.fields.Name,
    Title: row?.fields.Title,
    Email: row?.fields.EMail,
    UserPrincipalName: person.userPrincipalName,
  })
}

const ok = (body: unknown): GraphAnswer => ({ status: 200, body })

/** What stands between the brackets, without its quotes and the word guid. */
const inside = (text: string) => /\((?:guid)?'?(.*?)'?\)$/i.exec(text)?.[1]?.replaceAll("''", "'") ?? ''

function listNamed(site: Site, text: string): SiteList {
  return site.list(inside(text))
}

function viewNamed(list: SiteList, text: string): ListView {
  const wanted = inside(text)
  const found = list.views.find(({ id, title, isDefault }) =>
    text === '' ? isDefault : id === wanted.toLowerCase() || title === wanted,
  )
  if (!found) throw problems.notFound('The specified view is invalid.')
  return found
}

function fieldNamed(list: SiteList, text: string): Column {
  const wanted = inside(text)
  const found = list.columns.find(({ id, name, displayName }) => [id, name, displayName].includes(wanted))
  if (!found) throw problems.notFound(`Column '${wanted}' does not exist.`)
  return found
}

function viewBody({ id, title, query, rowLimit, isDefault, customFormatter }: ListView) {
  return {
    Id: id,
    Title: title,
    ViewQuery: query,
    RowLimit: rowLimit,
    DefaultView: isDefault,
    PersonalView: false,
    Hidden: false,
    CustomFormatter: customFormatter ?? '',
  }
}

function fieldBody({ id, name, displayName, customFormatter }: Column) {
  return { Id: id, InternalName: name, StaticName: name, Title: displayName, CustomFormatter: customFormatter ?? '' }
}

function logged({ method, path, queryText }: GraphRequest, operation: string, status: number): LoggedPart {
  return {
    part: null,
    method,
    path: `${path}${queryText ? `?${queryText}` : ''}`,
    operation,
    status,
    units: 1,
    faulted: false,
    waitMs: null,
    notes: [],
  }
}
