/** Where a person writes. Enter sends, Shift+Enter breaks the line, and Enter that chooses kanji does neither. */
import { type FormEvent, type KeyboardEvent, type ReactNode, useState } from 'react'
import type { MessageOnScreen } from '../teams/chat-view.ts'
import { say } from './api.ts'

export interface ComposeBoxProps {
  readonly person: string
  readonly onSaid: (message: MessageOnScreen) => void
}

export function ComposeBox({ person, onSaid }: ComposeBoxProps): ReactNode {
  const [text, setText] = useState('')
  const [problem, setProblem] = useState('')

  async function send(): Promise<void> {
    const words = text.trim()
    if (words === '') return
    setText('')
    setProblem('')
    try {
      const { message, delivered } = await say(person, { text: words })
      onSaid(message)
      if (!delivered) setProblem('業革ボードに届きませんでした。少し待って、もう一度お送りください。')
    } catch (cause) {
      console.warn('メッセージが届きませんでした。', cause)
      setText((now) => now || words)
      setProblem('接続できませんでした。書いたものは残してあります。')
    }
  }

  function onSubmit(event: FormEvent): void {
    event.preventDefault()
    void send()
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    void send()
  }

  return (
    <form className="compose" onSubmit={onSubmit}>
      <p className="problem" role="status">
        {problem}
      </p>
      <div className="field">
        <textarea
          rows={Math.min(6, text.split('\n').length)}
          value={text}
          placeholder="メッセージを入力（「ヘルプ」で使い方）"
          aria-label="メッセージ"
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <button type="submit" aria-label="送信" title="送信" disabled={text.trim() === ''}>
          <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
            <path d="M3 3.5 17.5 10 3 16.5l1.8-5.6L11.5 10 4.8 9.1z" fill="currentColor" />
          </svg>
        </button>
      </div>
    </form>
  )
}
