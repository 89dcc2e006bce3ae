/** What the connector takes as a message of the bot, and how big it may be. */
import { z } from 'zod'
import { answers, type ConnectorAnswer } from './connector-answers.ts'
import type { Activity } from './history.ts'

const MAX_MESSAGE_BYTES = 100 * 1024

const message = z
  .looseObject({
    type: z.literal('message'),
    text: z.string().optional(),
    attachments: z
      .array(z.looseObject({ contentType: z.string(), content: z.record(z.string(), z.unknown()).optional() }))
      .optional(),
  })
  .refine(({ text, attachments }) => text || attachments?.length, 'A message needs a text or an attachment')

export function withMessage(body: unknown, run: (activity: Activity) => ConnectorAnswer): ConnectorAnswer {
  const activity = message.safeParse(body)
  if (!activity.success) return answers.badArgument(z.prettifyError(activity.error))
  // Teams counts what it stores, which is UTF-16: two bytes a character, also for ASCII.
  if (JSON.stringify(body).length * 2 > MAX_MESSAGE_BYTES) return answers.tooBig('The message is larger than 100 KB.')
  return run(activity.data)
}
