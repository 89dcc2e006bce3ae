/** The goal as two bars, what the register knows of hours, and in plain words what is missing to say how far it is. */
import { makeStyles, tokens } from '@fluentui/react-components'
import type { StrategyDocument, StrategyPage } from '../../../../shared/src/contract/strategy.ts'
import { Facts } from '../../components/facts.tsx'
import { cityText, useBilingual } from '../../components/language.ts'
import { SectionCard } from '../../components/section-card.tsx'
import { ToConfirmNote } from '../../components/to-confirm.tsx'
import { useWording } from '../../components/use-wording.ts'
import { MeasureChips } from './measure-chips.tsx'
import { idOfPart } from './parts.ts'

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalXXXL}`,
    '@media (min-width: 1000px)': { gridTemplateColumns: 'repeat(2, minmax(0, 1fr))' },
  },
  big: {
    margin: 0,
    fontSize: 'clamp(2.25rem, 1.6rem + 2.4vw, 3.5rem)',
    lineHeight: 1.15,
    fontWeight: tokens.fontWeightSemibold,
  },
  quantity: { display: 'block', fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightRegular },
  bars: { display: 'grid', gap: '8px', margin: `${tokens.spacingVerticalM} 0` },
  bar: { display: 'grid', gridTemplateColumns: '3.5rem minmax(0, 1fr)', alignItems: 'center', gap: '8px' },
  track: { display: 'flex', height: '30px' },
  full: {
    boxSizing: 'border-box',
    borderRadius: '4px',
    backgroundColor: tokens.colorNeutralBackground6,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  left: {
    boxSizing: 'border-box',
    borderRadius: '4px 0 0 4px',
    backgroundColor: tokens.colorBrandBackground,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    '@media (forced-colors: active)': { backgroundColor: 'Highlight', forcedColorAdjust: 'none' },
  },
  shifted: {
    boxSizing: 'border-box',
    border: `2px dashed ${tokens.colorNeutralStrokeAccessible}`,
    borderLeftStyle: 'none',
    borderRadius: '0 4px 4px 0',
  },
  shift: { justifySelf: 'end', fontSize: tokens.fontSizeBase300 },
  text: { margin: `0 0 ${tokens.spacingVerticalM}` },
  evidence: { margin: `${tokens.spacingVerticalM} 0` },
})

interface GoalCardProps {
  readonly goal: StrategyDocument['goal']
  readonly measures: number
  readonly hours: StrategyPage['hours']
}

export function GoalCard({ goal, measures, hours }: GoalCardProps) {
  const styles = useStyles()
  const { strategy: words } = useWording()
  const inLanguage = useBilingual()
  const rate = goal.reductionTarget
  const stating = new Set(hours.filter(({ target }) => target !== null).map(({ measureId }) => measureId)).size
  const missing = [
    words.total,
    ...(goal.baseline === null ? [words.baseline] : []),
    ...(goal.deadline === null ? [words.deadline] : []),
    ...(stating === 0 ? [words.evidence] : []),
  ]
  return (
    <SectionCard heading={words.goal} id={idOfPart('goal')}>
      <div className={styles.columns}>
        <div>
          <p className={styles.big}>
            <span className={styles.quantity} {...cityText}>
              {goal.quantity}
            </span>
            {words.less(rate)}
          </p>
          <div role="img" aria-label={words.goalPicture(goal.quantity, rate)} className={styles.bars}>
            <div className={styles.bar}>
              <span>{words.now}</span>
              <span className={styles.track}>
                <span className={styles.full} style={{ width: '100%' }} />
              </span>
            </div>
            <div className={styles.bar}>
              <span>{words.less(rate)}</span>
              <span className={styles.track}>
                <span className={styles.left} style={{ width: `${100 - rate}%` }} />
                <span className={styles.shifted} style={{ width: `${rate}%` }} />
              </span>
            </div>
            <span className={styles.shift}>{words.shift}</span>
          </div>
        </div>
        <div>
          <p className={styles.text} {...cityText}>
            {goal.text}
          </p>
          <Facts
            facts={[
              { term: words.baseline, value: goal.baseline ?? words.unset },
              { term: words.deadline, value: goal.deadline ?? words.unset },
              { term: words.evidence, value: words.evidenceOf(stating, measures) },
              ...(hours.length > 0
                ? [{ term: words.counting, value: hours.map((one) => <HoursLine key={one.name} {...one} />) }]
                : []),
            ]}
          />
          <p className={styles.evidence}>{words.notComputable(rate, missing)}</p>
          <ToConfirmNote label={words.toConfirm} open>
            {inLanguage(goal.note)}
          </ToConfirmNote>
        </div>
      </div>
    </SectionCard>
  )
}

function HoursLine({ measureId, name, target }: StrategyPage['hours'][number]) {
  const { strategy: words, detail, added } = useWording()
  return (
    <>
      <span {...cityText}>{name}</span>
      {added(target === null ? words.withoutTarget : detail.figure(target, ''))}
      <MeasureChips ids={[measureId]} />
    </>
  )
}
