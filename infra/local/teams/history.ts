/** All conversations with the bot, kept in a journal: everything said, shown and read is still there after a restart. */
import { randomUUID } from 'node:crypto'
import type { CardJson } from './chat-view.ts'
import { messageIdAfter } from './ids.ts'
import { openJournal } from './journal.ts'

/** An activity as it came or went; only the fields the stand-in needs are read. */
export type Activity = Readonly<Record<string, unknown>>

export interface StoredMessage {
  readonly id: string
  readonly from: 'bot' | 'person'
  readonly at: string
  readonly activity: Activity
  /** The card the person's client got as an answer; it hides the sent one until the bot updates the message. */
  readonly view: CardJson | null
  readonly deleted: boolean
  readonly createdVersion: number
  readonly version: number
}

export interface Conversation {
  readonly id: string
  readonly personId: string
  readonly messages: ReadonlyMap<string, StoredMessage>
}

type Event =
  | { kind: 'begun'; journal: string }
  | { kind: 'conversation'; conversation: string; person: string }
  | { kind: 'message'; conversation: string; id: string; from: 'bot' | 'person'; at: string; activity: Activity }
  | { kind: 'updated'; conversation: string; id: string; activity: Activity }
  | { kind: 'viewed'; conversation: string; id: string; card: CardJson }
  | { kind: 'deleted'; conversation: string; id: string }
  | { kind: 'installed'; person: string }
  | { kind: 'read'; person: string; version: number }

interface OpenConversation extends Conversation {
  readonly messages: Map<string, StoredMessage>
}

export function openHistory(file: string, now: () => Date) {
  const journal = openJournal<Event>(file)
  const conversations = new Map<string, OpenConversation>()
  const installed = new Set<string>()
  const read = new Map<string, number>()
  const listeners = new Set<() => void>()
  let journalId = ''
  let version = 0
  let lastId: string | undefined

  function apply(event: Event): void {
    version += 1
    switch (event.kind) {
      case 'begun':
        journalId = event.journal
        break
      case 'conversation':
        conversations.set(event.conversation, {
          id: event.conversation,
          personId: event.person,
          messages: new Map(),
        })
        break
      case 'message': {
        const { id, from, at, activity } = event
        const message = { id, from, at, activity, view: null, deleted: false, createdVersion: version, version }
        known(event.conversation).messages.set(id, message)
        lastId = id
        break
      }
      case 'updated':
        change(event, { activity: event.activity, view: null })
        break
      case 'viewed':
        change(event, { view: event.card })
        break
      case 'deleted':
        change(event, { deleted: true, view: null })
        break
      case 'installed':
        installed.add(event.person)
        break
      case 'read':
        read.set(event.person, event.version)
        break
    }
  }

  function change(where: { conversation: string; id: string }, difference: Partial<StoredMessage>): void {
    const message = knownMessage(where.conversation, where.id)
    known(where.conversation).messages.set(where.id, { ...message, ...difference, version })
  }

  function record(event: Event): void {
    journal.append(event)
    apply(event)
    for (const listener of listeners) listener()
  }

  function known(id: string): OpenConversation {
    const conversation = conversations.get(id)
    if (!conversation) throw new Error(`no conversation ${id}`)
    return conversation
  }

  function knownMessage(conversation: string, id: string): StoredMessage {
    const message = known(conversation).messages.get(id)
    if (!message) throw new Error(`no message ${id} in ${conversation}`)
    return message
  }

  const nextId = () => messageIdAfter(lastId, now())

  for (const event of journal.lines) apply(event)
  if (journalId === '') record({ kind: 'begun', journal: randomUUID() })

  return {
    journalId: () => journalId,
    /** How many things have happened; grows with each. */
    version: () => version,
    conversation: (id: string): Conversation | undefined => conversations.get(id),
    isInstalled: (person: string) => installed.has(person),
    readVersion: (person: string) => read.get(person) ?? 0,
    nextId,

    /** Opens it when it is not there yet. */
    begin(id: string, person: string): Conversation {
      if (!conversations.has(id)) record({ kind: 'conversation', conversation: id, person })
      return known(id)
    },
    addMessage(conversation: Conversation, from: 'bot' | 'person', activity: Activity, id = nextId()): StoredMessage {
      record({ kind: 'message', conversation: conversation.id, id, from, at: now().toISOString(), activity })
      return knownMessage(conversation.id, id)
    },
    updateMessage: (conversation: Conversation, id: string, activity: Activity) =>
      record({ kind: 'updated', conversation: conversation.id, id, activity }),
    deleteMessage: (conversation: Conversation, id: string) =>
      record({ kind: 'deleted', conversation: conversation.id, id }),
    showView(conversation: Conversation, id: string, card: CardJson): StoredMessage {
      record({ kind: 'viewed', conversation: conversation.id, id, card })
      return knownMessage(conversation.id, id)
    },
    markInstalled: (person: string) => record({ kind: 'installed', person }),
    markRead: (person: string, upTo: number) => record({ kind: 'read', person, version: upTo }),

    /** Calls back after each change until the returned function is called. */
    onChange(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

export type History = ReturnType<typeof openHistory>
