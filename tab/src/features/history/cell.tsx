/** One measure in one round: picture and word, and the way to what was said. Without hooks: there may be thousands. */
import type { MeasureInHistory } from '../../../../shared/src/contract/history.ts'
import { MarkIcon } from '../../components/mark-icon.tsx'
import { hrefOf } from '../../components/place.ts'
import type { CellLook } from './cell-looks.ts'

/** 締切後の訂正, in words: the short mark, and what is read out. */
export interface AmendedWords {
  readonly mark: string
  readonly label: (amendment: AmendmentInHistory) => string
}
export type AmendmentInHistory = NonNullable<MeasureInHistory['amendments']>[number]

interface CellProps {
  readonly measureId: string
  readonly roundId: string
  readonly look: CellLook
  readonly row: number
  readonly column: number
  readonly amendment: AmendmentInHistory | undefined
  readonly amended: AmendedWords
  /** For what is read out but not seen. */
  readonly spokenClass: string
}

export function Cell({ measureId, roundId, look, row, column, amendment, amended, spokenClass }: CellProps) {
  const { word, mark, className, style } = look
  const label = amendment ? `${look.label} ${amended.label(amendment)}` : look.label
  const note = amendment ? amended.mark : look.note
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
