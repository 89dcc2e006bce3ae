/** What was said before it was corrected, folded. Nothing is ever taken away. */
import { makeStyles, tokens } from '@fluentui/react-components'
import type { IndicatorOfMeasure, RevisionOfMeasure } from '../../../../shared/src/contract/measure.ts'
import { useWording } from '../../components/use-wording.ts'
import { RevisionView } from './revision-view.tsx'

const useStyles = makeStyles({
  summary: {
    width: 'fit-content',
    padding: '4px 6px',
    borderRadius: tokens.borderRadiusMedium,
    cursor: 'pointer',
    fontWeight: tokens.fontWeightSemibold,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  list: { display: 'grid', gap: tokens.spacingVerticalM, margin: `${tokens.spacingVerticalS} 0 0`, padding: 0 },
  revision: {
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
    listStyleType: 'none',
  },
})

interface EarlierRevisionsProps {
  readonly revisions: readonly RevisionOfMeasure[]
  readonly indicators: readonly IndicatorOfMeasure[]
}

export function EarlierRevisions({ revisions, indicators }: EarlierRevisionsProps) {
  const styles = useStyles()
  const { detail: words } = useWording()
  if (revisions.length === 0) return null
  return (
    <details>
      <summary className={styles.summary}>{words.earlier(revisions.length)}</summary>
      <ol className={styles.list}>
        {revisions.map((revision) => (
          <li key={revision.revision} className={styles.revision}>
            <RevisionView revision={revision} indicators={indicators} withWeather />
          </li>
        ))}
      </ol>
    </details>
  )
}
