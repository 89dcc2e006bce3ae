/** What we read of an activity of Teams, and nothing else. Everything may be absent: unknown activities are answered 200. */
import { z } from 'zod'

const optionalText = z.string().optional().catch(undefined)

export const activity = z.object({
  type: z.string(),
  name: optionalText,
  action: optionalText,
  text: optionalText,
  /** The message whose card was pressed. */
  replyToId: optionalText,
  serviceUrl: z.string(),
  channelId: z.string(),
  from: z.object({ id: optionalText, aadObjectId: optionalText }).optional().catch(undefined),
  recipient: z.object({ id: optionalText }).optional().catch(undefined),
  conversation: z
    .object({ id: z.string(), conversationType: optionalText, tenantId: optionalText })
    .optional()
    .catch(undefined),
  channelData: z
    .object({ tenant: z.object({ id: optionalText }).optional().catch(undefined) })
    .optional()
    .catch(undefined),
  membersAdded: z
    .array(z.object({ id: optionalText }))
    .optional()
    .catch(undefined),
  /** Mentions among them; whom a text names is read from here, never from the text. */
  entities: z
    .array(z.object({ type: optionalText, mentioned: z.object({ id: optionalText }).optional().catch(undefined) }))
    .optional()
    .catch(undefined),
  value: z.unknown().optional(),
})

export type Activity = z.infer<typeof activity>

/** `value` of an `application/search` invoke: what somebody types into a field that searches. Empty text is a question, too. */
export const searchValue = z.object({ dataset: z.string(), queryText: z.string().catch('') })

/** `value` of an `adaptiveCard/action` invoke. `data` is optional: a card may carry a bare verb. */
export const actionValue = z.object({
  action: z.object({ verb: z.string(), data: z.unknown().optional() }),
})
