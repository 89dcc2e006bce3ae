/** What a person can do in the chat with the bot. The chat page calls it over HTTP, tests also directly. */
import { randomUUID } from 'node:crypto'
import { readOutcome } from './action-outcome.ts'
import type { Activities } from './activities.ts'
import type { Deliver } from './bot-endpoint.ts'
import type { ActionReply, ChatState, PersonInList, SaidReply } from './chat-view.ts'
import type { City, Member } from './city.ts'
import type { History, StoredMessage } from './history.ts'
import { onScreen } from './message-on-screen.ts'

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

export function createPersonSide(city: City, history: History, activities: Activities, deliver: Deliver) {
  const installing = new Map<string, Promise<boolean>>()

  const messagesOf = (person: Member): StoredMessage[] => [
    ...(history.conversation(person.conversationId)?.messages.values() ?? []),
  ]

  function unread(person: Member): number {
    const read = history.readVersion(person.id)
    return messagesOf(person).filter(
      ({ from, deleted, createdVersion }) => from === 'bot' && !deleted && createdVersion > read,
    ).length
  }

  const people = (): PersonInList[] =>
    city.members.map((person) => ({ id: person.id, post: person.post, unread: unread(person) }))

  function stateAfter(person: Member, version: number): ChatState {
    const messages = messagesOf(person).filter((message) => message.version > version)
    return {
      journal: history.journalId(),
      version: history.version(),
      people: people(),
      messages: messages.map(onScreen),
    }
  }

  async function install(person: Member): Promise<boolean> {
    history.begin(person.conversationId, person.id)
    const answers = await Promise.all([
      deliver(activities.installed(person, randomUUID())),
      deliver(activities.membersAdded(person, randomUUID())),
    ])
    const arrived = answers.every(({ status }) => status >= 200 && status < 300)
    if (arrived) history.markInstalled(person.id)
    return arrived
  }

  return {
    people,
    messages: (person: Member): ChatState => stateAfter(person, 0),

    /** Answers at once when there is something newer than `after`, otherwise with the first change or after `waitMs`. */
    async updates(person: Member, after: number, waitMs: number, gone?: AbortSignal): Promise<ChatState> {
      if (history.version() <= after && waitMs > 0) await nextChange(history, waitMs, gone)
      return stateAfter(person, after)
    },

    /** Tells the bot that the app was added, once a person; until the bot has taken it, each opening tries again. */
    open(person: Member): Promise<boolean> {
      if (history.isInstalled(person.id)) return Promise.resolve(true)
      const running = installing.get(person.id) ?? install(person).finally(() => installing.delete(person.id))
      installing.set(person.id, running)
      return running
    },

    markRead(person: Member, upTo: number): void {
      const isNews = messagesOf(person).some(
        ({ createdVersion }) => createdVersion > history.readVersion(person.id) && createdVersion <= upTo,
      )
      if (isNews) history.markRead(person.id, upTo)
    },

    async say(person: Member, said: Said): Promise<SaidReply> {
      const conversation = history.begin(person.conversationId, person.id)
      const id = history.nextId()
      const activity = activities.message(person, id, said)
      const message = onScreen(history.addMessage(conversation, 'person', activity, id))
      const { status } = await deliver(activity)
      return { message, delivered: status >= 200 && status < 300 }
    },

    /** `null` when the person has no such message of the bot. */
    async act(person: Member, { messageId, ...action }: CardAction): Promise<ActionReply | null> {
      const conversation = history.conversation(person.conversationId)
      const target = () => {
        const message = conversation?.messages.get(messageId)
        return message?.from === 'bot' && !message.deleted ? message : undefined
      }
      if (!conversation || !target()) return null
      const response = await deliver(activities.cardAction(person, `f:${randomUUID()}`, messageId, action))
      const outcome = readOutcome(response)
      if (outcome.kind !== 'card') return { outcome, response }
      // The bot may have deleted the message while it answered: then there is nothing left to replace.
      if (!target()) return { outcome: { kind: 'failed', reason: 'the message is gone' }, response }
      const message = onScreen(history.showView(conversation, messageId, outcome.card))
      return { outcome: { kind: 'card', message }, response }
    },
  }
}

export type PersonSide = ReturnType<typeof createPersonSide>

function nextChange(history: History, waitMs: number, gone?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      stopListening()
      clearTimeout(timer)
      gone?.removeEventListener('abort', finish)
      resolve()
    }
    const stopListening = history.onChange(finish)
    const timer = setTimeout(finish, waitMs)
    gone?.addEventListener('abort', finish)
    if (gone?.aborted) finish()
  })
}
