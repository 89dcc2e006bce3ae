/** 四半期の推移: every measure through every round, so that what improves and what gets stuck is seen at a glance. */
import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { useMemo, useState } from 'react'
import type { History } from '../../../../shared/src/contract/history.ts'
import { failureSentence } from '../../api/failure-sentence.ts'
import { useHistory } from '../../api/use-page-of.ts'
import { PageFrame, PageHeading } from '../../components/page-frame.tsx'
import { useWording } from '../../components/use-wording.ts'
import { WaitingFor } from '../../components/waiting-for.tsx'
import { originOf } from './cell-looks.ts'
import { columnsThatFit, narrowBelow, windowOf } from './column-window.ts'
import { type HistoryMeasure, readMeasures, rowsByArea } from './history-rows.ts'
import { HistoryTable } from './history-table.tsx'
import { Legend } from './legend.tsx'
import { type Trend, trendAt } from './trend.ts'
import { TrendFilter } from './trend-filter.tsx'
import { usePageWidth } from './use-page-width.ts'

const useStyles = makeStyles({
  sheet: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalM} clamp(8px, 1.5vw, 20px) ${tokens.spacingVerticalL}`,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  controls: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
})

interface HistoryPageProps {
  /** The round of the board. */
  readonly round: string | undefined
  readonly onChoose: (roundId: string) => void
}

export function HistoryPage({ round, onChoose }: HistoryPageProps) {
  const asked = useHistory()
  const wording = useWording()
  const words = wording.history
  if (!asked.known) {
    return <WaitingFor trouble={asked.failure && failureSentence(asked.failure, wording)} tryAgain={asked.tryAgain} />
  }
  return asked.known.rounds.length === 0 ? (
    <PageFrame>
      <PageHeading subject={words.none} title={words.heading}>
        {words.heading}
      </PageHeading>
    </PageFrame>
  ) : (
    <KnownHistory history={asked.known} round={round} onChoose={onChoose} />
  )
}

function KnownHistory({ history, round, onChoose }: HistoryPageProps & { readonly history: History }) {
  const styles = useStyles()
  const { history: words, round: roundWords } = useWording()
  const width = usePageWidth()
  const [later, setLater] = useState(0)
  const [trend, setTrend] = useState<Trend | 'all'>('all')
  const measures = useMemo(() => readMeasures(history), [history])
  const { rounds } = history
  const fit = columnsThatFit(width)
  const { from, to } = windowOf(rounds.length, fit, later)
  const newest = rounds[to - 1]
  const areas = useMemo(
    () => rowsByArea(history, trend === 'all' ? measures : measures.filter(hasTrend(trend, to - 1))),
    [history, measures, trend, to],
  )
  const present = useMemo(
    () => new Set(measures.flatMap(({ cells }) => cells.slice(from, to).map(({ cell }) => cell))),
    [measures, from, to],
  )
  const origins = useMemo(() => new Set(measures.flatMap(({ cells }) => cells.map(originOf))), [measures])
  const narrow = width < narrowBelow
  const [first, last] = [rounds[from], newest]
  return (
    <PageFrame>
      <PageHeading subject={words.subject(measures.length, rounds.length)} title={words.heading}>
        {words.heading}
      </PageHeading>
      <section className={styles.sheet} aria-label={words.table}>
        {newest && (
          <TrendFilter
            found={measures.map(({ cells }) => trendAt(cells, to - 1))}
            round={newest.id}
            chosen={trend}
            onChoose={setTrend}
          />
        )}
        <Legend present={present} narrow={narrow} />
        {rounds.length > fit && first && last && (
          <div className={styles.controls}>
            <Button size="small" disabled={from === 0} onClick={() => setLater(rounds.length - to + fit)}>
              {words.older}
            </Button>
            <Button
              size="small"
              disabled={to === rounds.length}
              onClick={() => setLater(Math.max(0, rounds.length - to - fit))}
            >
              {words.newer}
            </Button>
            <span role="status">
              {words.range(roundWords.short(first.id), roundWords.short(last.id), rounds.length)}
            </span>
          </div>
        )}
        <HistoryTable
          areas={areas}
          measures={measures}
          rounds={rounds}
          from={from}
          to={to}
          narrow={narrow}
          chosen={round}
          onChoose={onChoose}
        />
        <p className={styles.quiet}>
          {measures.some(({ amendments }) => amendments) && words.amendedNote}{' '}
          {origins.has('confirmed') && words.confirmedNote} {origins.has('sample') && words.sampleNote} {words.keys}
        </p>
      </section>
    </PageFrame>
  )
}

function hasTrend(wanted: Trend, at: number) {
  return ({ cells }: HistoryMeasure) => trendAt(cells, at) === wanted
}
