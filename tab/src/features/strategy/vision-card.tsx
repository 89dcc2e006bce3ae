/** めざす姿 as a house: the vision is the roof, what it consists of the columns, the culture of change the ground. */
import { makeStyles, tokens } from '@fluentui/react-components'
import type { StrategyDocument } from '../../../../shared/src/contract/strategy.ts'
import { cityText } from '../../components/language.ts'
import { SectionCard } from '../../components/section-card.tsx'
import { useWording } from '../../components/use-wording.ts'
import { idOfPart } from './parts.ts'

const useStyles = makeStyles({
  house: { display: 'grid', gap: '6px' },
  roof: { display: 'block', width: '100%', height: 'clamp(28px, 4vw, 56px)', marginBottom: '-6px' },
  roofShape: {
    fill: tokens.colorBrandBackground2,
    stroke: tokens.colorBrandStroke1,
    strokeWidth: 2,
    '@media (forced-colors: active)': { fill: 'Canvas', stroke: 'CanvasText' },
  },
  text: {
    margin: 0,
    padding: '6px 16px 10px',
    border: `2px solid ${tokens.colorBrandStroke1}`,
    borderTopStyle: 'none',
    backgroundColor: tokens.colorBrandBackground2,
  },
  columns: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 15rem), 1fr))',
    gap: '6px',
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  column: {
    padding: '12px 16px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    textAlign: 'center',
  },
  catchphrase: {
    margin: 0,
    color: tokens.colorBrandForeground1,
    fontSize: tokens.fontSizeBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
  name: { margin: '2px 0 6px', fontSize: tokens.fontSizeBase300 },
  columnText: { margin: 0, textAlign: 'left' },
  ground: {
    padding: '10px 16px',
    border: `2px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusMedium,
    textAlign: 'center',
    fontWeight: tokens.fontWeightSemibold,
  },
  groundTerm: {
    display: 'block',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
  },
})

export function VisionCard({ vision }: { readonly vision: StrategyDocument['vision'] }) {
  const styles = useStyles()
  const { strategy: words } = useWording()
  return (
    <SectionCard heading={words.vision} id={idOfPart('vision')}>
      <div className={styles.house}>
        <svg className={styles.roof} viewBox="0 0 100 28" preserveAspectRatio="none" aria-hidden="true">
          <path className={styles.roofShape} d="M0.2 28 50 1 99.8 28" vectorEffect="non-scaling-stroke" />
        </svg>
        <p className={styles.text} {...cityText}>
          {vision.text}
        </p>
        <ul className={styles.columns} {...cityText}>
          {vision.items.map(({ id, catchphrase, name, text }) => (
            <li key={id} className={styles.column}>
              <p className={styles.catchphrase}>{catchphrase}</p>
              <h3 className={styles.name}>{name}</h3>
              <p className={styles.columnText}>{text}</p>
            </li>
          ))}
        </ul>
        <div className={styles.ground}>
          <span className={styles.groundTerm}>{words.foundation}</span>
          <span {...cityText}>{vision.foundation}</span>
        </div>
      </div>
    </SectionCard>
  )
}
