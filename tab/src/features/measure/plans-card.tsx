/** What the list promises, year by year. */
import { makeStyles, tokens } from '@fluentui/react-components'
import type { MeasurePage } from '../../../../shared/src/contract/measure.ts'
import { Facts } from '../../components/facts.tsx'
import { Lines } from '../../components/lines.tsx'
import { SectionCard } from '../../components/section-card.tsx'
import { useWording } from '../../components/use-wording.ts'

const useStyles = makeStyles({
  list: { display: 'grid', gap: tokens.spacingVerticalL, margin: 0, padding: 0, listStyleType: 'none' },
  year: {
    margin: `0 0 ${tokens.spacingVerticalXS}`,
    paddingBottom: '2px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    fontSize: tokens.fontSizeBase300,
  },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
})

export function PlansCard({ plans }: { readonly plans: MeasurePage['plans'] }) {
  const styles = useStyles()
  const { detail: words } = useWording()
  return (
    <SectionCard heading={words.plans}>
      {plans.length === 0 && <p className={styles.quiet}>{words.blankInList}</p>}
      <ol className={styles.list}>
        {plans.map(({ fiscalYear, milestone, actions, target }) => {
          const parts = [
            { term: words.actions, lines: actions },
            { term: words.planTarget, lines: target },
            { term: words.milestone, lines: milestone },
          ].filter(({ lines }) => lines.length > 0)
          return (
            <li key={fiscalYear}>
              <h3 className={styles.year}>{words.fiscalYear(fiscalYear)}</h3>
              {parts.length === 0 ? (
                <p className={styles.quiet}>{words.blankInList}</p>
              ) : (
                <Facts
                  facts={parts.map(({ term, lines }) => ({
                    term,
                    value: <Lines lines={lines} blank={words.blankInList} />,
                  }))}
                />
              )}
            </li>
          )
        })}
      </ol>
    </SectionCard>
  )
}
