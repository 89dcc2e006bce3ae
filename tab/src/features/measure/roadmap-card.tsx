/** Rows of the mid-term roadmap that the measure serves. */
import { Link, makeStyles, tokens } from '@fluentui/react-components'
import type { MeasurePage } from '../../../../shared/src/contract/measure.ts'
import { cityText, useBilingual } from '../../components/language.ts'
import { Lines } from '../../components/lines.tsx'
import { hrefOf } from '../../components/place.ts'
import { SectionCard } from '../../components/section-card.tsx'
import { useWording } from '../../components/use-wording.ts'

const useStyles = makeStyles({
  note: {
    margin: `0 0 ${tokens.spacingVerticalS}`,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
  list: { display: 'grid', gap: tokens.spacingVerticalL, margin: 0, padding: 0, listStyleType: 'none' },
  name: { margin: 0, fontSize: tokens.fontSizeBase300 },
  small: { margin: '2px 0', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
})

export function RoadmapCard({ rows }: { readonly rows: MeasurePage['roadmap'] }) {
  const styles = useStyles()
  const { detail: words, strategy, named } = useWording()
  const inLanguage = useBilingual()
  if (rows.length === 0) return null
  return (
    <SectionCard heading={words.roadmap}>
      <p className={styles.note}>{words.roadmapNote}</p>
      <ul className={styles.list}>
        {rows.map(({ no, item, milestones, link }) => (
          <li key={no}>
            <h3 className={styles.name} {...cityText}>
              <Link href={hrefOf({ page: 'strategy' })}>{strategy.row(no, item)}</Link>
            </h3>
            <p className={styles.small}>{named(words.strength[link.strength], inLanguage(link.reason))}</p>
            {milestones
              .filter(({ lines }) => lines.length > 0)
              .map(({ fiscalYear, lines }) => (
                <div key={fiscalYear}>
                  <p className={styles.small}>
                    {words.fiscalYear(fiscalYear)} {strategy.milestone}
                  </p>
                  <Lines lines={lines} blank={strategy.blank} />
                </div>
              ))}
          </li>
        ))}
      </ul>
    </SectionCard>
  )
}
