/** A count that narrows the board down to what it counts. */
import { makeStyles, mergeClasses, ToggleButton, tokens } from '@fluentui/react-components'

const useStyles = makeStyles({
  button: { minWidth: 0, minHeight: '2.5rem', gap: tokens.spacingHorizontalS, fontWeight: tokens.fontWeightRegular },
  pressed: {
    boxShadow: `inset 0 0 0 1px ${tokens.colorBrandStroke1}`,
    border: `1px solid ${tokens.colorBrandStroke1}`,
  },
  count: {
    fontSize: tokens.fontSizeBase500,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
  },
})

export interface FilterButtonProps {
  readonly label: string
  readonly count: number
  readonly pressed: boolean
  readonly onPress: () => void
}

export function FilterButton({ label, count, pressed, onPress }: FilterButtonProps) {
  const styles = useStyles()
  return (
    <ToggleButton
      checked={pressed}
      onClick={onPress}
      shape="circular"
      className={mergeClasses(styles.button, pressed && styles.pressed)}
    >
      <span>{label}</span> <span className={styles.count}>{count}</span>
    </ToggleButton>
  )
}
