/** What is new to a person while they look: the summary of each message of the bot, and of posts that mention them. */
import { useEffect, useRef, useState } from 'react'
import type { ChatState, MessageOnScreen, SaidReply } from '../teams/chat-view.ts'

export interface Toast {
  readonly id: string
  readonly summary: string
  /** `null`: in the 1:1 chat */
  readonly channel: string | null
}

const MOST_AT_ONCE = 3

/** `shown`: the channel on the screen, `null` the 1:1 chat. What can be read there in full is not said twice. */
export function useToasts(state: ChatState | null, shown: string | null) {
  const [toasts, setToasts] = useState<readonly Toast[]>([])
  const seen = useRef<{ readonly journal: string; readonly newest: number } | null>(null)
  /** An answer to what the person has just sent is no news: nothing up to this version is. */
  const quietUpTo = useRef(0)

  const shownNow = useRef(shown)
  useEffect(() => {
    shownNow.current = shown
  }, [shown])

  useEffect(() => {
    if (!state) return
    const before = seen.current
    const newest = Math.max(0, ...[...state.messages, ...state.posts].map(({ id }) => Number(id)))
    seen.current = { journal: state.journal, newest }
    // What was there when the page was opened is marked as new in the list, and not announced.
    if (before?.journal !== state.journal) return
    const isNew = (message: MessageOnScreen) =>
      Number(message.id) > before.newest && message.version > quietUpTo.current && !message.deleted && !message.own
    const says = ({ cards }: MessageOnScreen, channel: string | null) =>
      cards.length > 0 || channel !== shownNow.current
    const news = [
      ...state.messages
        .filter((message) => isNew(message) && message.from === 'bot' && says(message, null))
        .map((one) => toast(one, null)),
      ...state.posts
        .filter((post) => isNew(post) && post.mentionsMe && says(post, post.channelId))
        .map((one) => toast(one, one.channelId)),
    ]
    if (news.length > 0) setToasts((now) => [...now, ...news].slice(-MOST_AT_ONCE))
  }, [state])

  async function answering(reply: Promise<SaidReply>): Promise<SaidReply> {
    quietUpTo.current = Number.POSITIVE_INFINITY
    try {
      const said = await reply
      quietUpTo.current = said.version
      return said
    } catch (cause) {
      quietUpTo.current = 0
      throw cause
    }
  }

  return {
    toasts,
    answering,
    dismiss: (id: string) => setToasts((now) => now.filter((one) => one.id !== id)),
  }
}

const toast = ({ id, summary }: MessageOnScreen, channel: string | null): Toast => ({ id, summary, channel })
