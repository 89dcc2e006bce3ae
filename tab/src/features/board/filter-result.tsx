/** Says how many measures are shown; where none is, offers the way back. */
import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { useWording } from '../../components/use-wording.ts'

const useStyles = makeStyles({
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM, minHeight: '2rem' },
  text: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase300 },
})

interface FilterResultProps {
  readonly shown: number
  readonly all: number
  readonly onClear: () => void
}

export function FilterResult({ shown, all, onClear }: FilterResultProps) {
  const styles = useStyles()
  const { filter } = useWording()
  return (
    <div className={styles.line}>
      <p role="status" className={styles.text}>
        {shown === 0 ? filter.nothing : filter.shown(shown, all)}
      </p>
      {shown < all && (
        <Button size="small" onClick={onClear}>
          {filter.clear}
        </Button>
      )}
    </div>
  )
}
