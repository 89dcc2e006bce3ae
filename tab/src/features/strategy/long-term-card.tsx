/** The long-term roadmap as a staircase: each step stands higher than the one before, up to what the city wants to be. */
import { makeStyles, tokens } from '@fluentui/react-components'
import type { StrategyDocument } from '../../../../shared/src/contract/strategy.ts'
import { cityText, useBilingual } from '../../components/language.ts'
import { ownProperties } from '../../components/own-properties.ts'
import { SectionCard } from '../../components/section-card.tsx'
import { ToConfirmMark, ToConfirmNote } from '../../components/to-confirm.tsx'
import { useWording } from '../../components/use-wording.ts'
import { idOfPart } from './parts.ts'

const wide = '@media (min-width: 1000px)'

const useStyles = makeStyles({
  top: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    gap: `4px ${tokens.spacingHorizontalL}`,
    margin: `0 0 ${tokens.spacingVerticalM}`,
  },
  vision: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
  scope: { margin: 0, color: tokens.colorNeutralForeground2 },
  stairs: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '8px',
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    // On a narrow page one climbs by reading upwards no more than downwards: the steps lead in from the left.
    [wide]: { gridTemplateColumns: 'repeat(var(--steps), minmax(0, 1fr))', alignItems: 'end', gap: '4px' },
  },
  step: {
    boxSizing: 'border-box',
    marginLeft: 'calc(var(--at) * 10px)',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    overflow: 'hidden',
    [wide]: {
      marginLeft: 0,
      minHeight: 'calc(13rem + var(--at) * 3.75rem)',
      backgroundColor: tokens.colorNeutralBackground2,
    },
  },
  head: {
    padding: '8px 12px',
    backgroundColor: tokens.colorBrandBackground2,
    borderBottom: `3px solid ${tokens.colorBrandStroke1}`,
  },
  label: { margin: 0, fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightSemibold },
  name: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, wordBreak: 'auto-phrase' },
  body: { padding: '8px 12px' },
  aim: { margin: '0 0 4px', fontSize: tokens.fontSizeBase200 },
  aimTerm: { marginRight: '0.5em', color: tokens.colorNeutralForeground2 },
  items: { margin: 0, paddingLeft: '1.1em', listStyleType: 'disc', wordBreak: 'auto-phrase' },
  special: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: `2px ${tokens.spacingHorizontalL}`,
    margin: `8px 0 ${tokens.spacingVerticalM}`,
    padding: '10px 12px',
    border: `2px dashed ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  specialName: { fontWeight: tokens.fontWeightSemibold },
})

export function LongTermCard({ roadmap }: { readonly roadmap: StrategyDocument['longTermRoadmap'] }) {
  const styles = useStyles()
  const { strategy: words } = useWording()
  const inLanguage = useBilingual()
  const { vision, scopeText, startText, steps, specialProjects, note } = roadmap
  return (
    <SectionCard heading={words.longTerm} id={idOfPart('longTerm')}>
      <div className={styles.top} {...cityText}>
        <p className={styles.scope}>
          {startText}　{scopeText}
        </p>
        <p className={styles.vision}>{vision}</p>
      </div>
      <ol className={styles.stairs} style={ownProperties({ '--steps': steps.length })} {...cityText}>
        {steps.map(({ id, label, name, aim, items }, at) => (
          <li key={id} className={styles.step} style={ownProperties({ '--at': at })}>
            <div className={styles.head}>
              <p className={styles.label}>{label ?? <ToConfirmMark label={words.noLabel} />}</p>
              <h3 className={styles.name}>{name}</h3>
            </div>
            <div className={styles.body}>
              {aim && (
                <p className={styles.aim}>
                  <span className={styles.aimTerm}>{words.aim}</span>
                  {aim}
                </p>
              )}
              <ul className={styles.items}>
                {items.map((item) => (
                  <li key={item}>{item}</li>
                ))}
              </ul>
            </div>
          </li>
        ))}
      </ol>
      <div className={styles.special} {...cityText}>
        <span className={styles.specialName}>{specialProjects.name}</span>
        {specialProjects.items.map((item) => (
          <span key={item}>{item}</span>
        ))}
      </div>
      <ToConfirmNote label={words.toConfirm}>{inLanguage(note)}</ToConfirmNote>
    </SectionCard>
  )
}
