/** One card. Mount it with a key that changes with the card: while mounted it is drawn once, so typed text stays. */
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { CardJson } from '../teams/chat-view.ts'
import { renderCard } from './card-renderer.ts'
import { draftOf, keepInput, withDraft } from './drafts.ts'

export interface PressedButton {
  readonly verb: string
  readonly data: unknown
  readonly id?: string
  readonly title?: string
}

export interface CardViewProps {
  readonly card: CardJson
  readonly draftKey: string
  readonly focusOnMount: boolean
  /** Resolves when the press has been answered; until then no other button works. */
  readonly onExecute: (pressed: PressedButton) => Promise<void>
  readonly onSubmit: (data: unknown) => Promise<void>
}

export function CardView({ card, draftKey, focusOnMount, onExecute, onSubmit }: CardViewProps): ReactNode {
  const host = useRef<HTMLDivElement>(null)
  const [first] = useState({ card, draftKey, focusOnMount })
  const [readable, setReadable] = useState(true)
  const handlers = useRef({ onExecute, onSubmit })
  useEffect(() => {
    handlers.current = { onExecute, onSubmit }
  })

  useEffect(() => {
    const place = host.current
    if (!place) return
    const press = oneAtATime(place)
    const drawn = renderCard(withDraft(first.card, draftOf(first.draftKey)), {
      onExecute: (pressed, button) => press(button, () => handlers.current.onExecute(pressed)),
      onSubmit: (data, button) => press(button, () => handlers.current.onSubmit(data)),
      onInput: (id, value) => keepInput(first.draftKey, id, value),
    })
    setReadable(drawn !== null)
    place.replaceChildren(...(drawn ? [drawn] : []))
    if (first.focusOnMount) showFromItsTop(place)
    return () => place.replaceChildren()
  }, [first])

  return (
    <div className="card">
      <div ref={host} />
      {readable ? null : <p className="unreadable">このカードは表示できません。</p>}
    </div>
  )
}

/** As in Teams: the pressed button shows that it works, and nothing else can be pressed meanwhile. */
function oneAtATime(place: HTMLElement) {
  let busy = false
  return (button: Element | null, run: () => Promise<void>) => {
    if (busy) return
    busy = true
    place.classList.add('waiting')
    button?.classList.add('busy')
    button?.setAttribute('aria-busy', 'true')
    void run().finally(() => {
      busy = false
      place.classList.remove('waiting')
      button?.classList.remove('busy')
      button?.removeAttribute('aria-busy')
    })
  }
}

/** The pressed button is gone with the old card: the reader goes on at the top of the new one. */
function showFromItsTop(place: HTMLElement): void {
  const root = place.querySelector<HTMLElement>('.ac-adaptiveCard')
  root?.focus({ preventScroll: true })
  place.scrollIntoView({ block: 'nearest' })
}
