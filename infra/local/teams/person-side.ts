/** What a person can do in Teams: chat with the bot, write in channels, press and search. Over HTTP, in tests also directly. */
import { randomUUID } from 'node:crypto'
import { readOutcome } from './action-outcome.ts'
import type { Activities, SearchAsked, ThreadPlace } from './activities.ts'
import type { Deliver } from './bot-endpoint.ts'
import type { ActionReply, ChatState, CityState, FoundChoice, SaidReply } from './chat-view.ts'
import type { City, Member } from './city.ts'
import type { Conversation, History, StoredMessage } from './history.ts'
import type { Installations } from './installations.ts'
import { writeMentions } from './mentions.ts'
import { onScreen } from './message-on-screen.ts'
import type { Screen } from './screen.ts'
import { readSearchOutcome } from './search-outcome.ts'
import { waitForChange } from './wait-for-change.ts'

export interface CardAction {
  readonly messageId: string
  readonly verb?: string | undefined
  readonly data?: unknown
  readonly id?: string | undefined
  readonly title?: string | undefined
}

export interface Said {
  readonly text: string
  /** From an `Action.Submit`, which arrives as a message */
  readonly value?: unknown
  readonly replyToId?: string | undefined
}

export interface Posted {
  readonly text: string
  /** Ids of those whose `@name` in the text is a mention; the bot hears only of posts that mention it. */
  readonly mentions: readonly string[]
  /** From an `Action.Submit`, which reaches the bot without a mention */
  readonly value?: unknown
  /** Without one it begins a thread. */
  readonly threadId?: string | undefined
}

export interface PersonSideParts {
  readonly city: City
  readonly history: History
  readonly screen: Screen
  readonly installations: Installations
  readonly activities: Activities
  readonly deliver: Deliver
}

export function createPersonSide(parts: PersonSideParts) {
  const { city, history, screen, installations, activities, deliver } = parts
  const isUninstalled = (person: Member) => history.installation(person.id) === 'uninstalled'

  /** A message of the bot that this person has before them. */
  function find(person: Member, messageId: string) {
    const places = [person.conversationId, ...city.team.channels.map(({ id }) => id)]
    for (const place of places) {
      const conversation = history.conversation(place)
      const message = conversation?.messages.get(messageId)
      if (!conversation || message?.from !== 'bot' || message.deleted) continue
      return { conversation, message, thread: threadOf(conversation, message) }
    }
    return null
  }

  return {
    people: screen.people,
    open: installations.open,
    openTeam: installations.openTeam,
    messages: (person: Member): ChatState => screen.stateAfter(person, 0),

    /** Answers at once when there is something newer than `after`, otherwise with the first change or after `waitMs`. */
    async updates(person: Member, after: number, waitMs: number, gone?: AbortSignal): Promise<ChatState> {
      await waitForChange(history, after, waitMs, gone)
      return screen.stateAfter(person, after)
    },

    /** The same for the whole city. */
    async changes(after: number, waitMs: number, gone?: AbortSignal): Promise<CityState> {
      await waitForChange(history, after, waitMs, gone)
      return screen.city()
    },

    markRead(person: Member, upTo: number, channelId?: string): void {
      if (screen.isNews(person, upTo, channelId)) history.markRead(person.id, upTo, channelId)
    },

    /** `null` while the person has no app to write to. */
    async say(person: Member, said: Said): Promise<SaidReply | null> {
      if (isUninstalled(person)) return null
      const conversation = history.begin(person.conversationId, person.id)
      const id = history.nextId()
      const activity = activities.message(person, id, said)
      const message = onScreen(history.addMessage(conversation, { from: 'person', activity, id }), person, city)
      const { status } = await deliver(activity)
      return { message, delivered: status >= 200 && status < 300, version: history.version() }
    },

    /** `null` when there is no such channel, or no such thread in it. */
    async post(person: Member, channelId: string, posted: Posted): Promise<SaidReply | null> {
      if (!city.team.channel(channelId)) return null
      const conversation = history.beginChannel(channelId)
      const id = history.nextId()
      const threadId = posted.threadId ?? id
      const thread = conversation.messages.get(threadId)
      if (posted.threadId !== undefined && thread?.threadId !== threadId) return null
      const { value } = posted
      const said = { ...writeMentions(posted.text, posted.mentions, city), ...(value === undefined ? {} : { value }) }
      const activity = activities.post(person, id, { channelId, threadId }, said)
      const stored = history.addMessage(conversation, { from: 'person', activity, id, author: person.id, threadId })
      const message = { ...onScreen(stored, person, city), channelId, threadId }
      const concernsBot = value !== undefined || said.entities.some(({ mentioned }) => mentioned.id === city.botMri)
      const { status } = concernsBot ? await deliver(activity) : { status: 0 }
      return { message, delivered: status >= 200 && status < 300, version: history.version() }
    },

    /** `null` when the person has no such message of the bot. */
    async act(person: Member, { messageId, ...action }: CardAction): Promise<ActionReply | null> {
      const before = find(person, messageId)
      if (!before) return null
      if (!before.thread && isUninstalled(person)) return withoutApp
      const id = `f:${randomUUID()}`
      const response = await deliver(activities.cardAction(person, id, messageId, action, before.thread))
      const outcome = readOutcome(response)
      if (outcome.kind !== 'card') return { outcome, response }
      // The bot may have deleted the message while it answered: then there is nothing left to replace.
      const target = find(person, messageId)
      if (!target) return { outcome: { kind: 'failed', reason: 'the message is gone' }, response }
      const message = history.showView(target.conversation, messageId, person.id, outcome.card)
      return { outcome: { kind: 'card', message: onScreen(message, person, city) }, response }
    },

    /** What the bot finds for an input of one of its cards; `null` when it gives nothing Teams understands. */
    async search(person: Member, messageId: string, asked: SearchAsked): Promise<readonly FoundChoice[] | null> {
      const target = find(person, messageId)
      if (!target) return null
      return readSearchOutcome(
        await deliver(activities.search(person, `f:${randomUUID()}`, messageId, asked, target.thread)),
      )
    },
  }
}

/** A card whose app is gone still stands in the chat, and nobody answers it. */
const withoutApp: ActionReply = {
  outcome: { kind: 'failed', reason: 'the app is not installed' },
  response: { status: 0, body: null },
}

export type PersonSide = ReturnType<typeof createPersonSide>

function threadOf(conversation: Conversation, message: StoredMessage): ThreadPlace | undefined {
  return message.threadId === null ? undefined : { channelId: conversation.id, threadId: message.threadId }
}
