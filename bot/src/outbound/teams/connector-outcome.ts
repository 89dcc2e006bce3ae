/** What an answer of the Bot Connector means for the sender: one table (Teams: "Conversations with a Bot", status codes). */
import type { SendOutcome } from '../../usecases/ports.ts'

type Failure = Exclude<SendOutcome, { kind: 'sent' }>

/** Codes that mean the stored conversation is no longer there; a new one may work. */
const gone = new Set(['ConversationNotFound', 'ActivityNotFoundInConversation'])

/**
 * `status`: HTTP status. `code`: `error.code` of the body, if any. `retryAfter`: the header as it came, in seconds or as a date.
 * `now` is used for a Retry-After given as a date.
 */
export function connectorFailure(status: number, code: string | null, retryAfter: string | null, now: Date): Failure {
  const cause = code ?? `HTTP ${status}`
  if (status === 429 || status === 412) return { kind: 'tryLater', cause, afterSeconds: secondsOf(retryAfter, now) }
  if (status === 404 && (code === null || gone.has(code))) return { kind: 'conversationGone', cause }
  // The gateway gave up waiting: the message may have gone out behind it.
  if (status === 502 || status === 503 || status === 504) return { kind: 'unknown', cause }
  return { kind: 'refused', cause }
}

function secondsOf(retryAfter: string | null, now: Date): number | null {
  if (retryAfter === null) return null
  const seconds = Number(retryAfter)
  if (Number.isFinite(seconds)) return Math.max(0, Math.ceil(seconds))
  const at = Date.parse(retryAfter)
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - now.getTime()) / 1000))
}
