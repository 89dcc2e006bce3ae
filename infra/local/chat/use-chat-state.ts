/** Follows one person's chat: everything at first, then what is new as soon as it is there. */
import { useEffect, useState } from 'react'
import type { ChatState, MessageOnScreen } from '../teams/chat-view.ts'
import { openChat, readMessages, readUpdates } from './api.ts'

/** A browser allows six connections to one server: windows nobody looks at must not hold one each. */
const HIDDEN_PAUSE_MS = 3000
const RETRY_PAUSE_MS = 1000
const LONG_WAIT_SECONDS = 20

export interface FollowedChat {
  readonly state: ChatState | null
  readonly connected: boolean
  /** Takes in what a call has already answered, before the next update brings it. */
  readonly show: (message: MessageOnScreen) => void
}

export function useChatState(person: string | null): FollowedChat {
  const [followed, setFollowed] = useState<{ person: string; state: ChatState } | null>(null)
  const [connected, setConnected] = useState(true)

  useEffect(() => {
    if (person === null) return
    const stop = new AbortController()
    const take = (state: ChatState) =>
      setFollowed((now) => {
        const known = now?.person === person && now.state.journal === state.journal ? now.state.messages : []
        return { person, state: { ...state, messages: merge(known, state.messages) } }
      })
    openChat(person).catch(() => setConnected(false))
    void follow(person, stop.signal, take, setConnected)
    return () => stop.abort()
  }, [person])

  const show = (message: MessageOnScreen) =>
    setFollowed((now) => now && { ...now, state: { ...now.state, messages: merge(now.state.messages, [message]) } })

  return { state: followed?.person === person ? (followed?.state ?? null) : null, connected, show }
}

async function follow(
  person: string,
  signal: AbortSignal,
  take: (state: ChatState) => void,
  setConnected: (connected: boolean) => void,
): Promise<void> {
  let state: ChatState | null = null
  while (!signal.aborted) {
    try {
      state = await readNext(person, state, signal)
      if (signal.aborted) return
      take(state)
      setConnected(true)
      if (document.hidden) await pause(HIDDEN_PAUSE_MS, signal)
    } catch (cause) {
      if (signal.aborted) return
      console.warn('業革ボードに接続できません。', cause)
      setConnected(false)
      await pause(RETRY_PAUSE_MS, signal)
    }
  }
}

async function readNext(person: string, state: ChatState | null, signal: AbortSignal): Promise<ChatState> {
  if (!state) return readMessages(person, signal)
  const wait = document.hidden ? 0 : LONG_WAIT_SECONDS
  const news = await readUpdates(person, state.version, wait, signal)
  // Another history, or one that has lost its end: start over.
  if (news.journal !== state.journal || news.version < state.version) return readMessages(person, signal)
  return { ...news, messages: merge(state.messages, news.messages) }
}

/** In the order of their first appearance; a message that came by two ways stays at its newest. */
function merge(known: readonly MessageOnScreen[], news: readonly MessageOnScreen[]): MessageOnScreen[] {
  const byId = new Map(known.map((message) => [message.id, message]))
  for (const message of news) {
    const before = byId.get(message.id)
    if (!before || before.version < message.version) byId.set(message.id, message)
  }
  return [...byId.values()].sort((a, b) => Number(a.id) - Number(b.id))
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', finish)
      resolve()
    }
    const timer = setTimeout(finish, ms)
    document.addEventListener('visibilitychange', finish)
    signal.addEventListener('abort', finish)
  })
}
