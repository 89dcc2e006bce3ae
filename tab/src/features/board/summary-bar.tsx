/** One bar for the whole round: the answers by weather, then what is still open. Its numbers stand in words beside it. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { markColour } from '../../components/appearance.ts'
import { useWording } from '../../components/use-wording.ts'
import { standings } from './standing.ts'
import { skies, type Tally } from './tally.ts'
import { useSkyLabel } from './use-sky-label.ts'

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    gap: '2px',
    height: '1.25rem',
    marginTop: tokens.spacingVerticalS,
    forcedColorAdjust: 'none',
  },
  part: {
    minWidth: '4px',
    boxSizing: 'border-box',
    '@media (forced-colors: active)': { border: '1px solid CanvasText' },
    ':first-child': { borderTopLeftRadius: '6px', borderBottomLeftRadius: '6px' },
    ':last-child': { borderTopRightRadius: '6px', borderBottomRightRadius: '6px' },
  },
  open: {
    border: `1px dashed ${tokens.colorNeutralStrokeAccessible}`,
    '@media (forced-colors: active)': { border: '1px dashed CanvasText' },
  },
})

export function SummaryBar({ tally }: { readonly tally: Tally }) {
  const styles = useStyles()
  const { counts, standing: standingLabels } = useWording()
  const skyLabel = useSkyLabel()
  const parts = [
    ...skies.map((sky) => ({ key: sky, label: skyLabel(sky).label, count: tally.skies[sky], answered: true })),
    ...standings
      // Those stand in the weather.
      .filter((standing) => standing !== 'answered' && standing !== 'confirmed')
      .map((key) => ({ key, label: standingLabels[key], count: tally.standings[key], answered: false })),
  ].filter(({ count }) => count > 0)
  if (parts.length === 0) return null
  return (
    <div role="img" aria-label={counts.picture(parts)} className={styles.bar}>
      {parts.map(({ key, count, answered }) => (
        <span
          key={key}
          className={mergeClasses(styles.part, !answered && styles.open)}
          style={{ flex: `${count} 1 0`, backgroundColor: answered ? markColour(key, 'accent') : undefined }}
        />
      ))}
    </div>
  )
}
