/** The messages by day, oldest first. It stays at the newest one unless the reader has scrolled up. */
import { Fragment, type ReactNode, useEffect, useRef } from 'react'
import type { MessageOnScreen } from '../teams/chat-view.ts'
import { dayLabel } from './dates.ts'
import { MessageView } from './message-view.tsx'

const NEAR_END_PX = 120

export interface MessageListProps {
  readonly person: string
  readonly messages: readonly MessageOnScreen[]
  readonly onChanged: (message: MessageOnScreen) => void
}

export function MessageList({ person, messages, onChanged }: MessageListProps): ReactNode {
  const pane = useRef<HTMLDivElement>(null)
  const nearEnd = useRef(true)
  const newest = messages.at(-1)?.id

  useEffect(() => {
    if (newest !== undefined && nearEnd.current) pane.current?.scrollTo({ top: pane.current.scrollHeight })
  }, [newest])

  function onScroll(): void {
    const { scrollHeight = 0, scrollTop = 0, clientHeight = 0 } = pane.current ?? {}
    nearEnd.current = scrollHeight - scrollTop - clientHeight < NEAR_END_PX
  }

  return (
    <div className="messages" role="log" aria-label="メッセージ" ref={pane} onScroll={onScroll}>
      {messages.length === 0 ? <Empty /> : null}
      <ol>
        {messages.map((message, index) => {
          const label = dayLabel(message.at)
          const before = messages[index - 1]
          return (
            <Fragment key={message.id}>
              {before && dayLabel(before.at) === label ? null : <li className="day">{label}</li>}
              <MessageView person={person} message={message} onChanged={onChanged} />
            </Fragment>
          )
        })}
      </ol>
    </div>
  )
}

function Empty(): ReactNode {
  return (
    <div className="empty">
      <p>まだメッセージはありません。</p>
      <p>「ヘルプ」と送ると、できることをお返事します。</p>
    </div>
  )
}
