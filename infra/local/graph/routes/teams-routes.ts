/** Apps that stand in people's Teams. */
import { z } from 'zod'
import { GraphProblem, problems } from '../message.ts'
import { parseFilter, passes } from '../query/filter.ts'
import { expandOf } from '../query/options.ts'
import { requireOneOf } from '../rights.ts'
import type { TenantApp } from '../tenant.ts'
import { type Call, context, type Installation, type Route } from '../world.ts'
import { personOf } from './user-routes.ts'

const own = 'TeamsAppInstallation.ReadWriteSelfForUser.All'
const writers = [own, 'TeamsAppInstallation.ReadWriteForUser.All']
const readers = [...writers, 'TeamsAppInstallation.ReadForUser.All']
const path = '/users/:user/teamwork/installedApps'
const wanted = z.strictObject({ 'teamsApp@odata.bind': z.string() })

export const teamsRoutes: readonly Route[] = [
  {
    operation: 'getCatalogue',
    method: 'GET',
    pattern: '/appCatalogs/teamsApps',
    units: 1,
    run: (call) => {
      requireOneOf(call.token, ['AppCatalog.Read.All', 'AppCatalog.ReadWrite.All', 'AppCatalog.Submit'])
      const text = call.query.get('filter')
      const filter = text === undefined ? null : parseFilter(text)
      const apps = (call.world.tenant.apps ?? []).map(appBody)
      const value = filter
        ? apps.filter((app) => passes(filter, (name) => (app as Record<string, unknown>)[name]))
        : apps
      return { status: 200, body: { value } }
    },
  },
  {
    operation: 'installApp',
    method: 'POST',
    pattern: path,
    units: 1,
    run: (call) => {
      requireOneOf(call.token, writers)
      const person = personOf(call)
      const given = wanted.safeParse(call.request.body)
      const id = /\/appCatalogs\/teamsApps\/([^/]+)$/.exec(given.data?.['teamsApp@odata.bind'] ?? '')?.[1]
      if (!id) throw problems.badRequest('Bad request', 'BadRequest')
      const app = call.world.tenant.apps?.find((one) => one.id === id)
      if (!app) throw new GraphProblem(404, 'NotFound', 'The requested app is not found in the catalogue.')
      requireOwn(call, app)
      const there = installedFor(call, person.id)
      if (there.some(({ catalogueId }) => catalogueId === id)) {
        if (call.world.variants.installTwice === 'created') return { status: 201 }
        throw new GraphProblem(409, 'Conflict', 'The app is already installed for the user.')
      }
      const installation = { id: Buffer.from(`${person.id}##${id}`).toString('base64'), catalogueId: id }
      call.world.installed.set(person.id, [...there, installation])
      call.world.keepInstalled(person.id)
      call.world.onInstalled(person.id, app.entraAppId)
      return { status: 201 }
    },
  },
  {
    operation: 'getInstalledApps',
    method: 'GET',
    pattern: path,
    units: 1,
    run: (call) => {
      requireOneOf(call.token, readers)
      const person = personOf(call)
      const text = call.query.get('filter')
      const filter = text === undefined ? null : parseFilter(text)
      const mine = installedFor(call, person.id).flatMap((one) => {
        const app = call.world.tenant.apps?.find(({ id }) => id === one.catalogueId)
        return app && mayManage(call, app) ? [{ one, app }] : []
      })
      const found = filter ? mine.filter(({ app }) => passes(filter, (name) => ofApp(app, name))) : mine
      const value = found.map(({ one, app }) => installationBody(call, one, app))
      return {
        status: 200,
        body: { '@odata.context': context(call.request.origin, 'installedApps'), '@odata.count': value.length, value },
      }
    },
  },
  {
    operation: 'getInstalledApp',
    method: 'GET',
    pattern: `${path}/:installation`,
    units: 1,
    run: (call) => {
      requireOneOf(call.token, readers)
      const { one, app } = installationOf(call)
      return { status: 200, body: installationBody(call, one, app) }
    },
  },
  {
    operation: 'uninstallApp',
    method: 'DELETE',
    pattern: `${path}/:installation`,
    units: 1,
    run: (call) => {
      requireOneOf(call.token, writers)
      const { one } = installationOf(call)
      const person = personOf(call)
      call.world.installed.set(
        person.id,
        installedFor(call, person.id).filter(({ id }) => id !== one.id),
      )
      call.world.keepInstalled(person.id)
      return { status: 204 }
    },
  },
  {
    operation: 'getInstalledChat',
    method: 'GET',
    pattern: `${path}/:installation/chat`,
    units: 1,
    run: (call) => {
      requireOneOf(call.token, readers)
      const { app } = installationOf(call)
      const person = personOf(call)
      return {
        status: 200,
        body: {
          '@odata.context': context(call.request.origin, 'chats/$entity'),
          id: call.world.chatIdOf(person.id, app.entraAppId),
          chatType: 'oneOnOne',
          topic: null,
        },
      }
    },
  },
]

/** `…SelfForUser`: an app may look after itself only. */
function mayManage({ token }: Call, app: TenantApp): boolean {
  return token.roles.some((role) => readers.includes(role) && role !== own) || app.entraAppId === token.appId
}

function requireOwn(call: Call, app: TenantApp): void {
  if (mayManage(call, app)) return
  throw new GraphProblem(
    403,
    'Forbidden',
    `AAD App Id '${call.token.appId}' is not allowed to manage the Teams App '${app.id}'`,
  )
}

const installedFor = ({ world }: Call, personId: string): readonly Installation[] => world.installed.get(personId) ?? []

function installationOf(call: Call): { readonly one: Installation; readonly app: TenantApp } {
  const one = installedFor(call, personOf(call).id).find(({ id }) => id === call.param('installation'))
  const app = call.world.tenant.apps?.find(({ id }) => id === one?.catalogueId)
  if (!one || !app) throw new GraphProblem(404, 'NotFound', 'The installation was not found.')
  requireOwn(call, app)
  return { one, app }
}

function installationBody({ query }: Call, { id }: Installation, app: TenantApp): Record<string, unknown> {
  const expands = expandOf(query).map(({ name }) => name)
  return {
    id,
    ...(expands.includes('teamsApp') ? { teamsApp: appBody(app) } : {}),
    ...(expands.includes('teamsAppDefinition')
      ? { teamsAppDefinition: { teamsAppId: app.id, displayName: app.displayName, version: '1.0.0' } }
      : {}),
  }
}

const appBody = ({ id, externalId, displayName }: TenantApp) => ({
  id,
  externalId,
  displayName,
  distributionMethod: 'organization',
})

function ofApp(app: TenantApp, name: string): unknown {
  const body: Record<string, unknown> = appBody(app)
  const key = name.replace(/^teamsApp\//, '')
  if (!name.startsWith('teamsApp/') || !(key in body))
    throw problems.badRequest(`The filter on '${name}' is not supported`)
  return body[key]
}
