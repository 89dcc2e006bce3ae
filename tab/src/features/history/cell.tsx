/** One measure in one round: picture and word, and the way to what was said. Without hooks: there may be thousands. */
import { MarkIcon } from '../../components/mark-icon.tsx'
import { hrefOf } from '../../components/place.ts'
import type { CellLook } from './cell-looks.ts'

interface CellProps {
  readonly measureId: string
  readonly roundId: string
  readonly look: CellLook
  readonly row: number
  readonly column: number
  /** For what is read out but not seen. */
  readonly spokenClass: string
}

export function Cell({ measureId, roundId, look, row, column, spokenClass }: CellProps) {
  const { label, word, note, mark, className, style } = look
  const content =
    word === label ? (
      <span>{word}</span>
    ) : (
      <>
        <span aria-hidden="true">
          {word}
          {note !== null && <small> {note}</small>}
        </span>
        <span className={spokenClass}>{label}</span>
      </>
    )
  const at = { 'data-row': row, 'data-column': column, tabIndex: -1, className }
  return (
    <td>
      {mark === null ? (
        <span {...at}>{content}</span>
      ) : (
        <a href={hrefOf({ page: 'measure', id: measureId, round: roundId })} title={label} style={style} {...at}>
          <MarkIcon mark={mark} size={18} />
          {content}
        </a>
      )}
    </td>
  )
}
