/** Where a person writes. Enter sends, Shift+Enter breaks the line, and Enter that chooses kanji does neither. */
import { type FormEvent, type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'
import type { SaidReply } from '../teams/chat-view.ts'
import { OfferedNames, offeredId } from './offered-names.tsx'
import { type Mentionable, useMentions } from './use-mentions.ts'

export interface ComposeBoxProps {
  readonly label: string
  readonly placeholder: string
  /** Rejects when it did not get through. */
  readonly send: (text: string, mentions: readonly string[]) => Promise<SaidReply>
  /** Who can be mentioned with `@`; nobody in a 1:1 chat. The first is the bot, which hears of a post only so. */
  readonly mentionable?: readonly Mentionable[]
  readonly focusFirst?: boolean
}

export function ComposeBox({ label, placeholder, send, mentionable = [], focusFirst }: ComposeBoxProps): ReactNode {
  const [text, setText] = useState('')
  const [problem, setProblem] = useState('')
  const field = useRef<HTMLTextAreaElement>(null)
  const listId = useId()
  const mentions = useMentions(text, mentionable)
  const [bot] = mentionable

  async function sendText(): Promise<void> {
    const words = text.trim()
    if (words === '') return
    setText('')
    setProblem('')
    try {
      const { delivered } = await send(words, mentions.chosenIn(words))
      const asked = bot === undefined || mentions.chosenIn(words).includes(bot.id)
      if (asked && !delivered) setProblem('業革ボードに届きませんでした。少し待って、もう一度お送りください。')
    } catch (cause) {
      console.warn('メッセージが届きませんでした。', cause)
      setText((now) => now || words)
      setProblem('接続できませんでした。書いたものは残してあります。')
    }
  }

  function take(one: Mentionable): void {
    setText(mentions.take(one))
    field.current?.focus()
  }

  function onSubmit(event: FormEvent): void {
    event.preventDefault()
    void sendText()
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return
    const choosing = mentions.offered.length > 0
    if (choosing && (event.key === 'ArrowDown' || event.key === 'ArrowUp'))
      mentions.move(event.key === 'ArrowDown' ? 1 : -1)
    else if (choosing && (event.key === 'Enter' || event.key === 'Tab') && mentions.highlighted)
      take(mentions.highlighted)
    else if (choosing && event.key === 'Escape') mentions.dismiss()
    else if (event.key === 'Enter' && !event.shiftKey) void sendText()
    else return
    event.preventDefault()
  }

  const { offered, highlighted } = mentions
  const active = highlighted && offeredId(listId, offered.indexOf(highlighted))
  return (
    <form className="compose" onSubmit={onSubmit}>
      <p className="problem" role="status">
        {problem}
      </p>
      {offered.length > 0 ? (
        <OfferedNames id={listId} offered={offered} highlighted={highlighted} onTake={take} />
      ) : null}
      <div className="field">
        {bot ? (
          <button
            type="button"
            className="mention-bot"
            onClick={() => {
              setText((now) => mentions.add(now, bot))
              field.current?.focus()
            }}
          >
            @{bot.name}
          </button>
        ) : null}
        <textarea
          ref={field}
          rows={Math.min(6, text.split('\n').length)}
          value={text}
          placeholder={placeholder}
          aria-label={label}
          // biome-ignore lint/a11y/noAutofocus: it appears because somebody pressed 「返信」
          autoFocus={focusFirst}
          aria-controls={offered.length > 0 ? listId : undefined}
          aria-activedescendant={active}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <button type="submit" className="send" aria-label="送信" title="送信" disabled={text.trim() === ''}>
          <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
            <path d="M3 3.5 17.5 10 3 16.5l1.8-5.6L11.5 10 4.8 9.1z" fill="currentColor" />
          </svg>
        </button>
      </div>
    </form>
  )
}
