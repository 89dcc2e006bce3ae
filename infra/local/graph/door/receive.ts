/** One HTTP request from outside: which of the two services it is for, what it asks, and what is remembered of it. */
import { setImmediate } from 'node:timers/promises'
import { serveBatch } from '../batch.ts'
import { spoil } from '../fault-effects.ts'
import { type GraphAnswer, GraphProblem, type GraphRequest, Lost, problems } from '../message.ts'
import type { LoggedPart, RequestLog } from '../request-log.ts'
import { waitIn } from '../request-log.ts'
import { problemAnswer, type Service, serve } from '../serve.ts'
import { serveSharePoint } from '../sharepoint/serve-sharepoint.ts'
import { graphAudience } from '../tokens.ts'
import { toWire, type WireAnswer } from './answer-on-the-wire.ts'

const largestBody = 4 * 1024 * 1024

export interface Incoming {
  readonly method: string
  readonly url: URL
  readonly headers: Headers
  readonly text: string | null
}

/** What is being made at this moment: two columns at once get into each other's way. */
const inTheMaking = new WeakMap<Service, Set<string>>()

/** `receive`, for requests that may overlap. */
export async function receiveInTurn(receiver: Receiver, incoming: Incoming): Promise<Received> {
  const { service } = receiver
  const { pathname } = incoming.url
  if (incoming.method.toUpperCase() !== 'POST' || !pathname.endsWith('/columns'))
    return receive(receiver, incoming, false)
  const making = inTheMaking.get(service) ?? new Set()
  inTheMaking.set(service, making)
  if (making.has(pathname)) return receive(receiver, incoming, true)
  making.add(pathname)
  try {
    await setImmediate()
    return receive(receiver, incoming, false)
  } finally {
    making.delete(pathname)
  }
}

export interface Received {
  readonly wire: WireAnswer
  readonly delayMs: number
}

export interface Receiver {
  readonly service: Service
  readonly log: RequestLog
  /** While true, nobody is there. */
  readonly gone: () => boolean
}

interface Handled {
  readonly answer: GraphAnswer
  readonly logged: LoggedPart
  readonly parts: readonly LoggedPart[]
  readonly appId: string | null
  readonly lost: Lost | null
  readonly delayMs: number
}

/** Throws `Lost` when the connection goes instead of an answer. */
function receive(receiver: Receiver, incoming: Incoming, clash: boolean): Received {
  const { service, log, gone } = receiver
  const at = service.world.now()
  const userAgent = incoming.headers.get('user-agent')
  const write = (handled: Pick<Handled, 'logged' | 'parts' | 'appId'>) =>
    log.add({ ...handled.logged, at, userAgent, appId: handled.appId, parts: handled.parts })
  if (gone()) {
    write({ logged: bare(incoming, 'refused'), parts: [], appId: null })
    throw new Lost('refused')
  }
  const handled = handle(service, incoming, clash)
  write(handled)
  if (handled.lost) throw handled.lost
  return {
    wire: toWire(handled.answer, service.world, incoming.headers.get('client-request-id')),
    delayMs: handled.delayMs,
  }
}

function handle(service: Service, incoming: Incoming, clash: boolean): Handled {
  try {
    if (clash) throw problems.saveConflict()
    const request = requestOf(incoming)
    if (request.path.includes('/_api/')) {
      return { ...serveSharePoint(service, request), parts: [], lost: null, delayMs: 0 }
    }
    if (request.method === 'POST' && request.path.toLowerCase() === '/$batch') return wholeBatch(service, request)
    const served = serve(service, request)
    if (incoming.url.hash === '') return { ...served, parts: [] }
    return { ...served, parts: [], logged: { ...served.logged, notes: [...served.logged.notes, 'queryNotEncoded'] } }
  } catch (error) {
    if (!(error instanceof GraphProblem)) throw error
    const answer = problemAnswer(error, service.world)
    const logged = { ...bare(incoming, answer.status), waitMs: waitIn(answer.headers ?? {}, service.world.now()) }
    return { answer, logged, parts: [], appId: null, lost: null, delayMs: 0 }
  }
}

function wholeBatch(service: Service, request: GraphRequest): Handled {
  const { faults, world } = service
  const occasion = { operation: 'batch', ...request }
  let faulted = false
  let delayMs = 0
  const logged = (status: LoggedPart['status'], waitMs: number | null = null): LoggedPart => ({
    part: null,
    method: 'POST',
    path: request.path,
    operation: 'batch',
    status,
    units: 0,
    faulted,
    waitMs,
    notes: [],
  })
  let parts: readonly LoggedPart[] = []
  let appId: string | null = null
  try {
    const before = faults.take(occasion, 'before')
    faulted ||= before !== null
    const early = before && spoil(before, { status: 200 }, world)
    delayMs += early?.delayMs ?? 0
    if (early?.answer.body !== undefined)
      return { answer: early.answer, logged: logged(early.answer.status), parts, appId, lost: null, delayMs }
    if (before?.kind === 'tokenExpires') world.tokens.expire(request.headers.get('authorization'))
    appId = world.tokens.read(request.headers.get('authorization'), graphAudience).appId
    const batched = serveBatch(service, request)
    parts = batched.parts
    delayMs = Math.max(delayMs, batched.delayMs)
    if (batched.lost) throw batched.lost
    const after = faults.take(occasion, 'after')
    faulted ||= after !== null
    const late = after ? spoil(after, batched.answer, world) : { answer: batched.answer, delayMs: 0 }
    return {
      answer: late.answer,
      logged: logged(late.answer.status),
      parts,
      appId,
      lost: null,
      delayMs: delayMs + late.delayMs,
    }
  } catch (error) {
    if (error instanceof Lost)
      return { answer: { status: 0 }, logged: logged(error.kind), parts, appId, lost: error, delayMs }
    if (!(error instanceof GraphProblem)) throw error
    const answer = problemAnswer(error, world)
    return {
      answer,
      logged: logged(answer.status, waitIn(answer.headers ?? {}, world.now())),
      parts,
      appId,
      lost: null,
      delayMs,
    }
  }
}

function requestOf({ method, url, headers, text }: Incoming): GraphRequest {
  if (text !== null && Buffer.byteLength(text) > largestBody) {
    throw new GraphProblem(413, 'RequestEntityTooLarge', 'The maximum request length supported is 4MB.')
  }
  const sharePoint = url.pathname.includes('/_api/')
  const path = sharePoint ? url.pathname : /^\/v1\.0(\/.*)$/.exec(url.pathname)?.[1]
  if (path === undefined) throw problems.badRequest(`Invalid version: ${url.pathname.split('/')[1]}`, 'BadRequest')
  return {
    method: method.toUpperCase(),
    origin: url.origin,
    path,
    queryText: url.search.replace(/^\?/, ''),
    headers,
    body: bodyOf(text, headers.get('content-type')),
    part: null,
  }
}

function bodyOf(text: string | null, type: string | null): unknown {
  if (text === null || text === '') return undefined
  if (!/json/i.test(type ?? ''))
    throw problems.badRequest('Write requests must have a Content-Type header.', 'BadRequest')
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw Object.assign(problems.badRequest('Unable to read JSON request payload.', 'BadRequest'), { cause })
  }
}

function bare({ method, url }: Incoming, status: LoggedPart['status']): LoggedPart {
  const path = `${url.pathname.replace(/^\/v1\.0/, '')}${url.search}`
  return { part: null, method, path, operation: 'unknown', status, units: 0, faulted: false, waitMs: null, notes: [] }
}
