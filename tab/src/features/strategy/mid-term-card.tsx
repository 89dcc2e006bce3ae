/** The mid-term roadmap: each row of the mayor's pledges as a line of years that ends in its milestone. */
import { makeStyles, tokens } from '@fluentui/react-components'
import type { RoadmapDocument, RoadmapRow } from '../../../../shared/src/contract/strategy.ts'
import { cityText, useBilingual } from '../../components/language.ts'
import { Lines } from '../../components/lines.tsx'
import { ownProperties } from '../../components/own-properties.ts'
import { SectionCard } from '../../components/section-card.tsx'
import { ToConfirmNote } from '../../components/to-confirm.tsx'
import { useWording } from '../../components/use-wording.ts'
import { MeasureChips } from './measure-chips.tsx'
import { idOfPart } from './parts.ts'

const useStyles = makeStyles({
  rows: {
    display: 'grid',
    gap: tokens.spacingVerticalXXL,
    margin: `${tokens.spacingVerticalM} 0 0`,
    padding: 0,
    listStyleType: 'none',
  },
  row: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: tokens.spacingVerticalS },
  name: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '2px 12px',
    alignItems: 'baseline',
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
  },
  lead: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightRegular,
  },
  years: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '8px',
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    '@media (min-width: 1000px)': { gridTemplateColumns: 'repeat(var(--years), minmax(0, 1fr))', gap: '4px' },
  },
  year: {
    padding: '8px 10px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderTop: `4px solid ${tokens.colorNeutralStroke1}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
  },
  yearName: { margin: '0 0 4px', fontSize: tokens.fontSizeBase300 },
  milestone: {
    marginTop: '8px',
    padding: '6px 8px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorBrandStroke2}`,
    backgroundColor: tokens.colorBrandBackground2,
  },
  term: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  links: { margin: '4px 0 0' },
  linksName: { margin: '0 0 2px', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
})

export function MidTermCard({ roadmap }: { readonly roadmap: RoadmapDocument }) {
  const styles = useStyles()
  const { strategy: words } = useWording()
  const inLanguage = useBilingual()
  return (
    <SectionCard heading={words.midTerm} id={idOfPart('midTerm')}>
      <ToConfirmNote label={words.toConfirm}>{inLanguage(roadmap.note)}</ToConfirmNote>
      <ul className={styles.rows}>
        {roadmap.rows.map((row) => (
          <li key={row.no} className={styles.row}>
            <h3 className={styles.name} {...cityText}>
              {words.row(row.no, row.item)}
              <span className={styles.lead}>{[row.leadDepartment, row.leadSection].filter(Boolean).join(' ')}</span>
            </h3>
            <Lines lines={row.outline} blank={words.blank} />
            <Years row={row} />
            <DoubtsOf row={row} field={null} />
            <div className={styles.links}>
              <p className={styles.linksName}>{words.links}</p>
              <MeasureChips ids={row.links.map(({ measureId }) => measureId)} />
            </div>
          </li>
        ))}
      </ul>
    </SectionCard>
  )
}

function Years({ row }: { readonly row: RoadmapRow }) {
  const styles = useStyles()
  const { strategy: words, detail } = useWording()
  return (
    <ol className={styles.years} style={ownProperties({ '--years': row.plans.length })}>
      {row.plans.map(({ fiscalYear, andLater, actions }) => {
        const milestone = row.milestones.find((one) => one.fiscalYear === fiscalYear && !andLater)
        const name = detail.fiscalYear(fiscalYear)
        return (
          <li key={fiscalYear} className={styles.year}>
            <h4 className={styles.yearName}>{andLater ? words.andLater(name) : name}</h4>
            <Lines lines={actions} blank={words.blank} />
            <DoubtsOf row={row} field="actions" fiscalYear={fiscalYear} />
            {milestone && (
              <div className={styles.milestone}>
                <p className={styles.term}>{words.milestone}</p>
                <Lines lines={milestone.lines} blank={words.blank} />
                <DoubtsOf row={row} field="milestone" fiscalYear={fiscalYear} />
              </div>
            )}
          </li>
        )
      })}
    </ol>
  )
}

interface DoubtsOfProps {
  readonly row: RoadmapRow
  /** Null: those that belong to no year. */
  readonly field: 'actions' | 'milestone' | null
  readonly fiscalYear?: number
}

function DoubtsOf({ row, field, fiscalYear }: DoubtsOfProps) {
  const { strategy: words, detail, named } = useWording()
  const inLanguage = useBilingual()
  const found = row.doubts.filter((doubt) =>
    field === null ? doubt.fiscalYear === null : doubt.field === field && doubt.fiscalYear === fiscalYear,
  )
  if (found.length === 0) return null
  return (
    <ToConfirmNote label={words.toConfirm}>
      {found.map(({ id, note, suggestion }) => (
        <span key={id}>
          {inLanguage(note)}
          {suggestion && ` ${named(detail.suggestion, inLanguage(suggestion))}`}{' '}
        </span>
      ))}
    </ToConfirmNote>
  )
}
