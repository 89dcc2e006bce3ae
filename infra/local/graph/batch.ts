/** `POST /$batch`: up to twenty requests, each on its own; nothing is undone when one fails. */
import { z } from 'zod'
import { type GraphAnswer, GraphProblem, type GraphRequest, Lost, problems } from './message.ts'
import type { LoggedPart } from './request-log.ts'
import { type Service, serve } from './serve.ts'

const most = 20

const part = z.looseObject({
  id: z.string().min(1),
  method: z.string(),
  url: z.string(),
  headers: z.record(z.string(), z.string()).optional(),
  body: z.unknown().optional(),
  dependsOn: z.array(z.string()).optional(),
})
const envelope = z.strictObject({ requests: z.array(part) })

type Part = z.infer<typeof part>

export interface Batched {
  readonly answer: GraphAnswer
  readonly parts: readonly LoggedPart[]
  /** One part took the whole connection with it, after the others were carried out. */
  readonly lost: Lost | null
  readonly delayMs: number
}

/** Throws 400 when the envelope is not as it must be. */
export function serveBatch(service: Service, request: GraphRequest): Batched {
  const parts = read(request.body)
  const { random, variants } = service.world
  const done = new Map<string, GraphAnswer>()
  const logged: LoggedPart[] = []
  const saved = new Set<string>()
  let lost: Lost | null = null
  let delayMs = 0
  const waiting = random.shuffle(parts)
  while (waiting.length > 0) {
    const at = waiting.findIndex(({ dependsOn = [] }) => dependsOn.every((id) => done.has(id)))
    const [next] = waiting.splice(Math.max(at, 0), 1)
    if (at < 0 || !next) throw invalid()
    if ((next.dependsOn ?? []).some((id) => (done.get(id)?.status ?? 0) >= 400)) {
      done.set(next.id, failedDependency())
      continue
    }
    const one = requestOf(request, next)
    const key = savedBy(one)
    const clash = key !== null && saved.has(key) && (variants.saveConflict === 'sameBatch' || key.endsWith('/columns'))
    if (key !== null && !next.dependsOn?.length) saved.add(key)
    if (clash && !next.dependsOn?.length) {
      done.set(next.id, conflict())
      continue
    }
    const served = serve(service, one)
    // The connection of the whole stands already: it can break, not be refused.
    lost ??= served.lost?.kind === 'refused' ? new Lost('reset') : served.lost
    delayMs = Math.max(delayMs, served.delayMs)
    logged.push(served.logged)
    done.set(next.id, served.answer)
  }
  const responses = random.shuffle(parts).map(({ id }) => response(id, done.get(id) ?? failedDependency()))
  return { answer: { status: 200, body: { responses } }, parts: logged, lost, delayMs }
}

function read(body: unknown): readonly Part[] {
  const given = envelope.safeParse(body)
  if (!given.success) throw invalid()
  const { requests } = given.data
  if (requests.length > most) {
    throw problems.badRequest(`Number of batch request steps exceeds the maximum value of ${most}.`, 'BadRequest')
  }
  const ids = new Set(requests.map(({ id }) => id.toLowerCase()))
  const known = requests.every(({ dependsOn = [] }) => dependsOn.every((id) => ids.has(id.toLowerCase())))
  const wellFormed = requests.every(({ url, body: inner, headers = {} }) => {
    const typed = Object.keys(headers).some((name) => name.toLowerCase() === 'content-type')
    return !/^(https?:|\/?(v1\.0|beta)\/|\/?\$batch)/i.test(url) && (inner === undefined || inner === null || typed)
  })
  if (requests.length === 0 || ids.size !== requests.length || !known || !wellFormed) throw invalid()
  return requests
}

const invalid = () => new GraphProblem(400, 'BadRequest', 'Invalid batch payload format.')

function requestOf(whole: GraphRequest, { id, method, url, headers = {}, body }: Part): GraphRequest {
  const [path = '', ...query] = url.replace(/^\/?/, '/').split('?')
  const own = new Headers(headers)
  for (const name of ['authorization', 'user-agent']) {
    const value = whole.headers.get(name)
    if (value !== null) own.set(name, value)
  }
  return {
    method: method.toUpperCase(),
    origin: whole.origin,
    path,
    queryText: query.join('?'),
    headers: own,
    body,
    part: id,
  }
}

/** What a part saves, when two parts saving it side by side get into each other's way. */
function savedBy({ method, path }: GraphRequest): string | null {
  if (method === 'POST' && /\/columns$/.test(path)) return path
  if ((method === 'PATCH' || method === 'DELETE') && /\/items\/\d+(\/fields)?$/.test(path))
    return path.replace(/\/fields$/, '')
  return null
}

function conflict(): GraphAnswer {
  const { status, code, message } = problems.saveConflict()
  return { status, body: { error: { code, message } } }
}

function failedDependency(): GraphAnswer {
  return {
    status: 424,
    body: { error: { code: 'FailedDependency', message: 'A request this one depends on has failed.' } },
  }
}

function response(id: string, { status, headers, body }: GraphAnswer): object {
  const type = {
    'Content-Type':
      'application/json; odata.metadata=minimal; odata.streaming=true; IEEE754Compatible=false; charset=utf-8',
  }
  return {
    id,
    status,
    headers: { ...(body === undefined ? {} : type), ...headers },
    ...(body === undefined ? {} : { body }),
  }
}
