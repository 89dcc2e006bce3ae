/** One measure with everything known of it: the plan, the figures, and what was said in each round. */
import { makeStyles, tokens } from '@fluentui/react-components'
import type { MeasurePage as MeasureContent } from '../../../../shared/src/contract/measure.ts'
import { failureSentence } from '../../api/failure-sentence.ts'
import { useMeasure } from '../../api/use-page-of.ts'
import { PageFrame } from '../../components/page-frame.tsx'
import { useWording } from '../../components/use-wording.ts'
import { WaitingFor } from '../../components/waiting-for.tsx'
import { IndicatorsCard } from './indicators-card.tsx'
import { MeasureHeader } from './measure-header.tsx'
import { PlansCard } from './plans-card.tsx'
import { RoadmapCard } from './roadmap-card.tsx'
import { RoundsCard } from './rounds-card.tsx'
import { ToConfirmCard } from './to-confirm-card.tsx'

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: tokens.spacingVerticalL,
    alignItems: 'start',
    '@media (min-width: 1000px)': { gridTemplateColumns: 'minmax(0, 5fr) minmax(0, 4fr)' },
  },
  column: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: tokens.spacingVerticalL },
})

interface MeasurePageProps {
  readonly id: string
  /** The round one came for. */
  readonly round?: string
}

export function MeasurePage({ id, round }: MeasurePageProps) {
  const asked = useMeasure(id)
  const wording = useWording()
  if (!asked.known) {
    return <WaitingFor trouble={asked.failure && failureSentence(asked.failure, wording)} tryAgain={asked.tryAgain} />
  }
  return <KnownMeasure measure={asked.known} round={round} />
}

function KnownMeasure({ measure, round }: { readonly measure: MeasureContent; readonly round: string | undefined }) {
  const styles = useStyles()
  return (
    <PageFrame>
      <MeasureHeader measure={measure} />
      <div className={styles.columns}>
        <div className={styles.column}>
          <RoundsCard measure={measure} wanted={round} />
        </div>
        <div className={styles.column}>
          <IndicatorsCard indicators={measure.indicators} />
          <PlansCard plans={measure.plans} />
          <RoadmapCard rows={measure.roadmap} />
          {measure.toConfirm && <ToConfirmCard {...measure.toConfirm} />}
        </div>
      </div>
    </PageFrame>
  )
}
