/** Which round, whether it is open, and its weather. */
import { makeStyles, tokens } from '@fluentui/react-components'
import type { RoundOfMeasure } from '../../../../shared/src/contract/measure.ts'
import { markColour } from '../../components/appearance.ts'
import { MarkIcon } from '../../components/mark-icon.tsx'
import { useWording } from '../../components/use-wording.ts'
import { labelOfRound, markOfRound, originOfRound } from './sky-of-round.ts'

const useStyles = makeStyles({
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: `2px ${tokens.spacingHorizontalM}` },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  sky: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '5px',
    padding: '2px 10px 2px 6px',
    border: `1px solid ${tokens.colorTransparentStroke}`,
    borderRadius: tokens.borderRadiusCircular,
    fontWeight: tokens.fontWeightSemibold,
  },
  state: { color: tokens.colorNeutralForeground2 },
})

export function RoundHeading({ round }: { readonly round: RoundOfMeasure }) {
  const styles = useStyles()
  const wording = useWording()
  const mark = markOfRound(round)
  const origin = originOfRound(round, wording)
  return (
    <div className={styles.line}>
      <h3 className={styles.heading}>{wording.round.heading(round.id)}</h3>
      <span
        className={styles.sky}
        style={{ color: markColour(mark, 'ink'), backgroundColor: markColour(mark, 'surface') }}
      >
        <MarkIcon mark={mark} size={18} />
        {labelOfRound(round, wording)}
      </span>
      {origin && <strong>{origin}</strong>}
      <span className={styles.state}>{wording.labels.roundState[round.state]}</span>
      {(round.expectation === 'returned' || round.expectation === 'accepted') && (
        <span className={styles.state}>{wording.labels.expectation[round.expectation]}</span>
      )}
    </div>
  )
}
