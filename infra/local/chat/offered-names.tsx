/** Whom a post can mention, under the field where one types. The keys are heard by the field, which keeps the focus. */
import type { ReactNode } from 'react'
import type { Mentionable } from './use-mentions.ts'

export interface OfferedNamesProps {
  readonly id: string
  readonly offered: readonly Mentionable[]
  readonly highlighted: Mentionable | undefined
  readonly onTake: (one: Mentionable) => void
}

export const offeredId = (listId: string, index: number) => `${listId}-${index}`

export function OfferedNames({ id, offered, highlighted, onTake }: OfferedNamesProps): ReactNode {
  return (
    <div className="offered" id={id} role="listbox" aria-label="呼びかける相手">
      {offered.map((one, index) => (
        <div
          key={one.id}
          id={offeredId(id, index)}
          role="option"
          tabIndex={-1}
          aria-selected={one === highlighted}
          // Before the field loses the focus.
          onPointerDown={(event) => {
            event.preventDefault()
            onTake(one)
          }}
        >
          {one.name}
        </div>
      ))}
    </div>
  )
}
