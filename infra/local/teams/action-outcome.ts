/** Reads a bot's answer to `adaptiveCard/action` as Teams does: HTTP 200 always, the real outcome inside the body. */
import { z } from 'zod'
import type { BotAnswer } from './bot-endpoint.ts'
import type { CardJson } from './chat-view.ts'
import { ADAPTIVE_CARD } from './message-on-screen.ts'

export type ReadOutcome =
  | { readonly kind: 'card'; readonly card: CardJson }
  | { readonly kind: 'notice'; readonly text: string }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }
  | { readonly kind: 'failed'; readonly reason: string }

const statusCode = z.number().int().min(200).max(599).default(200)

const invokeResponse = z.discriminatedUnion('type', [
  z.object({ statusCode, type: z.literal(ADAPTIVE_CARD), value: z.looseObject({ type: z.literal('AdaptiveCard') }) }),
  z.object({ statusCode, type: z.literal('application/vnd.microsoft.activity.message'), value: z.string() }),
  z.object({
    statusCode,
    type: z.literal('application/vnd.microsoft.error'),
    value: z.object({ code: z.string(), message: z.string() }),
  }),
])

export function readOutcome({ status, body }: BotAnswer): ReadOutcome {
  if (status !== 200) return { kind: 'failed', reason: `HTTP ${status}` }
  const read = invokeResponse.safeParse(body)
  if (!read.success) return { kind: 'failed', reason: z.prettifyError(read.error) }
  const { type, value } = read.data
  if (type === ADAPTIVE_CARD) return { kind: 'card', card: value }
  if (type === 'application/vnd.microsoft.error') return { kind: 'refused', ...value }
  return { kind: 'notice', text: value }
}
