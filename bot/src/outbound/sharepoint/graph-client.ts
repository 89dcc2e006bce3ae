/**
 * One attempt at Microsoft Graph: token, own User-Agent, a deadline, and one result whatever comes. Built of the library's
 * middleware, without its client and its retries: that client rewrites addresses, flattens errors and reads bodies its own
 * way, and its RetryHandler sends a creation again after a 504 that may have followed the commit. Who asks knows what may be
 * repeated, and the outcome tells when.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import {
  AuthenticationHandler,
  type Context,
  HTTPMessageHandler,
  type Middleware,
  RedirectHandler,
  RedirectHandlerOptions,
  TelemetryHandler,
} from '@microsoft/microsoft-graph-client'
import { z } from 'zod'
import type { Clock } from '../../usecases/ports.ts'
import { RecordTrouble } from '../../usecases/record-ports.ts'
import { asTrouble, type GraphAnswer, type GraphResult, type GraphTrouble, judged, trouble } from './graph-answer.ts'
import type { GraphTokens } from './graph-token.ts'

const origin = 'https://graph.microsoft.com'
const root = `${origin}/v1.0`

export interface GraphSettings {
  readonly tokens: GraphTokens
  readonly clock: Clock
  /** Of the product, as the service's owners see it. */
  readonly version: string
  /** Milliseconds after which a request counts as unanswered. */
  readonly timeout: number
  /** The last link of the chain, which sends the request; the library's own unless given. */
  readonly terminal?: Middleware
}

export interface GraphRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Below the version, encoded, or a link of the service as it stands. */
  readonly url: string
  readonly body?: object
}

export interface GraphClient {
  /** Never rejects. A token that is refused is renewed once. */
  send(request: GraphRequest): Promise<GraphResult>
  /** The service asked for that much patience, in seconds: until then every request is answered by that, unsent. */
  rest(seconds: number): void
  /** The token that was used last is refused: the next request takes a new one. */
  renewToken(): Promise<GraphTrouble | null>
  readonly clock: Clock
}

export function createGraphClient({ tokens, clock, version, timeout, terminal }: GraphSettings): GraphClient {
  let lastToken = ''
  let restsUntil = Number.NEGATIVE_INFINITY
  const getAccessToken = async () => {
    lastToken = await tokens.get()
    return lastToken
  }
  const first = chained(
    new AuthenticationHandler({ getAccessToken }),
    new RedirectHandler(new RedirectHandlerOptions(3, staysWithGraph)),
    new TelemetryHandler(),
    terminal ?? new HTTPMessageHandler(),
  )

  const attempt = async ({ method, url, body }: GraphRequest): Promise<GraphAnswer | GraphTrouble> => {
    const address = url.startsWith('/') ? `${root}${url}` : url
    if (URL.parse(address)?.origin !== origin) return trouble('oddAnswer')
    const stop = new AbortController()
    const context: Context = {
      request: address,
      options: {
        method,
        headers: {
          Accept: 'application/json',
          // SharePoint serves named traffic first.
          'User-Agent': `NONISV|Gyokaku|gyokaku/${version}`,
          ...(body ? { 'Content-Type': 'application/json' } : {}),
        },
        ...(body ? { body: JSON.stringify(body) } : {}),
        signal: stop.signal,
      },
    }
    const exchange = async () => {
      await first.execute(context)
      return context.response ? await read(context.response) : trouble('unreachable', { uncertain: true })
    }
    try {
      return await within(timeout, exchange(), stop)
    } catch (error) {
      return error instanceof RecordTrouble ? asTrouble(error) : noAnswer(error)
    }
  }

  const renewToken = async () => {
    try {
      await tokens.renew(lastToken)
      return null
    } catch (error) {
      if (error instanceof RecordTrouble) return asTrouble(error)
      throw error
    }
  }

  const rest = (seconds: number) => {
    restsUntil = Math.max(restsUntil, clock.now().getTime() + seconds * 1000)
  }
  const sendNow = async (request: GraphRequest): Promise<GraphResult> => {
    const answer = await attempt(request)
    if (answer.kind === 'trouble' || answer.status !== 401) return finished(answer, clock)
    return (await renewToken()) ?? finished(await attempt(request), clock)
  }

  return {
    clock,
    renewToken,
    rest,
    send: async (request) => {
      const seconds = (restsUntil - clock.now().getTime()) / 1000
      if (seconds > 0) return trouble('throttled', { afterSeconds: Math.ceil(seconds) })
      const result = await sendNow(request)
      if (result.kind === 'trouble' && result.afterSeconds !== null) rest(result.afterSeconds)
      return result
    },
  }
}

/** Whatever the last link makes of the signal: a request that is never answered must end all the same. */
async function within<T>(milliseconds: number, exchange: Promise<T>, stop: AbortController): Promise<T> {
  const ended = new AbortController()
  const deadline = sleep(milliseconds, null, { signal: ended.signal }).then(() => {
    stop.abort()
    throw new Error('No answer in time')
  })
  try {
    return await Promise.race([exchange, deadline])
  } finally {
    ended.abort()
  }
}

const finished = (result: GraphResult, clock: Clock) =>
  result.kind === 'answer' ? judged(result, clock.now()) : result

function chained(...middleware: readonly Middleware[]): Middleware {
  const [first, ...others] = middleware
  if (!first) throw new Error('A chain needs a link')
  let before = first
  for (const next of others) {
    before.setNext?.(next)
    before = next
  }
  return first
}

/** Neither a token nor an answer's text goes to another host, whoever redirects us there. */
function staysWithGraph(response: Response): boolean {
  return URL.parse(response.headers.get('location') ?? '')?.origin === origin
}

async function read(response: Response): Promise<GraphAnswer> {
  const text = await response.text()
  const header = (name: string) => response.headers.get(name)
  const answer = { kind: 'answer' as const, status: response.status, header }
  if (text.trim() === '') return { ...answer, body: undefined, garbled: false }
  try {
    return { ...answer, body: JSON.parse(text), garbled: false }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return { ...answer, body: undefined, garbled: true }
  }
}

/** The connection never stood, or whoever answered could not prove to be the service: nothing was told. */
const nothingSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
])
const fetchError = z.object({ cause: z.object({ code: z.string() }) })

function noAnswer(error: unknown): GraphTrouble {
  return trouble('unreachable', { uncertain: !nothingSent.has(fetchError.safeParse(error).data?.cause.code ?? '') })
}
