/** The weather against the last answer, e.g. ☀→☂. The published list is named as what it is and not compared with. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { MeasureOnBoard } from '../../../../shared/src/contract/board.ts'
import { MarkIcon } from '../../components/mark-icon.tsx'
import { useWording } from '../../components/use-wording.ts'
import { changeOf } from './standing.ts'

const useStyles = makeStyles({
  note: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXXS },
  changed: {
    padding: `0 ${tokens.spacingHorizontalSNudge}`,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusCircular,
    color: tokens.colorNeutralForeground1,
  },
  spoken: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
})

export function ChangeNote({ measure }: { readonly measure: MeasureOnBoard }) {
  const styles = useStyles()
  const { measure: words, history, labels, added } = useWording()
  const change = changeOf(measure)
  if (!change) return null
  const { previous } = change
  if (change.kind === 'published') {
    return (
      <span>
        {words.previousWas} {words.previousPublished}
      </span>
    )
  }
  if (change.kind === 'same') return <span>{words.unchanged}</span>
  if (change.kind === 'first' || !measure.current) {
    return (
      <span className={styles.note}>
        {words.previousWas}
        <MarkIcon mark={previous.weather} size={16} />
        {labels.weather[previous.weather].label}
        {previous.source === 'sample' && added(history.sample)}
        {previous.confirmed && added(words.previousConfirmed)}
      </span>
    )
  }
  const [from, to] = [labels.weather[previous.weather], labels.weather[measure.current.weather]]
  return (
    <span className={mergeClasses(styles.note, styles.changed)} title={words.changed(from.label, to.label)}>
      <span className={styles.spoken}>{words.changed(from.label, to.label)}</span>
      <MarkIcon mark={previous.weather} size={16} />
      <span aria-hidden="true">→</span>
      <MarkIcon mark={measure.current.weather} size={16} />
    </span>
  )
}
