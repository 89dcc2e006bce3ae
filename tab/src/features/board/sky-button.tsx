/** How many answers have a weather and what it means: the legend of the board, and the way to see only those. */
import { makeStyles, mergeClasses, ToggleButton, tokens } from '@fluentui/react-components'
import { markColour } from '../../components/appearance.ts'
import type { FilterButtonProps } from '../../components/filter-button.tsx'
import { MarkIcon } from '../../components/mark-icon.tsx'
import { ownProperties } from '../../components/own-properties.ts'
import type { Sky } from './standing.ts'
import { useSkyLabel } from './use-sky-label.ts'

const useStyles = makeStyles({
  button: {
    display: 'grid',
    gridTemplateColumns: 'auto 1fr auto',
    justifyItems: 'start',
    alignContent: 'start',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalS}`,
    minWidth: 0,
    maxWidth: 'none',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    fontWeight: tokens.fontWeightSemibold,
    textAlign: 'left',
    color: 'var(--ink)',
    backgroundColor: 'var(--surface)',
    // Invisible but in high contrast.
    border: `1px solid ${tokens.colorTransparentStroke}`,
    ':hover': { color: 'var(--ink)', backgroundColor: 'var(--surface)', border: '1px solid var(--ink)' },
    ':hover:active': { color: 'var(--ink)', backgroundColor: 'var(--surface)', border: '1px solid var(--ink)' },
  },
  pressed: { border: '1px solid var(--ink)', boxShadow: 'inset 0 0 0 2px var(--ink)' },
  label: { wordBreak: 'keep-all' },
  count: { whiteSpace: 'nowrap', fontSize: tokens.fontSizeBase500, fontVariantNumeric: 'tabular-nums' },
  meaning: {
    gridColumn: '1 / -1',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightRegular,
    wordBreak: 'auto-phrase',
  },
})

export function SkyButton({ sky, label, count, pressed, onPress }: FilterButtonProps & { readonly sky: Sky }) {
  const styles = useStyles()
  const { meaning } = useSkyLabel()(sky)
  return (
    <ToggleButton
      checked={pressed}
      onClick={onPress}
      className={mergeClasses(styles.button, pressed && styles.pressed)}
      style={ownProperties({ '--ink': markColour(sky, 'ink'), '--surface': markColour(sky, 'surface') })}
    >
      <MarkIcon mark={sky} size={24} />
      <span className={styles.label}>{label}</span> <span className={styles.count}>{count}</span>{' '}
      <span className={styles.meaning}>{meaning}</span>
    </ToggleButton>
  )
}
