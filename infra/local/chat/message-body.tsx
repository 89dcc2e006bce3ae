/** What a message holds, in a chat or a channel: text, cards, and under a card what came of the last press. */
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { FoundChoice, MessageOnScreen } from '../teams/chat-view.ts'
import { press, searchBot, searchPeople } from './api.ts'
import { CardView, type PressedButton } from './card-view.tsx'
import { draftKey } from './drafts.ts'
import { MarkdownText, PlainText } from './markdown-text.tsx'
import { markMentions } from './mention-marks.ts'

const CANNOT_REACH = '業革ボードに届きませんでした。少し待って、もう一度お試しください。'
const PEOPLE = 'graph.microsoft.com/users'

export interface MessageBodyProps {
  readonly person: string
  readonly message: MessageOnScreen
  readonly onChanged: (message: MessageOnScreen) => void
  /** Sends what an old-style button holds; false when it did not arrive. */
  readonly onSubmit: (data: unknown) => Promise<boolean>
}

interface Notice {
  readonly text: string
  readonly important: boolean
}

export function MessageBody({ person, message, onChanged, onSubmit }: MessageBodyProps): ReactNode {
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
    if (!(await onSubmit(data))) tell(CANNOT_REACH, true)
  }

  async function find(dataset: string, queryText: string): Promise<readonly FoundChoice[] | null> {
    const found = dataset === PEOPLE ? searchPeople(queryText) : searchBot(person, message.id, dataset, queryText)
    return found.catch((cause: unknown) => {
      console.warn('候補を受け取れませんでした。', cause)
      return null
    })
  }

  return (
    <>
      {message.deleted ? <p className="deleted">このメッセージは削除されました。</p> : null}
      {message.text ? (
        <div className="bubble">
          <MessageText message={message} />
        </div>
      ) : null}
      {message.cards.map((card, index) => {
        const key = `${draftKey(person, message.id, message.version)} ${index}`
        return (
          <CardView
            key={key}
            card={card}
            mentions={message.mentions.cards[index] ?? []}
            draftKey={key}
            focusOnMount={pressing.current}
            onExecute={execute}
            onSubmit={submit}
            find={find}
          />
        )
      })}
      <p className={notice?.important ? 'notice important' : 'notice'} role="status">
        {notice?.text}
      </p>
    </>
  )
}

export function MessageText({ message }: { message: MessageOnScreen }): ReactNode {
  const source = markMentions(message.text, message.mentions.text)
  return message.format === 'plain' ? <PlainText source={source} /> : <MarkdownText source={source} />
}
