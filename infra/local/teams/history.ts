/** All conversations with the bot, kept in a journal: everything said, shown and read is still there after a restart. */
import { randomUUID } from 'node:crypto'
import type { CardJson } from './chat-view.ts'
import { messageIdAfter } from './ids.ts'
import { openJournal } from './journal.ts'

/** An activity as it came or went; only the fields the stand-in needs are read. */
export type Activity = Readonly<Record<string, unknown>>

/** A card that one person's client got as an answer; it hides the sent one until the bot updates the message. */
export interface OwnView {
  readonly card: CardJson
  readonly version: number
}

export interface StoredMessage {
  readonly id: string
  readonly from: 'bot' | 'person'
  /** Who wrote it in a channel; in a 1:1 chat it is the one person. */
  readonly author: string | null
  /** In a channel: the post at the head of the thread, which names itself. `null` in a 1:1 chat. */
  readonly threadId: string | null
  readonly at: string
  readonly activity: Activity
  /** By person */
  readonly views: ReadonlyMap<string, OwnView>
  readonly deleted: boolean
  readonly createdVersion: number
  readonly version: number
}

export interface Conversation {
  readonly id: string
  /** `null`: a channel of the team */
  readonly personId: string | null
  readonly messages: ReadonlyMap<string, StoredMessage>
}

export interface NewMessage {
  readonly from: 'bot' | 'person'
  readonly activity: Activity
  readonly id?: string
  readonly author?: string
  /** In a channel: the thread it belongs to; without one it begins its own. */
  readonly threadId?: string | null
}

type Event =
  | { kind: 'begun'; journal: string }
  | { kind: 'conversation'; conversation: string; person: string }
  | { kind: 'channel'; conversation: string }
  | {
      kind: 'message'
      conversation: string
      id: string
      from: 'bot' | 'person'
      author?: string
      thread?: string
      at: string
      activity: Activity
    }
  | { kind: 'updated'; conversation: string; id: string; activity: Activity }
  /** A history of version 0.1 names no person: there were only 1:1 chats. */
  | { kind: 'viewed'; conversation: string; id: string; person?: string; card: CardJson }
  | { kind: 'deleted'; conversation: string; id: string }
  /** `person` is a person, or the team when the bot joins it. `readded`: the bot has not been told so yet. */
  | { kind: 'installed' | 'uninstalled' | 'readded'; person: string }
  | { kind: 'read'; person: string; channel?: string; version: number }

interface OpenConversation extends Conversation {
  readonly messages: Map<string, StoredMessage>
}

export function openHistory(file: string, now: () => Date) {
  const journal = openJournal<Event>(file)
  const conversations = new Map<string, OpenConversation>()
  const installations = new Map<string, 'installed' | 'uninstalled'>()
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
        openAnew(event.conversation, event.person)
        break
      case 'channel':
        openAnew(event.conversation, null)
        break
      case 'message': {
        const { id, from, at, activity, author = null } = event
        const conversation = known(event.conversation)
        const threadId = conversation.personId === null ? (event.thread ?? id) : null
        const state = { views: new Map(), deleted: false, createdVersion: version, version }
        conversation.messages.set(id, { id, from, author, threadId, at, activity, ...state })
        lastId = id
        break
      }
      case 'updated':
        change(event, { activity: event.activity, views: new Map(), version })
        break
      case 'viewed': {
        const { views } = knownMessage(event.conversation, event.id)
        const person = event.person ?? known(event.conversation).personId ?? ''
        change(event, { views: new Map(views).set(person, { card: event.card, version }) })
        break
      }
      case 'deleted':
        change(event, { deleted: true, views: new Map(), version })
        break
      case 'installed':
      case 'uninstalled':
        installations.set(event.person, event.kind)
        break
      case 'readded':
        installations.delete(event.person)
        break
      case 'read':
        read.set(placeOf(event.person, event.channel), event.version)
        break
    }
  }

  function openAnew(id: string, personId: string | null): void {
    conversations.set(id, { id, personId, messages: new Map() })
  }

  function change(where: { conversation: string; id: string }, difference: Partial<StoredMessage>): void {
    const message = knownMessage(where.conversation, where.id)
    known(where.conversation).messages.set(where.id, { ...message, ...difference })
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
    /** Of a person, or of the team. `undefined`: never told the bot so, and nothing stands in the way of a message. */
    installation: (who: string) => installations.get(who),
    readVersion: (person: string, channel?: string) => read.get(placeOf(person, channel)) ?? 0,
    nextId,

    /** The 1:1 chat; opens it when it is not there yet. */
    begin(id: string, person: string): Conversation {
      if (!conversations.has(id)) record({ kind: 'conversation', conversation: id, person })
      return known(id)
    },
    beginChannel(id: string): Conversation {
      if (!conversations.has(id)) record({ kind: 'channel', conversation: id })
      return known(id)
    },
    addMessage(
      conversation: Conversation,
      { from, activity, id = nextId(), author, threadId }: NewMessage,
    ): StoredMessage {
      const where = { ...(author ? { author } : {}), ...(threadId ? { thread: threadId } : {}) }
      const at = now().toISOString()
      record({ kind: 'message', conversation: conversation.id, id, from, ...where, at, activity })
      return knownMessage(conversation.id, id)
    },
    updateMessage: (conversation: Conversation, id: string, activity: Activity) =>
      record({ kind: 'updated', conversation: conversation.id, id, activity }),
    deleteMessage: (conversation: Conversation, id: string) =>
      record({ kind: 'deleted', conversation: conversation.id, id }),
    showView(conversation: Conversation, id: string, person: string, card: CardJson): StoredMessage {
      record({ kind: 'viewed', conversation: conversation.id, id, person, card })
      return knownMessage(conversation.id, id)
    },
    markInstalled: (who: string) => record({ kind: 'installed', person: who }),
    markUninstalled: (who: string) => record({ kind: 'uninstalled', person: who }),
    markReadded: (who: string) => record({ kind: 'readded', person: who }),
    markRead: (person: string, upTo: number, channel?: string) =>
      record({ kind: 'read', person, version: upTo, ...(channel ? { channel } : {}) }),

    /** Calls back after each change until the returned function is called. */
    onChange(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

export type History = ReturnType<typeof openHistory>

const placeOf = (person: string, channel = '') => `${person} ${channel}`
