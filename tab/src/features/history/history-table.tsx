/** The heat map: a row a measure, a column a round. */
import { makeStyles, tokens } from '@fluentui/react-components'
import { useMemo } from 'react'
import type { RoundInHistory } from '../../../../shared/src/contract/history.ts'
import { ownProperties } from '../../components/own-properties.ts'
import { useWording } from '../../components/use-wording.ts'
import { AreaRows } from './area-rows.tsx'
import { useCellLooks } from './cell-looks.ts'
import type { HistoryArea, HistoryMeasure } from './history-rows.ts'
import { RoundHead } from './round-head.tsx'
import { useGridKeys } from './use-grid-keys.ts'

const useStyles = makeStyles({
  table: {
    width: 'min(100%, calc(34rem + var(--rounds) * 7.5rem))',
    tableLayout: 'fixed',
    borderCollapse: 'collapse',
    '& td': { padding: '1px' },
    fontSize: tokens.fontSizeBase300,
  },
  heads: { position: 'sticky', top: 0, zIndex: 1, backgroundColor: tokens.colorNeutralBackground1 },
  corner: { padding: '4px', textAlign: 'left', verticalAlign: 'bottom', fontWeight: tokens.fontWeightRegular },
  wideName: { width: '34%' },
  narrowName: { width: '150px' },
})

interface HistoryTableProps {
  readonly areas: readonly HistoryArea[]
  readonly measures: readonly HistoryMeasure[]
  readonly rounds: readonly RoundInHistory[]
  readonly from: number
  readonly to: number
  readonly narrow: boolean
  readonly chosen: string | undefined
  readonly onChoose: (roundId: string) => void
}

export function HistoryTable({ areas, measures, rounds, from, to, narrow, chosen, onChoose }: HistoryTableProps) {
  const styles = useStyles()
  const { history } = useWording()
  const answer = useCellLooks(narrow, 'answer')
  const confirmed = useCellLooks(narrow, 'confirmed')
  const sample = useCellLooks(narrow, 'sample')
  const looks = useMemo(() => ({ answer, confirmed, sample }), [answer, confirmed, sample])
  const inView = useMemo(() => rounds.slice(from, to), [rounds, from, to])
  const columns = useMemo(
    () => inView.map(({ id }, at) => ({ column: at + 1, roundId: id, at: from + at })),
    [inView, from],
  )
  const rows = areas.reduce((sum, area) => sum + area.measures.length, 1)
  const { grid, ...keys } = useGridKeys(rows, inView.length + 1)
  return (
    <table
      ref={grid}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: one tab stop for hundreds of cells
      role="grid"
      aria-label={history.table}
      aria-readonly="true"
      className={styles.table}
      style={ownProperties({ '--rounds': inView.length })}
      {...keys}
    >
      <colgroup>
        <col className={narrow ? styles.narrowName : styles.wideName} />
        {inView.map(({ id }) => (
          <col key={id} />
        ))}
      </colgroup>
      <thead className={styles.heads}>
        <tr>
          <th scope="col" className={styles.corner}>
            <span data-row={0} data-column={0} tabIndex={-1}>
              {history.measure}
            </span>
          </th>
          {inView.map((round, at) => (
            <RoundHead
              key={round.id}
              round={round}
              cells={measures.flatMap(({ cells }) => cells[from + at] ?? [])}
              column={at + 1}
              narrow={narrow}
              chosen={round.id === chosen}
              onChoose={onChoose}
            />
          ))}
        </tr>
      </thead>
      {areas.map((area) => (
        <AreaRows key={area.id} area={area} columns={columns} looks={looks} />
      ))}
    </table>
  )
}
