/** What one person sees: everything at first, then what is new whenever the city has changed. */
import { useEffect, useRef, useState } from 'react'
import type { ChatState, CityState, MessageOnScreen, PostOnScreen } from '../teams/chat-view.ts'
import { openChat, readMessages, readUpdates } from './api.ts'

const RETRY_PAUSE_MS = 1000

export interface FollowedChat {
  readonly state: ChatState | null
  /** Takes in what a call has already answered, before the next update brings it. */
  readonly show: (message: MessageOnScreen) => void
}

export function useChatState(person: string, city: Pick<CityState, 'journal' | 'version'>): FollowedChat {
  const [followed, setFollowed] = useState<{ person: string; state: ChatState } | null>(null)
  const known = useRef<{ person: string; state: ChatState } | null>(null)

  useEffect(() => {
    openChat(person).catch((cause: unknown) => console.warn('チャットを開けませんでした。', cause))
  }, [person])

  const { journal, version } = city
  const [attempt, setAttempt] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks the same again
  useEffect(() => {
    const stop = new AbortController()
    const before =
      known.current?.person === person && known.current.state.journal === journal ? known.current.state : null
    if (before && before.version === version) return
    let retry: ReturnType<typeof setTimeout> | undefined
    readNext(person, before, version, stop.signal).then(
      (state) => {
        if (stop.signal.aborted) return
        known.current = { person, state }
        setFollowed((now) =>
          now?.person === person ? { person, state: keepNewer(state, now.state) } : { person, state },
        )
      },
      (cause: unknown) => {
        // The city's own call notices the same and says so.
        if (stop.signal.aborted) return
        console.warn('新しいものを読めませんでした。', cause)
        retry = setTimeout(() => setAttempt((now) => now + 1), RETRY_PAUSE_MS)
      },
    )
    return () => {
      stop.abort()
      clearTimeout(retry)
    }
  }, [person, journal, version, attempt])

  const show = (message: MessageOnScreen) => setFollowed((now) => now && { ...now, state: withOne(now.state, message) })

  return { state: followed?.person === person ? followed.state : null, show }
}

async function readNext(
  person: string,
  known: ChatState | null,
  version: number,
  signal: AbortSignal,
): Promise<ChatState> {
  // Nothing yet, or a history that has lost its end: start over.
  if (!known || known.version > version) return readMessages(person, signal)
  const news = await readUpdates(person, known.version, signal)
  if (news.journal !== known.journal) return readMessages(person, signal)
  return { ...news, messages: merge(known.messages, news.messages), posts: merge(known.posts, news.posts) }
}

/** What a call has brought ahead of the updates stays, when it is of the same history. */
function keepNewer(state: ChatState, shown: ChatState): ChatState {
  if (state.journal !== shown.journal) return state
  const ahead = shown.messages.filter(({ version }) => version > state.version)
  return ahead.length === 0 ? state : { ...state, messages: merge(state.messages, ahead) }
}

function withOne(state: ChatState, message: MessageOnScreen | PostOnScreen): ChatState {
  const post = state.posts.find(({ id }) => id === message.id)
  if (post) return { ...state, posts: merge(state.posts, [{ ...post, ...message }]) }
  return 'channelId' in message
    ? { ...state, posts: merge(state.posts, [message]) }
    : { ...state, messages: merge(state.messages, [message]) }
}

/** In the order of their first appearance; a message that came by two ways stays at its newest. */
function merge<Message extends MessageOnScreen>(known: readonly Message[], news: readonly Message[]): Message[] {
  const byId = new Map(known.map((message) => [message.id, message]))
  for (const message of news) {
    const before = byId.get(message.id)
    if (!before || before.version < message.version) byId.set(message.id, message)
  }
  return [...byId.values()].sort((a, b) => Number(a.id) - Number(b.id))
}
