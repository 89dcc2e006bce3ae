/** Messages in Teams' own terms: an activity with a card, and the summary that the toast shows. */
import type { ConversationAddress, Messenger, OutgoingMessage, SendOutcome } from '../../usecases/ports.ts'
import type { ConnectorClient } from './connector-client.ts'

export interface TeamsMessenger extends Messenger {
  /** A plain reply inside a turn; nothing depends on its arrival. */
  reply(address: ConversationAddress, reply: { readonly text: string } | OutgoingMessage): Promise<SendOutcome>
}

export function createMessenger(connector: ConnectorClient): TeamsMessenger {
  return {
    send: async (person, known, message) => {
      const address = known ?? (await connector.createConversation(person))
      if ('kind' in address) return address
      return connector.sendActivity(address, withCard(message))
    },
    update: (address, activityId, message) => connector.updateActivity(address, activityId, withCard(message)),
    reply: async (address, reply) => {
      const activity = 'text' in reply ? { type: 'message', text: reply.text, textFormat: 'plain' } : withCard(reply)
      return connector.sendActivity(address, activity)
    },
  }
}

function withCard({ summary, card }: OutgoingMessage): object {
  return {
    type: 'message',
    summary,
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
  }
}
