/** The measures of one area, each a row. */
import { makeStyles, tokens } from '@fluentui/react-components'
import { memo } from 'react'
import type { MarkedCell } from '../../../../shared/src/contract/history.ts'
import { cityText } from '../../components/language.ts'
import { hrefOf } from '../../components/place.ts'
import { useWording } from '../../components/use-wording.ts'
import { type AmendedWords, Cell } from './cell.tsx'
import { type CellLooks, type CellOrigin, originOf } from './cell-looks.ts'
import type { HistoryArea } from './history-rows.ts'

const useStyles = makeStyles({
  area: {
    padding: `${tokens.spacingVerticalM} 0 ${tokens.spacingVerticalXS}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    textAlign: 'left',
  },
  pillar: {
    marginRight: tokens.spacingHorizontalS,
    color: tokens.colorNeutralForeground2,
    fontWeight: tokens.fontWeightRegular,
  },
  spoken: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
  name: { padding: '1px 8px 1px 0', fontWeight: tokens.fontWeightRegular, textAlign: 'left' },
  link: {
    display: 'block',
    padding: '2px 4px',
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground1,
    lineHeight: '1.25',
    textDecorationLine: 'none',
    wordBreak: 'auto-phrase',
    ':hover': { textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  id: { marginRight: tokens.spacingHorizontalS, color: tokens.colorNeutralForeground2, whiteSpace: 'nowrap' },
})

const notAsked: MarkedCell = { cell: 'notAsked', sample: false, confirmed: false }

/** A round in view. Keyed by its place, so that paging writes new words into the cells that are there. */
export interface Column {
  /** From 1; the names of the measures are column 0. */
  readonly column: number
  readonly roundId: string
  /** Its place among all rounds. */
  readonly at: number
}

interface AreaRowsProps {
  readonly area: HistoryArea
  readonly columns: readonly Column[]
  readonly looks: { readonly [origin in CellOrigin]: CellLooks }
}

export const AreaRows = memo(function AreaRows({ area, columns, looks }: AreaRowsProps) {
  const styles = useStyles()
  const { history, measure: words, labels } = useWording()
  const amended: AmendedWords = {
    mark: history.amendedMark,
    label: ({ dated, weather }) => words.amended(dated, labels.weather[weather].label),
  }
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={columns.length + 1} className={styles.area} {...cityText}>
          <span className={styles.pillar}>{area.pillarName}</span>
          {area.id} {area.name}
        </th>
      </tr>
      {area.measures.map(({ id, title, cells, amendments, row }) => (
        <tr key={id}>
          <th scope="row" className={styles.name} {...cityText}>
            <a
              href={hrefOf({ page: 'measure', id })}
              className={styles.link}
              data-row={row}
              data-column={0}
              tabIndex={-1}
            >
              <span className={styles.id}>{id}</span>
              {title}
            </a>
          </th>
          {columns.map(({ column, roundId, at }) => {
            const marked = cells[at] ?? notAsked
            return (
              <Cell
                key={column}
                measureId={id}
                roundId={roundId}
                look={looks[originOf(marked)][marked.cell]}
                amendment={amendments?.find((one) => one.roundId === roundId)}
                row={row}
                column={column}
                amended={amended}
                spokenClass={styles.spoken}
              />
            )
          })}
        </tr>
      ))}
    </tbody>
  )
})
