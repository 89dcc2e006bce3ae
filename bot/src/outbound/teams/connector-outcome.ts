/** What an answer of the Bot Connector means for the sender: one table (Teams: "Conversations with a Bot", status codes). */
import { z } from 'zod'
import type { SendOutcome } from '../../usecases/ports.ts'

export type Failure = Exclude<SendOutcome, { kind: 'sent' }>

/** Codes that mean the stored conversation is no longer there; a new one may work. */
const gone = new Set(['ConversationNotFound', 'ActivityNotFoundInConversation'])

/** Codes that mean the app is not there for the person, or no longer. */
const notInstalled = new Set(['BotNotInConversationRoster', 'ForbiddenOperationException', 'MessageWritesBlocked'])

/** Seconds. Nobody but an administrator can mend the bot's own registration, and nobody is unreachable because of it. */
const waitForRegistration = 900

/** Seconds: the longest window of Teams' rate limits is an hour. */
const longestWait = 3600

/**
 * `status`: HTTP status. `code`: `error.code` of the body, if any. `retryAfter`: the header as it came, in seconds or as a date.
 * `now` is used for a Retry-After given as a date.
 */
export function connectorFailure(status: number, code: string | null, retryAfter: string | null, now: Date): Failure {
  const cause = code ?? `HTTP ${status}`
  if (status === 429 || status === 412) return { kind: 'tryLater', cause, afterSeconds: secondsOf(retryAfter, now) }
  if (status === 404 && (code === null || gone.has(code))) return { kind: 'conversationGone', cause }
  if ((status === 403 || status === 404) && code !== null && notInstalled.has(code))
    return { kind: 'notInstalled', cause }
  if (status === 401) return { kind: 'tryLater', cause, afterSeconds: waitForRegistration }
  // The gateway gave up waiting: the message may have gone out behind it.
  if (status === 502 || status === 503 || status === 504) return { kind: 'unknown', cause }
  return { kind: 'refused', cause }
}

/** Null when the header says nothing readable: the sender then waits as long as it thinks right. */
function secondsOf(retryAfter: string | null, now: Date): number | null {
  const header = retryAfter?.trim() ?? ''
  const seconds = /^\d+(\.\d+)?$/.test(header)
    ? Number(header)
    : header.endsWith(' GMT')
      ? (Date.parse(header) - now.getTime()) / 1000
      : Number.NaN
  return Number.isNaN(seconds) ? null : Math.min(longestWait, Math.max(0, Math.ceil(seconds)))
}

const code = z.string().min(1).max(100)
const errorBody = z.object({ error: z.object({ code }) }).transform(({ error }) => error.code)
/** A chat the person has blocked is answered with JSON inside a text. */
const blockedBody = z
  .object({ message: z.string().transform((text) => /"subCode"\s*:\s*"([^"]*)"/.exec(text)?.[1]) })
  .transform(({ message }) => message)
  .pipe(code)

/** The code in the body of an answer that is not 2xx, or null. */
export function codeOf(reply: unknown): string | null {
  return z.union([errorBody, blockedBody]).safeParse(reply).data ?? null
}

/** The connection never stood, so nothing can have arrived. */
const notConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])
/** Whoever answered could not prove to be the host, and was told nothing: often a proxy that opens TLS. */
const notTrusted = new Set([
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
])

const fetchError = z.object({ cause: z.object({ code: z.string() }) })

/** What a rejected `fetch` means. Whatever does not prove that nothing was sent leaves the outcome unknown. */
export function noAnswer(error: unknown): Failure {
  const failed = fetchError.safeParse(error).data?.cause.code ?? ''
  if (notConnected.has(failed)) return { kind: 'tryLater', cause: 'notConnected', afterSeconds: null }
  if (notTrusted.has(failed)) return { kind: 'tryLater', cause: 'certificate', afterSeconds: null }
  return { kind: 'unknown', cause: 'noAnswer' }
}
