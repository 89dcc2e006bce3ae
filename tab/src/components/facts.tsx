/** Terms and what they stand for, one pair below the other. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'

const useStyles = makeStyles({
  list: { display: 'grid', gap: tokens.spacingVerticalSNudge, margin: 0 },
  row: { display: 'grid', gridTemplateColumns: '7.5em minmax(0, 1fr)', columnGap: tokens.spacingHorizontalM },
  term: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  value: { margin: 0, whiteSpace: 'pre-line' },
})

export interface Fact {
  readonly term: string
  readonly value: ReactNode
}

export function Facts({ facts, className }: { readonly facts: readonly Fact[]; readonly className?: string }) {
  const styles = useStyles()
  return (
    <dl className={mergeClasses(styles.list, className)}>
      {facts.map(({ term, value }) => (
        <div key={term} className={styles.row}>
          <dt className={styles.term}>{term}</dt>
          <dd className={styles.value}>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
