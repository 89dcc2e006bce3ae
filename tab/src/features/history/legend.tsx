/** What the marks mean: picture, sign, word, and for the weather what is needed. */
import { makeStyles, tokens } from '@fluentui/react-components'
import type { HistoryCell } from '../../../../shared/src/contract/history.ts'
import { weathers } from '../../../../shared/src/domain/weather.ts'
import { markColour } from '../../components/appearance.ts'
import { MarkIcon } from '../../components/mark-icon.tsx'
import { useWording } from '../../components/use-wording.ts'
import { useCellLooks } from './cell-looks.ts'

const useStyles = makeStyles({
  list: { display: 'flex', flexWrap: 'wrap', gap: `4px ${tokens.spacingHorizontalL}`, margin: 0, padding: 0 },
  item: { display: 'inline-flex', alignItems: 'center', gap: '5px', fontSize: tokens.fontSizeBase200 },
  sign: { fontWeight: tokens.fontWeightSemibold },
  meaning: { color: tokens.colorNeutralForeground2 },
})

interface LegendProps {
  /** Only marks that are on the page, besides the weather. */
  readonly present: ReadonlySet<HistoryCell>
  readonly narrow: boolean
}

const others: readonly HistoryCell[] = ['inConfirmation', 'published', 'unanswered', 'unreachable', 'excused']

export function Legend({ present, narrow }: LegendProps) {
  const styles = useStyles()
  const { history, labels } = useWording()
  const looks = useCellLooks(narrow, 'answer')
  const meanings = Object.fromEntries(weathers.map((weather) => [weather, labels.weather[weather].meaning]))
  return (
    <ul aria-label={history.legend} className={styles.list}>
      {[...weathers, ...others.filter((cell) => present.has(cell))].map((cell) => {
        const { label, word, mark } = looks[cell]
        return (
          <li key={cell} className={styles.item}>
            {mark && (
              <span style={{ display: 'inline-flex', color: markColour(mark, 'ink') }}>
                <MarkIcon mark={mark} size={18} />
              </span>
            )}
            {word !== label && <span className={styles.sign}>{word}</span>}
            <span>{label}</span>
            {meanings[cell] && <span className={styles.meaning}>{meanings[cell]}</span>}
          </li>
        )
      })}
    </ul>
  )
}
