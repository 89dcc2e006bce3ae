/** What a chosen workbook would change, or every place that has to be mended first. */
import { Button, makeStyles, tokens } from '@fluentui/react-components'
import type { WorkbookPreview } from '../../../../shared/src/contract/assignments.ts'
import type { AssignmentsWording } from '../../../../shared/src/wording/assignments.ja.ts'
import { cityText } from '../../components/language.ts'
import { SectionCard } from '../../components/section-card.tsx'

const useStyles = makeStyles({
  text: { margin: `0 0 ${tokens.spacingVerticalM}` },
  scroll: { overflowX: 'auto' },
  table: {
    borderCollapse: 'collapse',
    width: '100%',
    '& th, & td': {
      padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
      borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
      textAlign: 'start',
      verticalAlign: 'top',
      minWidth: '4em',
    },
    '& thead th': { color: tokens.colorNeutralForeground2, fontWeight: tokens.fontWeightSemibold },
  },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, marginTop: tokens.spacingVerticalM },
})

interface WorkbookPreviewTableProps {
  readonly words: AssignmentsWording
  readonly preview: WorkbookPreview
  readonly onApply: () => void
  readonly onCancel: () => void
}

export function WorkbookPreviewTable({ words, preview, onApply, onCancel }: WorkbookPreviewTableProps) {
  const styles = useStyles()
  const { check } = words
  const { problems, changes } = preview
  const [sentence, heads, rows] =
    problems.length > 0
      ? [
          check.problems(problems.length),
          [check.columns.row, check.columns.column, check.columns.message],
          problems.map(({ row, column, message }) => [String(row), column, message]),
        ]
      : [
          changes.length > 0 ? check.changes(changes.length) : check.none,
          [check.columns.where, check.columns.column, check.columns.before, check.columns.after],
          changes.map(({ where, column, before, after }) => [
            where,
            column,
            before || check.nobody,
            after || check.nobody,
          ]),
        ]
  return (
    <SectionCard heading={check.heading}>
      <p role="status" className={styles.text}>
        {sentence}
      </p>
      {rows.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <section className={styles.scroll} tabIndex={0} aria-label={check.heading}>
          <table className={styles.table}>
            <thead>
              <tr>
                {heads.map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody {...cityText}>
              {rows.map(([first, ...others], index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the rows of one preview never move
                <tr key={index}>
                  <th scope="row">{first}</th>
                  {others.map((cell, place) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: nor do their cells
                    <td key={place}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <div className={styles.actions}>
        {problems.length === 0 && changes.length > 0 && (
          <Button appearance="primary" onClick={onApply}>
            {check.apply}
          </Button>
        )}
        <Button onClick={onCancel}>{check.cancel}</Button>
      </div>
    </SectionCard>
  )
}
