/** The weather of the newest round, large, and a small one for each round before it. */
import { makeStyles, tokens } from '@fluentui/react-components'
import type { RoundOfMeasure } from '../../../../shared/src/contract/measure.ts'
import { markColour } from '../../components/appearance.ts'
import { MarkIcon } from '../../components/mark-icon.tsx'
import { useWording } from '../../components/use-wording.ts'
import { labelOfRound, markOfRound, originOfRound } from './sky-of-round.ts'

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'stretch',
    gap: '6px',
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  sky: {
    display: 'grid',
    justifyItems: 'center',
    alignContent: 'center',
    gap: '2px',
    minWidth: '4.2rem',
    padding: '6px 8px',
    boxSizing: 'border-box',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    textAlign: 'center',
  },
  newest: { minWidth: '6rem', fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  round: { fontWeight: tokens.fontWeightRegular, fontSize: tokens.fontSizeBase200 },
  arrow: { alignSelf: 'center', color: tokens.colorNeutralForeground2 },
})

/** So many rounds before the newest: two years. */
const shown = 8

export function SkyNow({ rounds }: { readonly rounds: readonly RoundOfMeasure[] }) {
  const styles = useStyles()
  const wording = useWording()
  const inOrder = rounds.slice(0, shown).toReversed()
  return (
    <ol className={styles.list} aria-label={wording.history.table}>
      {inOrder.map((round, at) => {
        const mark = markOfRound(round)
        const origin = originOfRound(round, wording)
        const newest = at === inOrder.length - 1
        return (
          <li
            key={round.id}
            className={newest ? `${styles.sky} ${styles.newest}` : styles.sky}
            style={{ color: markColour(mark, 'ink'), backgroundColor: markColour(mark, 'surface') }}
          >
            <span className={styles.round}>{wording.round.short(round.id)}</span>
            <MarkIcon mark={mark} size={newest ? 38 : 24} />
            <span>{labelOfRound(round, wording)}</span>
            {origin && <span className={styles.round}>{origin}</span>}
          </li>
        )
      })}
    </ol>
  )
}
