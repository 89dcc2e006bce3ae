/** Carries out one request, or one part of a batch: fault, sign-in, meter, route, fault. */
import { spoil } from './fault-effects.ts'
import type { FaultEffect, Faults } from './faults.ts'
import { type GraphAnswer, GraphProblem, type GraphRequest, Lost } from './message.ts'
import { optionNames, type QueryOptions, readQuery } from './query/options.ts'
import { type LoggedPart, type RequestNote, waitIn } from './request-log.ts'
import { piecesOf } from './routes/address.ts'
import { columnRoutes } from './routes/column-routes.ts'
import { deltaRoute, resync } from './routes/delta-route.ts'
import { itemQueryRoute } from './routes/item-query-route.ts'
import { itemRoutes } from './routes/item-routes.ts'
import { listOf } from './routes/list-address.ts'
import { listRoutes } from './routes/list-routes.ts'
import { siteRoutes } from './routes/site-routes.ts'
import { teamsRoutes } from './routes/teams-routes.ts'
import { userRoutes } from './routes/user-routes.ts'
import type { Throttle } from './throttle.ts'
import { graphAudience } from './tokens.ts'
import type { Call, Route, World } from './world.ts'

export interface Served {
  readonly answer: GraphAnswer
  readonly logged: LoggedPart
  readonly appId: string | null
  readonly delayMs: number
}

/** Something the double does not have. */
export interface UnknownCall {
  readonly method: string
  readonly path: string
}

export interface Service {
  readonly world: World
  readonly faults: Faults
  readonly throttle: Throttle
  readonly unknownCalls: UnknownCall[]
}

const routes: readonly Route[] = [
  ...siteRoutes,
  ...listRoutes,
  ...columnRoutes,
  ...itemRoutes,
  itemQueryRoute,
  deltaRoute,
  ...userRoutes,
  ...teamsRoutes,
]

/** Never throws: what went wrong is an answer, or `lost` in the log. */
export function serve(service: Service, request: GraphRequest): Served & { readonly lost: Lost | null } {
  const track: Track = {
    operation: 'unknown',
    units: 0,
    appId: null,
    faulted: false,
    delayMs: 0,
    headers: {},
    notes: [],
  }
  try {
    const answer = attempt(service, request, track)
    return outcome(service, request, track, { ...answer, headers: { ...track.headers, ...answer.headers } }, null)
  } catch (error) {
    if (error instanceof Lost) return outcome(service, request, track, { status: 0 }, error)
    if (error instanceof GraphProblem)
      return outcome(service, request, track, problemAnswer(error, service.world), null)
    throw error
  }
}

interface Track {
  operation: string
  units: number
  appId: string | null
  faulted: boolean
  delayMs: number
  headers: Readonly<Record<string, string>>
  readonly notes: RequestNote[]
}

function attempt(service: Service, request: GraphRequest, track: Track): GraphAnswer {
  const { world, faults } = service
  const found = findRoute(request)
  if (!found) {
    service.unknownCalls.push({ method: request.method, path: request.path })
    throw new GraphProblem(404, 'UnknownError', `The double has no ${request.method} ${request.path}`)
  }
  const { route, params } = found
  track.operation = route.operation
  const occasion = { operation: route.operation, ...request }
  const before = faults.take(occasion, 'before')
  if (before) {
    track.faulted = true
    if (before.kind === 'tokenExpires') world.tokens.expire(request.headers.get('authorization'))
    const { answer, delayMs } = spoil(before, { status: 200 }, world)
    track.delayMs += delayMs
    if (insteadOfAnswer.includes(before.kind) || (before.kind === 'status' && before.body === 'html')) return answer
  }
  const query = readQuery(request.queryText)
  const token = world.tokens.read(request.headers.get('authorization'), graphAudience)
  track.appId = token.appId
  track.units = typeof route.units === 'number' ? route.units : route.units(query)
  track.headers = service.throttle.count(token.appId, track.units, request.headers.get('user-agent'))
  if ([...query.keys()].some((name) => !optionNames.includes(name))) track.notes.push('queryNotEncoded')
  const call = callOf(world, request, query, token, params, before, track.notes)
  if (before?.kind === 'resync') {
    const { site, list } = listOf(call, 'read')
    throw resync(call, site, list)
  }
  if (before?.kind === 'twice') route.run(call)
  const answer = route.run(call)
  const after = faults.take(occasion, 'after')
  if (!after) return answer
  track.faulted = true
  if (after.kind === 'tokenExpires') world.tokens.expire(request.headers.get('authorization'))
  const spoiled = spoil(after, answer, world)
  track.delayMs += spoiled.delayMs
  return spoiled.answer
}

/** Effects that answer without the request being carried out. */
const insteadOfAnswer: readonly FaultEffect['kind'][] = ['html', 'truncated', 'emptyJson', 'wrongType']

function callOf(
  world: World,
  request: GraphRequest,
  query: QueryOptions,
  token: Call['token'],
  params: Readonly<Record<string, string>>,
  effect: FaultEffect | null,
  notes: RequestNote[],
): Call {
  return {
    world,
    request,
    query,
    token,
    params,
    forcedRows: effect?.kind === 'shortPage' ? effect.rows : effect?.kind === 'emptyPage' ? 0 : null,
    forcedReplay: effect?.kind === 'replay',
    note: (what) => void notes.push(what),
    param: (name) => {
      const value = params[name]
      if (value === undefined) throw new Error(`The route has no piece named ${name}`)
      return value
    },
  }
}

function findRoute({
  method,
  path,
}: GraphRequest): { readonly route: Route; readonly params: Record<string, string> } | null {
  const pieces = piecesOf(path)
  for (const route of routes) {
    if (route.method !== method) continue
    const params = matched(route.pattern, pieces)
    if (params) return { route, params }
  }
  return null
}

function matched(pattern: string, pieces: readonly string[]): Record<string, string> | null {
  const wanted = pattern.slice(1).split('/')
  if (wanted.length !== pieces.length) return null
  const params: Record<string, string> = {}
  for (const [at, piece] of wanted.entries()) {
    const given = pieces[at] ?? ''
    if (piece.startsWith(':')) {
      // `delta` is no item, `columns` no list: the fixed names come first.
      if (piece === ':item' && !/^\d+$/.test(given)) return null
      params[piece.slice(1)] = given
    } else if (piece.toLowerCase() !== given.toLowerCase().replace(/\(\)$/, '')) return null
  }
  return params
}

function outcome(service: Service, request: GraphRequest, track: Track, answer: GraphAnswer, lost: Lost | null) {
  const query = request.queryText ? `?${request.queryText}` : ''
  return {
    answer,
    lost,
    appId: track.appId,
    delayMs: track.delayMs,
    logged: {
      part: request.part,
      method: request.method,
      path: `${request.path}${query}`,
      operation: track.operation,
      status: lost ? lost.kind : answer.status,
      units: track.units,
      faulted: track.faulted,
      notes: track.notes,
      waitMs: answer.status >= 400 ? waitIn(answer.headers ?? {}, service.world.now()) : null,
    },
  }
}

export function problemAnswer(problem: GraphProblem, { variants, random, now }: World): GraphAnswer {
  const requestId = random.guid()
  const inner = {
    ...(problem.innerCode ? { code: problem.innerCode } : {}),
    date: new Date(now()).toISOString().slice(0, 19),
    'request-id': requestId,
    'client-request-id': requestId,
  }
  return {
    status: problem.status,
    headers: problem.headers,
    ...(problem.empty
      ? {}
      : { body: { error: { code: problem.code, message: problem.message, [variants.innerError]: inner } } }),
  }
}
