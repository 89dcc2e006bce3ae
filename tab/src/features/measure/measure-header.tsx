/** Name and place of the measure, its weather now, who stands for it, and the way back. */
import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { useEffect, useRef } from 'react'
import type { MeasurePage } from '../../../../shared/src/contract/measure.ts'
import { Facts } from '../../components/facts.tsx'
import { cityText } from '../../components/language.ts'
import { Lines } from '../../components/lines.tsx'
import { PageHeading } from '../../components/page-frame.tsx'
import { hrefOf, useJourney } from '../../components/place.ts'
import { useWording } from '../../components/use-wording.ts'
import { BackIcon } from './back-icon.tsx'
import { SkyNow } from './sky-now.tsx'

const useStyles = makeStyles({
  header: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalXXL}`,
    alignItems: 'start',
    '@media (min-width: 1000px)': { gridTemplateColumns: 'minmax(0, 5fr) minmax(0, 4fr)' },
  },
  back: { gridColumn: '1 / -1', justifySelf: 'start', minWidth: 0, marginLeft: '-8px', paddingLeft: '8px' },
  title: { display: 'grid', gap: tokens.spacingVerticalM },
  id: { marginRight: '0.4em', color: tokens.colorNeutralForeground2, whiteSpace: 'nowrap' },
})

export function MeasureHeader({ measure }: { readonly measure: MeasurePage }) {
  const styles = useStyles()
  const { nav, detail: words } = useWording()
  const { before } = useJourney()
  const header = useRef<HTMLElement>(null)
  useEffect(() => {
    if (before) header.current?.querySelector('h1')?.focus({ preventScroll: true })
  }, [before])
  const { pillar, area, approaches, relatedSections, deputies } = measure
  const facts = [
    { term: words.purpose, value: <Lines lines={measure.purpose} blank={words.blankInList} /> },
    { term: words.lead, value: [measure.leadDepartment, measure.leadSection].filter(Boolean).join(' ') },
    { term: words.leader, value: measure.leader ?? words.unassigned },
    ...(deputies.length > 0 ? [{ term: words.deputies, value: deputies.join('、') }] : []),
    ...(relatedSections.length > 0 ? [{ term: words.related, value: relatedSections.join('、') }] : []),
    { term: words.approach, value: approaches.map(({ name }) => name).join('、') || words.noApproach },
  ]
  return (
    <header ref={header} className={styles.header}>
      <Button
        className={styles.back}
        appearance="subtle"
        icon={<BackIcon />}
        onClick={() => {
          if (before) history.back()
          else location.hash = hrefOf({ page: 'board' })
        }}
      >
        {nav.back}
      </Button>
      <div className={styles.title} {...cityText}>
        <PageHeading
          subject={words.subject(`${pillar.id} ${pillar.name}`, `${area.id} ${area.name}`)}
          title={`${measure.id} ${measure.title}`}
        >
          <span className={styles.id}>{measure.id}</span>
          {measure.title}
        </PageHeading>
        <SkyNow rounds={measure.rounds} />
      </div>
      <Facts facts={facts} />
    </header>
  )
}
