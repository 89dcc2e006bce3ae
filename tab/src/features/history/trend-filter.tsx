/** How the newest round in view compares with the answers before it; each count shows only those measures. */
import { makeStyles, tokens } from '@fluentui/react-components'
import { FilterButton } from '../../components/filter-button.tsx'
import { useWording } from '../../components/use-wording.ts'
import { type Trend, trends } from './trend.ts'

const useStyles = makeStyles({
  group: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    minWidth: 0,
    margin: 0,
    padding: 0,
    border: 'none',
  },
})

interface TrendFilterProps {
  readonly found: readonly Trend[]
  readonly round: string
  readonly chosen: Trend | 'all'
  readonly onChoose: (trend: Trend | 'all') => void
}

export function TrendFilter({ found, round, chosen, onChoose }: TrendFilterProps) {
  const styles = useStyles()
  const { history, round: words } = useWording()
  return (
    <fieldset aria-label={history.trends} className={styles.group}>
      <span>{history.trendOf(words.short(round))}</span>
      <FilterButton
        label={history.trend.all}
        count={found.length}
        pressed={chosen === 'all'}
        onPress={() => onChoose('all')}
      />
      {trends.map((trend) => (
        <FilterButton
          key={trend}
          label={history.trend[trend]}
          count={found.filter((one) => one === trend).length}
          pressed={chosen === trend}
          onPress={() => onChoose(chosen === trend ? 'all' : trend)}
        />
      ))}
    </fieldset>
  )
}
