/** What a tile keeps folded: meaning and reason, who is in charge, and what was said last time. */
import { makeStyles, tokens } from '@fluentui/react-components'
import type { AnswerOnBoard, MeasureOnBoard } from '../../../../shared/src/contract/board.ts'
import type { TabWording } from '../../../../shared/src/wording/tab.ja.ts'
import { MeasureLink } from '../../components/measure-link.tsx'
import { useWording } from '../../components/use-wording.ts'

const useStyles = makeStyles({
  list: {
    display: 'grid',
    gap: tokens.spacingVerticalSNudge,
    margin: `${tokens.spacingVerticalM} 0 0`,
    paddingTop: tokens.spacingVerticalS,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  row: { display: 'grid', gridTemplateColumns: '5.5em minmax(0, 1fr)', columnGap: tokens.spacingHorizontalS },
  term: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  value: { margin: 0, whiteSpace: 'pre-line' },
  everything: { margin: `${tokens.spacingVerticalS} 0 0` },
})

export function MeasureDetails({ measure }: { readonly measure: MeasureOnBoard }) {
  const styles = useStyles()
  const wording = useWording()
  const { current, previous, leadDepartment, leadSection } = measure
  const rows = [
    ...(current ? factsOf(current, wording) : []),
    { term: wording.measure.leadTitle, value: [leadDepartment, leadSection].filter(Boolean).join(' ') },
    ...(previous
      ? [{ term: wording.measure.previousTitle(previous.roundId), value: previousText(previous, wording) }]
      : []),
  ]
  return (
    <>
      <dl className={styles.list}>
        {rows.map(({ term, value }) => (
          <div key={term} className={styles.row}>
            <dt className={styles.term}>{term}</dt>
            <dd className={styles.value}>{value}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.everything}>
        <MeasureLink id={measure.id}>{wording.measure.everything}</MeasureLink>
      </p>
    </>
  )
}

interface Row {
  readonly term: string
  readonly value: string
}

function factsOf(answer: AnswerOnBoard, { measure: words, labels, added, instant }: TabWording): Row[] {
  const { label, meaning } = labels.weather[answer.weather]
  const weather = { term: words.weatherTitle, value: label + added(meaning) }
  if (answer.confirmed) return [weather, { term: words.previousConfirmed, value: words.confirmedNote }]
  if (answer.source === 'published') return [{ term: words.previousPublished, value: words.publishedNote }]
  return [
    weather,
    { term: words.directionTitle, value: words.direction(answer.direction) },
    ...(answer.directionReason
      ? [{ term: words.reasonTitle, value: words.reason(answer.directionReason, answer.directionReasonText) }]
      : []),
    ...(answer.answeredAt
      ? [
          {
            term: words.answeredAtTitle,
            value: instant(new Date(answer.answeredAt)) + added(words.revised(answer.revision)),
          },
        ]
      : []),
  ]
}

function previousText(previous: AnswerOnBoard, { measure: words, history, labels, added }: TabWording): string {
  const said = `${labels.weather[previous.weather].label}・${words.direction(previous.direction)}`
  const origin = previous.confirmed ? words.previousConfirmed : previous.source === 'sample' ? history.sample : null
  const heading =
    previous.source === 'published' && !previous.confirmed
      ? words.previousPublished
      : said + (origin ? added(origin) : '')
  return `${heading}\n${previous.progress || words.noProgress}`
}
