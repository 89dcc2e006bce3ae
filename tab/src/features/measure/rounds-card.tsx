/** What was said in each round, newest first. The round one came for is brought into view. */
import { makeStyles, tokens } from '@fluentui/react-components'
import { useEffect, useRef } from 'react'
import type { IndicatorOfMeasure, MeasurePage, RoundOfMeasure } from '../../../../shared/src/contract/measure.ts'
import { cityText } from '../../components/language.ts'
import { SectionCard } from '../../components/section-card.tsx'
import { useWording } from '../../components/use-wording.ts'
import { Amendments } from './amendments.tsx'
import { EarlierRevisions } from './earlier-revisions.tsx'
import { FollowUp } from './follow-up.tsx'
import { RelatedLines } from './related-lines.tsx'
import { ReviewThread } from './review-thread.tsx'
import { RevisionView } from './revision-view.tsx'
import { RoundHeading } from './round-heading.tsx'

const useStyles = makeStyles({
  list: { display: 'grid', gap: tokens.spacingVerticalXL, margin: 0, padding: 0, listStyleType: 'none' },
  round: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: tokens.spacingVerticalS,
    paddingLeft: tokens.spacingHorizontalM,
    borderLeft: `3px solid ${tokens.colorNeutralStroke2}`,
    scrollMarginTop: '16px',
  },
  wanted: { borderLeft: `3px solid ${tokens.colorBrandStroke1}` },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  text: { margin: 0, whiteSpace: 'pre-line' },
})

interface RoundsCardProps {
  readonly measure: MeasurePage
  readonly wanted: string | undefined
}

export function RoundsCard({ measure, wanted }: RoundsCardProps) {
  const styles = useStyles()
  const { detail: words } = useWording()
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => {
    if (!wanted || measure.rounds[0]?.id === wanted) return
    list.current?.querySelector(`[data-round="${wanted}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [wanted, measure.rounds[0]?.id])
  return (
    <SectionCard heading={words.rounds}>
      {measure.rounds.length === 0 && <p className={styles.quiet}>{words.noRounds}</p>}
      <ol ref={list} className={styles.list}>
        {measure.rounds.map((round) => (
          <li
            key={round.id}
            data-round={round.id}
            className={round.id === wanted ? `${styles.round} ${styles.wanted}` : styles.round}
          >
            <RoundHeading round={round} />
            <RoundContent round={round} indicators={measure.indicators} />
            <RelatedLines lines={round.relatedLines} />
            <Amendments round={round} indicators={measure.indicators} />
          </li>
        ))}
      </ol>
    </SectionCard>
  )
}

interface RoundContentProps {
  readonly round: RoundOfMeasure
  readonly indicators: readonly IndicatorOfMeasure[]
}

function RoundContent({ round, indicators }: RoundContentProps) {
  const styles = useStyles()
  const { measure: words } = useWording()
  const [newest, ...earlier] = round.revisions
  if (newest) {
    return (
      <>
        <RevisionView revision={newest} indicators={indicators} />
        {round.followUp && <FollowUp followUp={round.followUp} indicators={indicators} />}
        <EarlierRevisions revisions={earlier} indicators={indicators} />
        <ReviewThread reviews={round.reviews} />
      </>
    )
  }
  if (round.published) {
    return (
      <>
        <p className={styles.quiet}>{round.published.weather ? words.confirmedNote : words.publishedNote}</p>
        <p className={styles.text} {...cityText}>
          {round.published.progress || words.noProgress}
        </p>
      </>
    )
  }
  if (round.inConfirmation) return <p className={styles.quiet}>{words.notShownYet}</p>
  return <p className={styles.quiet}>{round.expectation === 'excused' ? words.notAsked : words.notAnswered}</p>
}
