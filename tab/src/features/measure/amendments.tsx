/** 締切後の訂正: what was said after the close, each with its day, beside the answer that stays as it was. */
import { makeStyles, tokens } from '@fluentui/react-components'
import type { IndicatorOfMeasure, RoundOfMeasure } from '../../../../shared/src/contract/measure.ts'
import type { TabWording } from '../../../../shared/src/wording/tab.ja.ts'
import { type Fact, Facts } from '../../components/facts.tsx'
import { cityText } from '../../components/language.ts'
import { useWording } from '../../components/use-wording.ts'
import { factsOf } from './revision-view.tsx'

const useStyles = makeStyles({
  list: { display: 'grid', gap: tokens.spacingVerticalS, margin: 0, padding: 0, listStyleType: 'none' },
  amendment: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px dashed ${tokens.colorNeutralStrokeAccessible}`,
  },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300 },
  text: { margin: 0, whiteSpace: 'pre-line' },
  who: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
})

type Amendment = RoundOfMeasure['amendments'][number]
type Said = Omit<Amendment, 'number' | 'kind' | 'reason' | 'dated' | 'by' | 'at'>

interface AmendmentsProps {
  readonly round: RoundOfMeasure
  readonly indicators: readonly IndicatorOfMeasure[]
}

export function Amendments({ round: { amendments, revisions }, indicators }: AmendmentsProps) {
  const styles = useStyles()
  const wording = useWording()
  const { detail: words, instant } = wording
  if (amendments.length === 0) return null
  return (
    <ol className={styles.list}>
      {amendments.map((amendment, index) => (
        <li key={amendment.number} className={styles.amendment}>
          <h4 className={styles.heading}>{words.amendment(amendment.dated)}</h4>
          <p className={styles.text}>
            {words.amendmentKind[amendment.kind]}：<span {...cityText}>{amendment.reason}</span>
          </p>
          <Facts facts={changes(amendments[index - 1] ?? revisions[0] ?? null, amendment, indicators, wording)} />
          <p className={styles.who}>{words.saidBy(amendment.by, instant(new Date(amendment.at)))}</p>
        </li>
      ))}
    </ol>
  )
}

/** Only what the amendment says otherwise; without an answer before it, everything. */
function changes(
  before: Said | null,
  after: Said,
  indicators: readonly IndicatorOfMeasure[],
  wording: TabWording,
): readonly Fact[] {
  const stood = new Map(before ? rowsOf(before, indicators, wording) : [])
  return rowsOf(after, indicators, wording)
    .filter(([term, value]) => stood.get(term) !== value)
    .map(([term, value]) => ({ term, value: wording.detail.amended(stood.get(term) ?? '', value) }))
}

function rowsOf(
  said: Said,
  indicators: readonly IndicatorOfMeasure[],
  wording: TabWording,
): readonly (readonly [string, string])[] {
  const facts = factsOf(said, indicators, wording).map(({ term, value }) => [term, value] as const)
  return [
    [wording.measure.weatherTitle, wording.labels.weather[said.weather].label],
    [wording.detail.progress, said.progress],
    ...facts,
  ]
}
