/** Reads a bot's answer to `application/search`; `null` when Teams would show nothing for it. */
import { z } from 'zod'
import type { BotAnswer } from './bot-endpoint.ts'
import type { FoundChoice } from './chat-view.ts'

/** Teams shows no more, whatever the bot sends. */
export const MOST_CHOICES = 15

const searchResponse = z.object({
  statusCode: z.literal(200).default(200),
  type: z.literal('application/vnd.microsoft.search.searchResponse'),
  value: z.object({ results: z.array(z.object({ title: z.string(), value: z.string() })) }),
})

export function readSearchOutcome({ status, body }: BotAnswer): readonly FoundChoice[] | null {
  const read = status === 200 ? searchResponse.safeParse(body) : null
  return read?.success ? read.data.value.results.slice(0, MOST_CHOICES) : null
}
