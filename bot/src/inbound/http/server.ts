/** The HTTP door: restify, limits, headers, the contract's routes, the tab's files. It only translates. */
import { createServer, plugins, type Request, type Response, type Server, type ServerOptions } from 'restify'
import { workbookBodyLimit } from '../../../../shared/src/contract/assignments.ts'
import { type Routes, routes } from '../../../../shared/src/contract/routes.ts'
import type { PersonId } from '../../../../shared/src/domain/person.ts'
import { isRefusal } from '../../../../shared/src/domain/refusal.ts'
import type { Deps } from '../../usecases/ports.ts'
import { type ProblemResponse, refusalResponse, requestProblems } from './problem-response.ts'
import type { Handlers } from './route.ts'
import { assignmentRoutes } from './routes/assignments.ts'
import { boardRoutes } from './routes/board.ts'
import { measureRoutes } from './routes/measures.ts'
import { roundRoutes } from './routes/rounds.ts'
import { strategyRoutes } from './routes/strategy.ts'
import { securityHeaders } from './security-headers.ts'
import { mountTab } from './tab-files.ts'

/** Bytes. A card's submit is a few kilobytes; pasted text of ten is answered, not cut off. */
const bodyLimits = { mapParams: false, maxBodySize: 256 * 1024 }

export interface ServerSettings {
  readonly deps: Deps
  readonly requireUser: (authorization: string | undefined) => Promise<PersonId | null>
  readonly messages: (
    authorization: string | undefined,
    body: unknown,
  ) => Promise<{ readonly status: number; readonly body: object | null }>
  readonly ready: () => Promise<{
    readonly ready: boolean
    readonly checks: Readonly<Record<string, boolean>>
    /** Numbers for whoever watches over it. */
    readonly health?: object
  }>
  readonly version: Readonly<Record<string, string>>
  readonly tabFolder: string
  readonly onTrouble: (error: unknown, route: string) => void
  /** restify's own: it writes whole requests, tokens and all, so it is given one that keeps them to itself. */
  readonly restifyLog: ServerOptions['log']
}

const handlers: Handlers = { ...assignmentRoutes, ...boardRoutes, ...roundRoutes, ...measureRoutes, ...strategyRoutes }

export function createHttpServer(settings: ServerSettings): Server {
  const server = createServer({ name: 'gyokaku', handleUncaughtExceptions: false, log: settings.restifyLog })
  // restify counts compressed bytes: a small request may unpack to a large one.
  server.pre((req, res, next) => {
    const encoded = req.headers['content-encoding'] !== undefined
    securityHeaders(req, res)
    if (!encoded) return next()
    send(res, requestProblems.encoded)
    return next(false)
  })
  server.use(plugins.queryParser({ mapParams: false }))
  const readWorkbookBody = plugins.bodyReader({ maxBodySize: workbookBodyLimit })
  // What is read here is not read again below; only workbooks may be large.
  server.use((req, res, next) =>
    req.path().startsWith('/api/assignments/') ? readWorkbookBody(req, res, next) : next(),
  )
  server.use(plugins.jsonBodyParser(bodyLimits))
  server.on('restifyError', (_req: Request, res: Response, error: { statusCode?: number }, done: () => void) => {
    send(res, problemFor(error.statusCode ?? 500))
    if ((error.statusCode ?? 500) >= 500) settings.onTrouble(error, 'restify')
    done()
  })

  server.get('/healthz', async (_req: Request, res: Response) => send(res, { status: 200, body: { ok: true } }))
  server.get('/version', async (_req: Request, res: Response) => send(res, { status: 200, body: settings.version }))
  server.get('/readyz', async (_req: Request, res: Response) => {
    const state = await settings.ready()
    send(res, { status: state.ready ? 200 : 503, body: state })
  })
  server.post('/api/messages', async (req: Request, res: Response) => {
    const { status, body } = await settings.messages(authorizationOf(req), req.body)
    send(res, { status, body: body ?? {} })
  })
  for (const name of Object.keys(routes) as (keyof Routes)[]) mountRoute(server, settings, name)
  mountTab(server, settings.tabFolder)
  return server
}

function mountRoute<Name extends keyof Routes>(server: Server, settings: ServerSettings, name: Name): void {
  const { method, path, params, query, reply } = routes[name]
  const answer = async (req: Request): Promise<{ readonly status: number; readonly body: object }> => {
    const person = await settings.requireUser(authorizationOf(req))
    if (!person) return requestProblems.notSignedIn
    const read = { params: params.safeParse(req.params), query: query.safeParse(req.query ?? {}) }
    if (!read.params.success || !read.query.success) return requestProblems.malformed
    const body = 'body' in routes[name] ? routes[name].body.safeParse(req.body) : null
    if (body && !body.success) return requestProblems.malformed
    const asked = {
      deps: settings.deps,
      person,
      params: read.params.data,
      query: read.query.data,
      body: body?.data,
    }
    const given = await handlers[name](asked as never)
    return isRefusal(given) ? refusalResponse(given.refusal) : { status: 200, body: reply.parse(given) }
  }
  const handle = async (req: Request, res: Response): Promise<void> => {
    try {
      send(res, await answer(req))
    } catch (error) {
      settings.onTrouble(error, name)
      send(res, requestProblems.trouble)
    }
  }
  server[method === 'GET' ? 'get' : 'post'](path, handle)
}

/** Two headers may be read as one thing here and as another by whoever stands in front: then nobody is asking. */
function authorizationOf(req: Request): string | undefined {
  const given = req.headersDistinct.authorization ?? []
  return given.length === 1 ? given[0] : undefined
}

function send(res: Response, { status, body }: { readonly status: number; readonly body: object }): void {
  res.header('content-type', 'application/json; charset=utf-8')
  res.sendRaw(status, JSON.stringify(body))
}

function problemFor(status: number): ProblemResponse {
  // Files answer 403 to a path that leaves their folder or names a folder: not to be told from what is not there.
  if (status === 404 || status === 403) return requestProblems.notFound
  if (status === 405) return requestProblems.methodNotAllowed
  if (status === 413) return requestProblems.tooLarge
  return status < 500 ? requestProblems.malformed : requestProblems.trouble
}
