/** Measures as small links: number and title. */
import { makeStyles, tokens } from '@fluentui/react-components'
import { createContext, useContext } from 'react'
import type { StrategyPage } from '../../../../shared/src/contract/strategy.ts'
import { cityText } from '../../components/language.ts'
import { MeasureLink } from '../../components/measure-link.tsx'

/** Every measure there is, for their titles. */
export const MeasuresContext = createContext<StrategyPage['measures']>([])

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: `0 ${tokens.spacingHorizontalM}`,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  column: { display: 'grid', gap: '2px', margin: 0, padding: 0, listStyleType: 'none' },
  // A finger needs 24 pixels.
  item: { fontSize: tokens.fontSizeBase300, lineHeight: '24px' },
  link: { display: 'inline-block' },
  id: { marginRight: '0.5em', whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
})

interface MeasureChipsProps {
  readonly ids: readonly string[]
  /** One below the other. */
  readonly stacked?: boolean
}

export function MeasureChips({ ids, stacked = false }: MeasureChipsProps) {
  const styles = useStyles()
  const measures = useContext(MeasuresContext)
  return (
    <ul className={stacked ? styles.column : styles.list}>
      {ids.map((id) => (
        <li key={id} className={styles.item}>
          <MeasureLink id={id} className={styles.link}>
            <span className={styles.id}>{id}</span>
            <span {...cityText}>{measures.find((measure) => measure.id === id)?.title}</span>
          </MeasureLink>
        </li>
      ))}
    </ul>
  )
}
