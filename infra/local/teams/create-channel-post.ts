/** A new thread in a channel: creating a conversation that names the channel and brings its first message. */
import { z } from 'zod'
import type { City } from './city.ts'
import { answers, type ConnectorAnswer } from './connector-answers.ts'
import type { History } from './history.ts'
import { withMessage } from './outgoing-message.ts'
import { threadConversationId } from './place.ts'

const inChannel = z.looseObject({
  channelData: z.looseObject({
    channel: z.looseObject({ id: z.string() }),
    tenant: z.looseObject({ id: z.string() }).optional(),
  }),
  tenantId: z.string().optional(),
  activity: z.unknown().optional(),
})

/** `null` when the body names no channel. */
export function createChannelPost(body: unknown, city: City, history: History): ConnectorAnswer | null {
  const wanted = inChannel.safeParse(body)
  if (!wanted.success) return null
  const { channelData, tenantId = channelData.tenant?.id, activity } = wanted.data
  const channel = city.team.channel(channelData.channel.id)
  if (!channel || (tenantId !== undefined && tenantId !== city.tenantId)) {
    return answers.conversationNotFound('The channel was not found.')
  }
  if (activity === undefined) return answers.badArgument('A post in a channel needs its first activity')
  return withMessage(activity, (first) => {
    const { id } = history.addMessage(history.beginChannel(channel.id), { from: 'bot', activity: first })
    return answers.created({ id: threadConversationId(channel.id, id), activityId: id })
  })
}
