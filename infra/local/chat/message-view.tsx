/** One message with its cards, and under a card the line that says what came of the last press. */
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { MessageOnScreen } from '../teams/chat-view.ts'
import { press, say } from './api.ts'
import { BotAvatar } from './avatar.tsx'
import { CardView, type PressedButton } from './card-view.tsx'
import { clockTime } from './dates.ts'
import { draftKey } from './drafts.ts'
import { MarkdownText } from './markdown-text.tsx'

const CANNOT_REACH = '業革ボードに届きませんでした。少し待って、もう一度お試しください。'

export interface MessageViewProps {
  readonly person: string
  readonly message: MessageOnScreen
  readonly onChanged: (message: MessageOnScreen) => void
}

interface Notice {
  readonly text: string
  readonly important: boolean
}

export function MessageView({ person, message, onChanged }: MessageViewProps): ReactNode {
  const [notice, setNotice] = useState<Notice | null>(null)
  // The new card comes with the answer or, a moment before it, with an update: either way it follows from the press.
  const pressing = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version on the screen ends the wait for it
  useEffect(() => {
    pressing.current = false
  }, [message.version])

  function tell(text: string, important: boolean): void {
    pressing.current = false
    setNotice({ text, important })
  }

  async function execute(pressed: PressedButton): Promise<void> {
    setNotice(null)
    pressing.current = true
    try {
      const { outcome } = await press(person, { messageId: message.id, ...pressed })
      if (outcome.kind === 'card') onChanged(outcome.message)
      else if (outcome.kind === 'notice') tell(outcome.text, false)
      else if (outcome.kind === 'refused') tell(outcome.message, true)
      else {
        console.warn('カードの操作に読み取れない答えが返りました。', outcome.reason)
        tell(CANNOT_REACH, true)
      }
    } catch (cause) {
      console.warn('カードの操作が届きませんでした。', cause)
      tell(CANNOT_REACH, true)
    }
  }

  async function submit(data: unknown): Promise<void> {
    setNotice(null)
    const said = await say(person, { text: '', value: data, replyToId: message.id }).catch((cause: unknown) => {
      console.warn('カードの操作が届きませんでした。', cause)
      return null
    })
    if (!said?.delivered) tell(CANNOT_REACH, true)
  }

  if (message.from === 'person') return <OwnMessage message={message} />
  return (
    <li className="message from-bot">
      <BotAvatar />
      <article className="content" aria-label={`業革ボード ${clockTime(message.at)}`}>
        <header>
          <span className="sender">業革ボード</span>
          <time dateTime={message.at}>{clockTime(message.at)}</time>
        </header>
        {message.deleted ? <p className="deleted">このメッセージは削除されました。</p> : null}
        {message.text ? (
          <div className="bubble">
            {message.format === 'plain' ? message.text : <MarkdownText source={message.text} />}
          </div>
        ) : null}
        {message.cards.map((card, index) => {
          const key = `${draftKey(person, message.id, message.version)} ${index}`
          return (
            <CardView
              key={key}
              card={card}
              draftKey={key}
              focusOnMount={pressing.current}
              onExecute={execute}
              onSubmit={submit}
            />
          )
        })}
        <p className={notice?.important ? 'notice important' : 'notice'} role="status">
          {notice?.text}
        </p>
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
        <div className="bubble">{message.text}</div>
      </article>
    </li>
  )
}
