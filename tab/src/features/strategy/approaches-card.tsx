/** 4アプローチ with the measures behind each of their items; links that are not certain say so. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { StrategyDocument, StrategyPage } from '../../../../shared/src/contract/strategy.ts'
import { cityText, useBilingual } from '../../components/language.ts'
import { SectionCard } from '../../components/section-card.tsx'
import { ToConfirmNote } from '../../components/to-confirm.tsx'
import { useWording } from '../../components/use-wording.ts'
import { MeasureChips } from './measure-chips.tsx'
import { idOfPart } from './parts.ts'

const useStyles = makeStyles({
  note: { margin: `0 0 ${tokens.spacingVerticalM}`, color: tokens.colorNeutralForeground2 },
  approaches: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 19rem), 1fr))',
    gap: tokens.spacingHorizontalM,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    '@media (min-width: 1200px)': { gridTemplateColumns: 'repeat(4, minmax(0, 1fr))' },
  },
  last: { gridColumn: '1 / -1' },
  approach: {
    padding: '12px 14px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  type: {
    color: tokens.colorBrandForeground1,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
  },
  name: {
    margin: `0 0 ${tokens.spacingVerticalS}`,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
  },
  items: { display: 'grid', gap: tokens.spacingVerticalS, margin: 0, padding: 0, listStyleType: 'none' },
  item: { display: 'grid', gap: '1px' },
  text: { display: 'flex', flexWrap: 'wrap', gap: '6px', alignItems: 'center', fontWeight: tokens.fontWeightSemibold },
})

interface ApproachesCardProps {
  readonly approaches: StrategyDocument['approaches']['items']
  readonly measures: StrategyPage['measures']
}

export function ApproachesCard({ approaches, measures }: ApproachesCardProps) {
  const styles = useStyles()
  const { strategy: words } = useWording()
  const inLanguage = useBilingual()
  const linked = new Set(approaches.flatMap(({ items }) => items.flatMap(({ measureIds }) => measureIds)))
  const unclassified = measures.filter(({ id }) => !linked.has(id)).map(({ id }) => id)
  return (
    <SectionCard heading={words.approaches} id={idOfPart('approaches')}>
      <p className={styles.note}>{words.approachesNote}</p>
      <ul className={styles.approaches}>
        {approaches.map(({ id, name, type, items, note }) => (
          <li key={id} className={styles.approach}>
            <span className={styles.type} {...cityText}>
              {type ?? ' '}
            </span>
            <h3 className={styles.name} {...cityText}>
              {name}
            </h3>
            <ul className={styles.items}>
              {items.map(({ text, measureIds, confidence, basis }) => (
                <li key={text} className={styles.item}>
                  <span className={styles.text}>
                    <span {...cityText}>{text}</span>
                  </span>
                  <MeasureChips ids={measureIds} />
                  {confidence !== 'high' && <ToConfirmNote label={words.guessed}>{inLanguage(basis)}</ToConfirmNote>}
                </li>
              ))}
            </ul>
            {note && <ToConfirmNote label={words.toConfirm}>{inLanguage(note)}</ToConfirmNote>}
          </li>
        ))}
        {unclassified.length > 0 && (
          <li className={mergeClasses(styles.approach, styles.last)}>
            <h3 className={styles.name}>{words.unclassified}</h3>
            <p className={styles.note}>{words.unclassifiedNote}</p>
            <MeasureChips ids={unclassified} />
          </li>
        )}
      </ul>
    </SectionCard>
  )
}
