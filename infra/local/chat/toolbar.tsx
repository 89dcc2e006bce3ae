/** What concerns the whole window: width of cards, one more column, and the connector's bad days. */
import type { ReactNode } from 'react'
import type { PersonInList } from '../teams/chat-view.ts'
import { ControlPanel } from './control-panel.tsx'
import { type CardWidth, cardWidths, useCardWidth } from './use-card-width.ts'

export interface ToolbarProps {
  readonly people: readonly PersonInList[]
  readonly version: number
  /** Not given when no more columns fit. */
  readonly onAdd?: (() => void) | undefined
}

export function Toolbar({ people, version, onAdd }: ToolbarProps): ReactNode {
  const [width, setWidth] = useCardWidth()
  return (
    <header className="toolbar">
      <div className="card-width">
        <label htmlFor="card-width">カードの幅</label>
        <select id="card-width" value={width} onChange={(event) => setWidth(event.target.value as CardWidth)}>
          {Object.entries(cardWidths).map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
      </div>
      {onAdd ? (
        <button type="button" className="plain add-column" onClick={onAdd}>
          横に並べる
        </button>
      ) : null}
      <ControlPanel people={people} version={version} />
    </header>
  )
}
