/** 戦略: where the programme wants to go, how it works, and which measures serve what. Pictures where people rather look. */
import { makeStyles, tokens } from '@fluentui/react-components'
import type { StrategyPage as StrategyContent, StrategyDocument } from '../../../../shared/src/contract/strategy.ts'
import { failureSentence } from '../../api/failure-sentence.ts'
import { useStrategy } from '../../api/use-page-of.ts'
import { cityText } from '../../components/language.ts'
import { PageFrame, PageHeading } from '../../components/page-frame.tsx'
import { useWording } from '../../components/use-wording.ts'
import { WaitingFor } from '../../components/waiting-for.tsx'
import { ApproachesCard } from './approaches-card.tsx'
import { ContentsList } from './contents-list.tsx'
import { GoalCard } from './goal-card.tsx'
import { GovernanceCard } from './governance-card.tsx'
import { LongTermCard } from './long-term-card.tsx'
import { MeasuresContext } from './measure-chips.tsx'
import { MidTermCard } from './mid-term-card.tsx'
import { PillarsCard } from './pillars-card.tsx'
import { PrinciplesCard } from './principles-card.tsx'
import { VisionCard } from './vision-card.tsx'
import { WaysCard } from './ways-card.tsx'

const useStyles = makeStyles({
  pair: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: tokens.spacingVerticalL,
    '@media (min-width: 1000px)': { gridTemplateColumns: 'repeat(2, minmax(0, 1fr))' },
  },
})

export function StrategyPage() {
  const asked = useStrategy()
  const wording = useWording()
  const { strategy: words } = wording
  if (!asked.known) {
    return <WaitingFor trouble={asked.failure && failureSentence(asked.failure, wording)} tryAgain={asked.tryAgain} />
  }
  const { strategy } = asked.known
  if (!strategy) {
    return (
      <PageFrame>
        <PageHeading subject={words.none} title={words.heading}>
          {words.heading}
        </PageHeading>
      </PageFrame>
    )
  }
  return <KnownStrategy content={asked.known} strategy={strategy} />
}

interface KnownStrategyProps {
  readonly content: StrategyContent
  readonly strategy: StrategyDocument
}

function KnownStrategy({ content, strategy }: KnownStrategyProps) {
  const styles = useStyles()
  const { strategy: words } = useWording()
  const { title, subtitle, dayText, organisation } = strategy
  return (
    <MeasuresContext value={content.measures}>
      <PageFrame>
        <div {...cityText}>
          <PageHeading
            subject={words.source(`${title} ${subtitle}`, dayText, `${organisation.city} ${organisation.issuer}`)}
            title={words.heading}
          >
            {words.heading}
          </PageHeading>
        </div>
        <ContentsList withMidTerm={content.roadmap !== null} />
        <VisionCard vision={strategy.vision} />
        <GoalCard goal={strategy.goal} measures={content.measures.length} hours={content.hours} />
        <PillarsCard pillars={strategy.pillars.items} areas={strategy.areas} measures={content.measures} />
        <div className={styles.pair}>
          <PrinciplesCard principles={strategy.principles.items} />
          <WaysCard ways={strategy.ways.items} />
        </div>
        <ApproachesCard approaches={strategy.approaches.items} measures={content.measures} />
        <GovernanceCard governance={strategy.governance} />
        <LongTermCard roadmap={strategy.longTermRoadmap} />
        {content.roadmap && <MidTermCard roadmap={content.roadmap} />}
      </PageFrame>
    </MeasuresContext>
  )
}
