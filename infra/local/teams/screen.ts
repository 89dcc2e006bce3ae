/** What one person sees: their chat with the bot, the channels, and what of it is new to them. */
import type { ChannelInList, ChatState, CityState, PersonInList, PostOnScreen } from './chat-view.ts'
import type { City, Member } from './city.ts'
import type { History, StoredMessage } from './history.ts'
import { mentionsPerson, onScreen, previewOf, versionFor } from './message-on-screen.ts'

export function createScreen(city: City, history: History) {
  const messagesIn = (conversationId: string): StoredMessage[] => [
    ...(history.conversation(conversationId)?.messages.values() ?? []),
  ]

  const newsFor = (person: Member, messages: readonly StoredMessage[], channelId?: string) => {
    const read = history.readVersion(person.id, channelId)
    return messages.filter(
      ({ from, author, deleted, createdVersion }) =>
        !deleted && createdVersion > read && (from === 'bot' || (author !== null && author !== person.id)),
    )
  }

  function channelsOf(person: Member): ChannelInList[] {
    return city.team.channels.map(({ id, name }) => {
      const messages = messagesIn(id)
      const news = newsFor(person, messages, id)
      const mentions = news.filter((message) => mentionsPerson(message, person, city)).length
      return { id, name, unread: news.length, mentions, preview: previewOf(messages, city) }
    })
  }

  function people(): PersonInList[] {
    return city.members.map((person) => {
      const messages = messagesIn(person.conversationId)
      return {
        id: person.id,
        post: person.post,
        unread: newsFor(person, messages).length,
        mentions: channelsOf(person).reduce((sum, { mentions }) => sum + mentions, 0),
        preview: previewOf(messages, city),
        uninstalled: history.installation(person.id) === 'uninstalled',
      }
    })
  }

  function postsFor(person: Member, after: number): PostOnScreen[] {
    return city.team.channels.flatMap(({ id: channelId }) =>
      messagesIn(channelId)
        .filter((message) => versionFor(message, person) > after)
        .map((message) => ({
          ...onScreen(message, person, city),
          channelId,
          threadId: message.threadId ?? message.id,
        })),
    )
  }

  return {
    people,

    city: (): CityState => ({
      journal: history.journalId(),
      version: history.version(),
      team: city.team.name,
      bot: city.botMri,
      people: people(),
    }),

    stateAfter: (person: Member, version: number): ChatState => ({
      journal: history.journalId(),
      version: history.version(),
      channels: channelsOf(person),
      messages: messagesIn(person.conversationId)
        .filter((message) => versionFor(message, person) > version)
        .map((message) => onScreen(message, person, city)),
      posts: postsFor(person, version),
    }),

    /** Whether reading up to there takes anything from what is new. */
    isNews: (person: Member, upTo: number, channelId?: string): boolean =>
      newsFor(person, messagesIn(channelId ?? person.conversationId), channelId).some(
        ({ createdVersion }) => createdVersion <= upTo,
      ),
  }
}

export type Screen = ReturnType<typeof createScreen>
