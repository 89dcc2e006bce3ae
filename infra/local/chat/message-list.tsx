/** The messages of a chat by day, oldest first. */
import { Fragment, type ReactNode } from 'react'
import type { MessageOnScreen } from '../teams/chat-view.ts'
import { dayLabel } from './dates.ts'
import { MessageView } from './message-view.tsx'
import { useEndOfList } from './use-end-of-list.ts'

export interface MessageListProps {
  readonly person: string
  readonly messages: readonly MessageOnScreen[]
  readonly onChanged: (message: MessageOnScreen) => void
}

export function MessageList({ person, messages, onChanged }: MessageListProps): ReactNode {
  const { pane, onScroll } = useEndOfList(messages.at(-1)?.id)
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
