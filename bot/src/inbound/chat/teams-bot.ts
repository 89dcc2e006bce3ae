/** Turns an activity of Teams into a turn of ours, and our reply into what Teams expects. Never throws: Teams stops calling a bot that fails. */
import { chatJa } from '../../../../shared/src/wording/chat.ja.ts'
import { refusalJa } from '../../../../shared/src/wording/refusals.ja.ts'
import type { ConversationAddress, Deps, SentCard } from '../../usecases/ports.ts'
import { rememberConversation } from '../../usecases/remember-conversation.ts'
import { rememberSentCard } from '../../usecases/remember-sent-card.ts'
import { type Activity, actionValue, searchValue } from './activity.ts'
import { handleCardAction } from './card-actions.ts'
import { chooseInChannel } from './handlers/choose-channel.ts'
import { replyInChannel } from './handlers/reply-in-channel.ts'
import { replyToMessage } from './handlers/reply-to-message.ts'
import { searchPeople } from './handlers/search-people.ts'
import type { ActionReply, ChatReply, FoundChoice, Turn } from './turn.ts'

export interface TeamsBotSettings {
  readonly deps: Deps
  readonly tenantId: string
  /** Writes into a chat; a plain reply goes out directly and nothing depends on it. */
  readonly reply: (address: ConversationAddress, reply: ChatReply) => Promise<SentCard | null>
  /** Hears what went wrong inside a turn; the person gets a sentence. */
  readonly onTrouble: (error: unknown, activityType: string) => void
}

/** Body of the HTTP answer to an invoke, or nothing for every other activity. */
export type InvokeBody = { readonly statusCode: 200; readonly type: string; readonly value: unknown }

export function createTeamsBot({ deps, tenantId, reply, onTrouble }: TeamsBotSettings) {
  return async (activity: Activity): Promise<InvokeBody | undefined> => {
    try {
      return await handle(activity)
    } catch (error) {
      onTrouble(error, activity.type)
      const address = addressOf(activity)
      if (isSearch(activity)) return toSearchBody([])
      if (activity.type === 'invoke') return toInvokeBody({ message: chatJa.replies.trouble })
      if (activity.type === 'message' && address) await reply(address, { text: chatJa.replies.trouble })
      return undefined
    }
  }

  async function handle(activity: Activity): Promise<InvokeBody | undefined> {
    const isAction = activity.type === 'invoke' && activity.name === 'adaptiveCard/action'
    const stranger = { text: refusalJa({ code: 'unknownPerson' }) }
    if (!isOurs(activity)) {
      if (isSearch(activity)) return toSearchBody([])
      return isAction ? toInvokeBody({ message: stranger.text }) : undefined
    }
    // Whoever takes the bot out of their chat cannot be reached there any more.
    if (activity.type === 'installationUpdate' && activity.action?.startsWith('remove')) return undefined
    const channel = channelOf(activity)
    if (activity.type === 'message' && channel) {
      const text = activity.text ?? ''
      const chosen = await chooseInChannel(await toTurn(activity, null), channel, text)
      await reply(channel, chosen ?? replyInChannel(text))
      return undefined
    }
    const address = addressOf(activity)
    const turn = await toTurn(activity, address)

    if (isSearch(activity)) {
      const { success, data } = searchValue.safeParse(activity.value)
      return toSearchBody(turn && success ? await searchPeople(turn, data) : [])
    }
    if (isAction) {
      if (!turn) return toInvokeBody({ message: stranger.text })
      const { success, data } = actionValue.safeParse(activity.value)
      return toInvokeBody(
        success
          ? await handleCardAction(turn, data.action.verb, data.action.data ?? {}, activity.replyToId)
          : { message: refusalJa({ code: 'malformedRequest' }) },
      )
    }
    if (!address) return undefined
    if (activity.type === 'message') {
      const answer = turn ? await replyToMessage(turn, activity.text ?? '') : stranger
      const sent = await reply(address, answer)
      if (turn && sent && 'overviewOf' in answer && answer.overviewOf) {
        await rememberSentCard(deps, turn.person, answer.overviewOf, sent)
      }
    }
    if (activity.type === 'installationUpdate' && activity.action === 'add') {
      await reply(address, turn ? { text: chatJa.replies.welcome } : stranger)
    }
    return undefined
  }

  /** Other cities take no part: whatever names a tenant must name ours. */
  function isOurs({ conversation, channelData }: Activity): boolean {
    const tenants = [conversation?.tenantId, channelData?.tenant?.id].filter((id) => id !== undefined)
    return tenants.length > 0 && tenants.every((id) => id.toLowerCase() === tenantId)
  }

  /** Null for a stranger: a guest or webhook without an Entra id, or somebody the city has not registered. */
  async function toTurn(activity: Activity, address: ConversationAddress | null): Promise<Turn | null> {
    const person = activity.from?.aadObjectId?.toLowerCase()
    if (!person) return null
    const known = address === null || (await rememberConversation(deps, person, address))
    return known ? { deps, person } : null
  }
}

/** Only a person's own chat is kept: what stands there is for one pair of eyes. */
function addressOf({ conversation, serviceUrl }: Activity): ConversationAddress | null {
  return conversation?.conversationType === 'personal' ? { conversationId: conversation.id, serviceUrl } : null
}

/** The thread of a channel in which somebody speaks to the bot; what people say to each other is not its business. */
function channelOf({ conversation, serviceUrl, recipient, entities = [] }: Activity): ConversationAddress | null {
  const bot = recipient?.id
  const spokenTo = entities.some(({ type, mentioned }) => type === 'mention' && bot && mentioned?.id === bot)
  return conversation?.conversationType === 'channel' && spokenTo
    ? { conversationId: conversation.id, serviceUrl }
    : null
}

function isSearch({ type, name }: Activity): boolean {
  return type === 'invoke' && name === 'application/search'
}

function toSearchBody(results: readonly FoundChoice[]): InvokeBody {
  return { statusCode: 200, type: 'application/vnd.microsoft.search.searchResponse', value: { results } }
}

function toInvokeBody(reply: ActionReply): InvokeBody {
  return 'card' in reply
    ? { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: reply.card }
    : { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: reply.message }
}
