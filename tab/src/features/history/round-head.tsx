/** The head of a round: its name, which leads to its board, how many answered, and the answers by weather as one small bar. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { MarkedCell, RoundInHistory } from '../../../../shared/src/contract/history.ts'
import { weathers } from '../../../../shared/src/domain/weather.ts'
import { markColour } from '../../components/appearance.ts'
import { hrefOf } from '../../components/place.ts'
import { useWording } from '../../components/use-wording.ts'

const useStyles = makeStyles({
  head: { padding: '1px', verticalAlign: 'bottom', fontWeight: tokens.fontWeightRegular },
  link: {
    display: 'grid',
    gap: '3px',
    padding: '4px 2px',
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground1,
    textAlign: 'center',
    textDecorationLine: 'none',
    ':hover': { textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  chosen: { boxShadow: `inset 0 -3px 0 ${tokens.colorBrandStroke1}` },
  name: { fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase300 },
  count: { fontSize: tokens.fontSizeBase100, lineHeight: '1.2', color: tokens.colorNeutralForeground2 },
  bar: {
    display: 'flex',
    height: '6px',
    borderRadius: '3px',
    overflow: 'hidden',
    backgroundColor: markColour('blank', 'accent'),
    border: `1px solid ${tokens.colorTransparentStroke}`,
    forcedColorAdjust: 'none',
  },
})

interface RoundHeadProps {
  readonly round: RoundInHistory
  readonly cells: readonly MarkedCell[]
  readonly column: number
  readonly narrow: boolean
  readonly chosen: boolean
  readonly onChoose: (roundId: string) => void
}

export function RoundHead({ round, cells: marked, column, narrow, chosen, onChoose }: RoundHeadProps) {
  const styles = useStyles()
  const { history, round: words } = useWording()
  const cells = marked.map(({ cell }) => cell)
  const asked = cells.filter((cell) => cell !== 'notAsked' && cell !== 'excused').length
  const skies = weathers.map((weather) => ({ weather, count: cells.filter((cell) => cell === weather).length }))
  const hidden = cells.filter((cell) => cell === 'inConfirmation').length
  const confirmed = marked.filter((one) => one.confirmed).length
  const answered = skies.reduce((sum, { count }) => sum + count, hidden) - confirmed
  const guessed = cells.filter((cell) => cell === 'published').length
  const printed = asked > 0 && guessed + confirmed === asked
  const name = words.short(round.id)
  return (
    <th scope="col" className={styles.head}>
      <a
        href={hrefOf({ page: 'board' })}
        onClick={() => onChoose(round.id)}
        title={history.openBoard(name)}
        className={mergeClasses(styles.link, chosen && styles.chosen)}
        data-row={0}
        data-column={column}
        tabIndex={-1}
      >
        <span className={styles.name}>{name}</span>
        <span className={styles.bar} aria-hidden="true">
          {skies.map(({ weather, count }) => (
            <span
              key={weather}
              style={{
                width: `${(100 * count) / Math.max(asked, 1)}%`,
                backgroundColor: markColour(weather, 'accent'),
              }}
            />
          ))}
        </span>
        {!narrow && (
          <span className={styles.count}>
            {printed ? (guessed > 0 ? history.published : history.confirmed) : history.answered(answered, asked)}
          </span>
        )}
        {marked.some(({ sample }) => sample) && <span className={styles.count}>{history.sample}</span>}
      </a>
    </th>
  )
}
