/** One revision of an answer in full: what was said, by which post, when. */
import { makeStyles, tokens } from '@fluentui/react-components'
import type { IndicatorOfMeasure, RevisionOfMeasure } from '../../../../shared/src/contract/measure.ts'
import type { TabWording } from '../../../../shared/src/wording/tab.ja.ts'
import { type Fact, Facts } from '../../components/facts.tsx'
import { cityText } from '../../components/language.ts'
import { useWording } from '../../components/use-wording.ts'

const useStyles = makeStyles({
  revision: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: tokens.spacingVerticalS },
  text: { margin: 0, whiteSpace: 'pre-line', fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  who: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
})

interface RevisionViewProps {
  readonly revision: RevisionOfMeasure
  readonly indicators: readonly IndicatorOfMeasure[]
  /** An earlier one also tells its weather; that of the newest stands beside the round. */
  readonly withWeather?: boolean
}

export function RevisionView({ revision, indicators, withWeather = false }: RevisionViewProps) {
  const styles = useStyles()
  const wording = useWording()
  const { detail: words, measure: measureWords, history, labels, added, instant } = wording
  const weather = labels.weather[revision.weather]
  const meaning = { term: measureWords.weatherTitle, value: weather.label + added(weather.meaning) }
  const at = instant(new Date(revision.answeredAt))
  const recorded = recordedText(revision, words)
  const who = recorded ? `${recorded}　${at}` : words.saidBy(revision.answeredBy, at)
  return (
    <div className={styles.revision}>
      <p className={styles.text} {...cityText}>
        {revision.progress || measureWords.noProgress}
      </p>
      <Facts facts={[...(withWeather ? [meaning] : []), ...factsOf(revision, indicators, wording)]} />
      <p className={styles.who}>
        {[revision.sample && history.sample, words.revision(revision.revision), who].filter(Boolean).join('　')}
        {revision.accepted && (
          <>
            <br />
            {words.accepted(revision.accepted.by, instant(new Date(revision.accepted.at)))}
          </>
        )}
      </p>
    </div>
  )
}

/** What a revision and an amendment have in common. */
type SaidInRound = Pick<
  RevisionOfMeasure,
  | 'direction'
  | 'directionReason'
  | 'directionReasonText'
  | 'figures'
  | 'milestones'
  | 'issue'
  | 'nextAction'
  | 'nextYearNeeds'
  | 'consultation'
  | 'unchanged'
>

function consultationText({ consultation }: SaidInRound, words: TabWording['detail']): string {
  if (!consultation) return ''
  return consultation.text + (consultation.by ? words.until(consultation.by) : '')
}

/** 代理入力; empty where the leader answered. */
function recordedText(
  { answeredBy, recordedFor, recordedWithoutLeader }: RevisionOfMeasure,
  words: TabWording['detail'],
): string {
  if (recordedFor) return words.recordedFor(answeredBy, recordedFor)
  return recordedWithoutLeader ? words.recordedWithoutLeader(answeredBy) : ''
}

/** Everything said beside weather and progress, as far as it was said. */
export function factsOf(
  revision: SaidInRound,
  indicators: readonly IndicatorOfMeasure[],
  { detail: words, measure, labels, added }: TabWording,
): readonly (Fact & { readonly value: string })[] {
  const figures = revision.figures.map(({ indicatorId, value, asOf }) => {
    const indicator = indicators.find(({ id }) => id === indicatorId)
    return `${indicator?.name ?? indicatorId} ${words.figure(value, indicator?.unit ?? '')}${added(words.asOf(asOf))}`
  })
  const rows: readonly (readonly [string, string])[] = [
    [measure.directionTitle, measure.direction(revision.direction)],
    [measure.reasonTitle, measure.reason(revision.directionReason, revision.directionReasonText)],
    [words.figures, figures.join('\n')],
    [words.milestones, revision.milestones.map((one) => labels.milestone[one]).join('・')],
    [words.issue, revision.issue],
    [words.nextAction, revision.nextAction],
    [words.consultation, consultationText(revision, words)],
    [words.nextYearNeeds, revision.nextYearNeeds.map((one) => labels.nextYearNeed[one]).join('・')],
  ]
  return [
    ...rows.filter(([, value]) => value !== '').map(([term, value]) => ({ term, value })),
    ...(revision.unchanged ? [{ term: words.progress, value: words.unchanged }] : []),
  ]
}
