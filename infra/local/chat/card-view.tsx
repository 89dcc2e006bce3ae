/** One card. Mount it with a key that changes with the card: while mounted it is drawn once, so typed text stays. */
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { CardJson, MentionOnScreen } from '../teams/chat-view.ts'
import { renderCard } from './card-renderer.ts'
import { draftOf, keepInput, withDraft } from './drafts.ts'
import { withMentions } from './mention-marks.ts'
import type { Find } from './query-choice-set.ts'

export interface PressedButton {
  readonly verb: string
  readonly data: unknown
  readonly id?: string
  readonly title?: string
}

export interface CardViewProps {
  readonly card: CardJson
  readonly mentions: readonly MentionOnScreen[]
  readonly draftKey: string
  readonly focusOnMount: boolean
  /** Resolves when the press has been answered; until then no other button works. */
  readonly onExecute: (pressed: PressedButton) => Promise<void>
  readonly onSubmit: (data: unknown) => Promise<void>
  readonly find: Find
}

export function CardView(props: CardViewProps): ReactNode {
  const { card, onExecute, onSubmit, find } = props
  const host = useRef<HTMLFormElement>(null)
  const [first] = useState(props)
  const [readable, setReadable] = useState(true)
  const handlers = useRef({ onExecute, onSubmit, find })
  useEffect(() => {
    handlers.current = { onExecute, onSubmit, find }
  })

  useEffect(() => {
    const place = host.current
    if (!place) return
    const press = oneAtATime(place)
    const drawn = renderCard(withMentions(withDraft(first.card, draftOf(first.draftKey)), first.mentions), {
      onExecute: (pressed, button) => press(button, () => handlers.current.onExecute(pressed)),
      onSubmit: (data, button) => press(button, () => handlers.current.onSubmit(data)),
      onInput: (id, value) => keepInput(first.draftKey, id, value),
      find: (dataset, queryText) => handlers.current.find(dataset, queryText),
    })
    setReadable(drawn !== null)
    place.replaceChildren(...(drawn ? [drawn] : []))
    if (first.focusOnMount) showFromItsTop(place)
    return () => place.replaceChildren()
  }, [first])

  return (
    <div className={isFullWidth(card) ? 'card full' : 'card'}>
      {/* A form of its own: the renderer names radio buttons after their input, and two cards may carry the same one. */}
      <form ref={host} onSubmit={(event) => event.preventDefault()} />
      {readable ? null : <p className="unreadable">このカードは表示できません。</p>}
    </div>
  )
}

/** A card may ask for all the width there is. */
function isFullWidth({ msteams }: CardJson): boolean {
  return typeof msteams === 'object' && msteams !== null && 'width' in msteams && msteams.width === 'Full'
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
  // One that does not fit is nowhere nearer than it already is: it begins at its top.
  const fits = place.offsetHeight <= (place.closest('.messages')?.clientHeight ?? Number.POSITIVE_INFINITY)
  place.scrollIntoView({ block: fits ? 'nearest' : 'start' })
}
