/** What a conversation id of the connector names: a person's chat, a channel, or one thread of a channel. */
import type { City, Member } from './city.ts'
import type { Conversation, History } from './history.ts'

export interface Place {
  readonly conversation: Conversation
  readonly members: readonly Member[]
  /** The person of a 1:1 chat */
  readonly person: Member | null
  /** In a channel: the thread that the id names; `null` is the channel itself. */
  readonly threadId: string | null
}

/** `null`: there is no such conversation. */
export function findPlace(id: string, city: City, history: History): Place | null {
  const { channelId, threadId } = readChannelId(id)
  if (city.team.channel(channelId)) {
    const conversation = history.beginChannel(channelId)
    const isThread = threadId === null || conversation.messages.get(threadId)?.threadId === threadId
    return isThread ? { conversation, members: city.members, person: null, threadId } : null
  }
  const conversation = history.conversation(id)
  const person = city.member(conversation?.personId ?? '')
  return conversation && person ? { conversation, members: [person], person, threadId: null } : null
}

/** Whom or what an id is about, without asking whether the conversation has been opened: a person or a channel. */
export function targetOf(id: string, city: City): string | null {
  const { channelId } = readChannelId(id)
  if (city.team.channel(channelId)) return channelId
  return city.memberIn(id)?.id ?? null
}

export const threadConversationId = (channelId: string, threadId: string) => `${channelId};messageid=${threadId}`

function readChannelId(id: string): { channelId: string; threadId: string | null } {
  const [channelId = '', threadId = null] = id.split(';messageid=')
  return { channelId, threadId }
}
