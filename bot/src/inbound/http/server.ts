/** The HTTP door: restify, limits, headers, the contract's routes, the tab's files. It only translates. */
import { createServer, plugins, type Request, type Response, type Server, type ServerOptions } from 'restify'
import { type Routes, routes } from '../../../../shared/src/contract/routes.ts'
import type { PersonId } from '../../../../shared/src/domain/person.ts'
import { isRefusal } from '../../../../shared/src/domain/refusal.ts'
import type { Deps } from '../../usecases/ports.ts'
import { type ProblemResponse, refusalResponse, requestProblems } from './problem-response.ts'
import type { Handlers } from './route.ts'
import { boardRoutes } from './routes/board.ts'
import { roundRoutes } from './routes/rounds.ts'
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
  readonly ready: () => Promise<{ readonly ready: boolean; readonly checks: Readonly<Record<string, boolean>> }>
  readonly version: Readonly<Record<string, string>>
  readonly tabFolder: string
  readonly onTrouble: (error: unknown, route: string) => void
  /** restify's own: it writes whole requests, tokens and all, so it is given one that keeps them to itself. */
  readonly restifyLog: ServerOptions['log']
}

const handlers: Handlers = { ...boardRoutes, ...roundRoutes }

export function createHttpServer(settings: ServerSettings): Server {
  const server = createServer({ name: 'gyokaku', handleUncaughtExceptions: false, log: settings.restifyLog })
  // restify counts compressed bytes: a small request may unpack to a large one.
  server.pre((req, res, next) => {
    const encoded = (req.headers['content-encoding'] ?? 'identity') !== 'identity'
    securityHeaders(req, res)
    if (!encoded) return next()
    send(res, requestProblems.encoded)
    return next(false)
  })
  server.use(plugins.queryParser({ mapParams: false }))
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
    const { status, body } = await settings.messages(req.headers.authorization, req.body)
    send(res, { status, body: body ?? {} })
  })
  for (const name of Object.keys(routes) as (keyof Routes)[]) mountRoute(server, settings, name)
  mountTab(server, settings.tabFolder)
  return server
}

function mountRoute<Name extends keyof Routes>(server: Server, settings: ServerSettings, name: Name): void {
  const { method, path, params, query, reply } = routes[name]
  const answer = async (req: Request): Promise<{ readonly status: number; readonly body: object }> => {
    const person = await settings.requireUser(req.headers.authorization)
    if (!person) return requestProblems.notSignedIn
    const read = { params: params.safeParse(req.params), query: query.safeParse(req.query ?? {}) }
    if (!read.params.success || !read.query.success) return requestProblems.malformed
    const asked = { deps: settings.deps, person, params: read.params.data, query: read.query.data }
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

function send(res: Response, { status, body }: { readonly status: number; readonly body: object }): void {
  res.header('content-type', 'application/json; charset=utf-8')
  res.sendRaw(status, JSON.stringify(body))
}

function problemFor(status: number): ProblemResponse {
  if (status === 404) return requestProblems.notFound
  if (status === 405) return requestProblems.methodNotAllowed
  if (status === 413) return requestProblems.tooLarge
  return status < 500 ? requestProblems.malformed : requestProblems.trouble
}
