/** One message of the 1:1 chat: the bot's on the left, one's own on the right. */
import type { ReactNode } from 'react'
import type { MessageOnScreen } from '../teams/chat-view.ts'
import { say } from './api.ts'
import { BotAvatar } from './avatar.tsx'
import { clockTime } from './dates.ts'
import { MessageBody, MessageText } from './message-body.tsx'

export interface MessageViewProps {
  readonly person: string
  readonly message: MessageOnScreen
  readonly onChanged: (message: MessageOnScreen) => void
}

export function MessageView({ person, message, onChanged }: MessageViewProps): ReactNode {
  async function submit(value: unknown): Promise<boolean> {
    const said = await say(person, { text: '', value, replyToId: message.id }).catch((cause: unknown) => {
      console.warn('カードの操作が届きませんでした。', cause)
      return null
    })
    return said?.delivered ?? false
  }

  if (message.own) return <OwnMessage message={message} />
  return (
    <li className="message from-bot">
      <BotAvatar />
      <article className="content" aria-label={`${message.sender} ${clockTime(message.at)}`}>
        <header>
          <span className="sender">{message.sender}</span>
          <time dateTime={message.at}>{clockTime(message.at)}</time>
        </header>
        <MessageBody person={person} message={message} onChanged={onChanged} onSubmit={submit} />
      </article>
    </li>
  )
}

function OwnMessage({ message }: { message: MessageOnScreen }): ReactNode {
  // A press of an old-style button is a message without words: Teams shows nothing for it either.
  if (!message.text) return null
  return (
    <li className="message from-person">
      <article className="content" aria-label={`あなた ${clockTime(message.at)}`}>
        <header>
          <time dateTime={message.at}>{clockTime(message.at)}</time>
        </header>
        <div className="bubble">
          <MessageText message={message} />
        </div>
      </article>
    </li>
  )
}
