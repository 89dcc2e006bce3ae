/** Messages in Teams' own terms: an activity with a card, and the summary that the toast shows. */
import type { ConversationAddress, Messenger, OutgoingMessage, SendOutcome } from '../../usecases/ports.ts'
import type { ConnectorClient } from './connector-client.ts'
import type { Pace } from './pace.ts'

export interface TeamsMessenger extends Messenger {
  /** A plain reply inside a turn; nothing depends on its arrival. */
  reply(address: ConversationAddress, reply: { readonly text: string } | OutgoingMessage): Promise<SendOutcome>
}

export interface MessengerSettings {
  readonly pace: Pick<Pace, 'places'>
  readonly retryUnknownAfterSeconds: number
}

/** Milliseconds that a reply may wait for its turn; the person still sees what the turn itself answered. */
const patienceOfReply = 3000

export function createMessenger(
  connector: ConnectorClient,
  { pace, retryUnknownAfterSeconds }: MessengerSettings,
): TeamsMessenger {
  return {
    places: (count) => pace.places(count),
    retryUnknownAfterSeconds,
    send: async (person, known, message, place) => {
      if (known) return connector.sendActivity(known, withCard(message), { place })
      const address = await connector.createConversation(person, { place })
      if ('kind' in address) return address
      return connector.sendActivity(address, withCard(message), { urgent: true })
    },
    post: ({ thread, ...channel }, message, place) =>
      thread === null
        ? connector.startThread(channel, withMention(message), { place })
        : connector.sendActivity(
            { ...channel, conversationId: `${channel.conversationId};messageid=${thread}` },
            withMention(message),
            { place },
          ),
    members: async (channel) => {
      const members = await connector.members(channel)
      return 'kind' in members ? null : members.flatMap(({ aadObjectId }) => aadObjectId?.toLowerCase() ?? [])
    },
    update: (address, activityId, message) => connector.updateActivity(address, activityId, withCard(message)),
    reply: async (address, reply) => {
      const activity = 'text' in reply ? { type: 'message', text: reply.text, textFormat: 'plain' } : withCard(reply)
      return connector.sendActivity(address, activity, { urgent: true, patience: patienceOfReply })
    },
  }
}

/** The mention stands in the text, so that Teams tells the person, and in the card, which carries its own. */
function withMention(message: OutgoingMessage): object {
  const { inChannel } = message
  if (!inChannel) return withCard(message)
  const { personId, post } = inChannel.mention
  const text = `<at>${post}</at>`
  const entity = { type: 'mention', text, mentioned: { id: personId, name: post } }
  return { ...withCard(message), text, entities: [entity] }
}

function withCard({ summary, card }: OutgoingMessage): object {
  return {
    type: 'message',
    summary,
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
  }
}
