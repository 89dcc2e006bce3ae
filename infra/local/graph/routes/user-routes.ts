/** The directory: people and their managers. */
import { GraphProblem, problems } from '../message.ts'
import { type Filter, parseFilter, passes } from '../query/filter.ts'
import { linkQuery, makeLinkToken, readLinkToken } from '../query/link-token.ts'
import { expandOf, type QueryOptions, selectOf, topOf } from '../query/options.ts'
import { takeRows } from '../query/page-size.ts'
import { requireOneOf } from '../rights.ts'
import type { TenantPerson } from '../tenant.ts'
import { type Call, context, type Route, type World } from '../world.ts'

const usualPage = 100
const largestPage = 999
const readers = ['User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All', 'User.ReadBasic.All']

export const userRoutes: readonly Route[] = [
  {
    operation: 'getUsers',
    method: 'GET',
    pattern: '/users',
    units: 2,
    run: (call) => {
      requireOneOf(call.token, readers)
      const { query, world, request } = call
      const link = linkQuery({
        $filter: query.get('filter'),
        $select: query.get('select'),
        $top: query.get('top'),
        $expand: query.get('expand'),
      })
      const after = query.has('skiptoken') ? skipped(world, query, link) : 0
      const found = filtered(call)
      const { taken, more } = takeRows(found.slice(after), topOf(query, usualPage, largestPage))
      const skip = linkQuery({ $skiptoken: makeLinkToken(world, { after: after + taken.length, link }) })
      return {
        status: 200,
        body: {
          '@odata.context': context(request.origin, 'users'),
          ...(isAdvanced(call) ? { '@odata.count': found.length } : {}),
          ...(more ? { '@odata.nextLink': `${request.origin}/v1.0/users?${link ? `${link}&` : ''}${skip}` } : {}),
          value: taken.map((person) => userBody(world, person, query)),
        },
      }
    },
  },
  {
    operation: 'getUser',
    method: 'GET',
    pattern: '/users/:user',
    units: 1,
    run: (call) => {
      requireOneOf(call.token, readers)
      return {
        status: 200,
        body: {
          '@odata.context': context(call.request.origin, 'users/$entity'),
          ...userBody(call.world, personOf(call), call.query),
        },
      }
    },
  },
  {
    operation: 'getMe',
    method: 'GET',
    pattern: '/me',
    units: 1,
    run: (call) => {
      const person = call.world.people.get(call.token.userId ?? '')
      if (!person)
        throw problems.badRequest('/me request is only valid with delegated authentication flow.', 'BadRequest')
      return { status: 200, body: userBody(call.world, person, call.query) }
    },
  },
  {
    operation: 'getManager',
    method: 'GET',
    pattern: '/users/:user/manager',
    units: 1,
    run: (call) => {
      requireOneOf(call.token, readers.slice(0, 3))
      const manager = managerOf(call.world, personOf(call))
      if (!manager)
        throw notThere(
          "Resource 'manager' does not exist or one of its queried reference-property objects are not present.",
        )
      return {
        status: 200,
        body: {
          '@odata.context': context(call.request.origin, 'directoryObjects/$entity'),
          '@odata.type': '#microsoft.graph.user',
          ...userBody(call.world, manager, call.query),
        },
      }
    },
  },
]

/** By object id or by name; throws 404. */
export function personOf(call: Call): TenantPerson {
  const wanted = call.param('user').toLowerCase()
  const found =
    call.world.people.get(wanted) ??
    [...call.world.people.values()].find(({ userPrincipalName }) => userPrincipalName.toLowerCase() === wanted)
  if (!found)
    throw notThere(
      `Resource '${call.param('user')}' does not exist or one of its queried reference-property objects are not present.`,
    )
  return found
}

const notThere = (message: string) => new GraphProblem(404, 'Request_ResourceNotFound', message)

function managerOf({ people }: World, { managerId }: TenantPerson): TenantPerson | undefined {
  return managerId ? people.get(managerId) : undefined
}

function filtered(call: Call): readonly TenantPerson[] {
  const people = [...call.world.people.values()].sort((a, b) => a.displayName.localeCompare(b.displayName, 'ja'))
  if (call.query.has('search')) {
    if (!isAdvanced(call))
      throw problems.badRequest(
        "Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'",
        'Request_UnsupportedQuery',
      )
    const wanted = (call.query.get('search') ?? '').replaceAll('"', '').split(':').at(-1)?.toLowerCase() ?? ''
    return people.filter(({ displayName, mail }) => `${displayName} ${mail ?? ''}`.toLowerCase().includes(wanted))
  }
  const text = call.query.get('filter')
  if (text === undefined) return people
  const filter = parseFilter(text)
  if (needsAdvanced(filter) && !isAdvanced(call))
    throw problems.badRequest('Operator is not supported', 'Request_UnsupportedQuery')
  return people.filter((person) => passes(filter, (name) => read(person, name)))
}

const isAdvanced = ({ request, query }: Call) =>
  request.headers.get('consistencylevel')?.toLowerCase() === 'eventual' && query.get('count') === 'true'

function needsAdvanced(filter: Filter): boolean {
  if (filter.kind === 'not') return true
  if (filter.kind === 'and' || filter.kind === 'or') return needsAdvanced(filter.left) || needsAdvanced(filter.right)
  return filter.kind === 'compare' && (filter.operator === 'ne' || filter.operator === 'endswith')
}

function read(person: TenantPerson, name: string): unknown {
  const all = everything(person)
  if (!(name in all))
    throw problems.badRequest(
      `Invalid filter clause: could not find a property named '${name}'`,
      'Request_UnsupportedQuery',
    )
  return all[name]
}

const usual = [
  'businessPhones',
  'displayName',
  'givenName',
  'jobTitle',
  'mail',
  'mobilePhone',
  'officeLocation',
  'preferredLanguage',
  'surname',
  'userPrincipalName',
  'id',
]

export function userBody(world: World, person: TenantPerson, query: QueryOptions): Record<string, unknown> {
  const all = everything(person)
  const select = selectOf(query) ?? usual
  const unknown = select.find((name) => !(name in all))
  if (unknown)
    throw problems.badRequest(
      `Could not find a property named '${unknown}' on type 'microsoft.graph.user'.`,
      'BadRequest',
    )
  const expansion = expandOf(query).find(({ name }) => name === 'manager')
  const manager = expansion ? managerOf(world, person) : undefined
  const managerQuery = new Map(expansion?.select ? [['select', expansion.select.join(',')]] : [])
  return {
    ...Object.fromEntries(select.map((name) => [name, all[name]])),
    ...(manager
      ? { manager: { '@odata.type': '#microsoft.graph.user', ...userBody(world, manager, managerQuery) } }
      : {}),
  }
}

function everything(person: TenantPerson): Record<string, unknown> {
  return {
    id: person.id,
    displayName: person.displayName,
    userPrincipalName: person.userPrincipalName,
    mail: person.mail ?? null,
    jobTitle: person.jobTitle ?? null,
    department: person.department ?? null,
    accountEnabled: person.accountEnabled ?? true,
    userType: 'Member',
    businessPhones: [],
    givenName: null,
    surname: null,
    mobilePhone: null,
    officeLocation: null,
    preferredLanguage: 'ja-JP',
    employeeId: null,
  }
}

function skipped(world: World, query: QueryOptions, link: string): number {
  const token = readLinkToken<{ after: number; link: string }>(world, query.get('skiptoken') ?? '')
  if (token.link !== link) throw problems.badRequest('The token is not valid.', 'Directory_ExpiredPageToken')
  return token.after
}
