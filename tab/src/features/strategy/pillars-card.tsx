/** 3本柱 side by side, their areas inside, the measures of each one press away. */
import { makeStyles, tokens } from '@fluentui/react-components'
import type { StrategyDocument, StrategyPage } from '../../../../shared/src/contract/strategy.ts'
import { cityText, useLanguage } from '../../components/language.ts'
import { SectionCard } from '../../components/section-card.tsx'
import { useWording } from '../../components/use-wording.ts'
import { MeasureChips } from './measure-chips.tsx'
import { idOfPart } from './parts.ts'

const useStyles = makeStyles({
  pillars: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: tokens.spacingHorizontalM,
    alignItems: 'stretch',
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    '@media (min-width: 900px)': { gridTemplateColumns: 'repeat(3, minmax(0, 1fr))' },
  },
  pillar: {
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
    overflow: 'hidden',
  },
  head: {
    padding: '12px 14px',
    backgroundColor: tokens.colorBrandBackground2,
    borderBottom: `3px solid ${tokens.colorBrandStroke1}`,
  },
  name: {
    display: 'flex',
    gap: '0.5em',
    alignItems: 'baseline',
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
  },
  letter: { fontSize: tokens.fontSizeBase600 },
  text: { margin: '4px 0 0', fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase300 },
  areas: { display: 'grid', margin: 0, padding: '4px 14px 10px', listStyleType: 'none' },
  area: {
    padding: '8px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    ':first-child': { borderTop: 'none' },
  },
  summary: { cursor: 'pointer', ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` } },
  areaName: { fontWeight: tokens.fontWeightSemibold },
  count: {
    marginLeft: '0.6em',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    whiteSpace: 'nowrap',
  },
  measures: { padding: '6px 0 0 1.1em' },
})

interface PillarsCardProps {
  readonly pillars: StrategyDocument['pillars']['items']
  readonly areas: StrategyDocument['areas']
  readonly measures: StrategyPage['measures']
}

export function PillarsCard({ pillars, areas, measures }: PillarsCardProps) {
  const styles = useStyles()
  const { strategy: words } = useWording()
  const { language } = useLanguage()
  return (
    <SectionCard heading={words.pillars} id={idOfPart('pillars')}>
      <ul className={styles.pillars}>
        {pillars.map((pillar) => (
          <li key={pillar.id} className={styles.pillar}>
            <div className={styles.head} {...cityText}>
              <h3 className={styles.name}>
                <span className={styles.letter}>{pillar.id}</span>
                {pillar.name}
              </h3>
              <p className={styles.text}>{pillar.description}</p>
            </div>
            <ul className={styles.areas}>
              {areas
                .filter(({ pillarId }) => pillarId === pillar.id)
                .map((area) => {
                  const ids = measures.filter(({ areaId }) => areaId === area.id).map(({ id }) => id)
                  return (
                    <li key={area.id} className={styles.area}>
                      <details>
                        <summary className={styles.summary}>
                          <span className={styles.areaName}>
                            {area.id} {language === 'en' ? area.nameEn : area.name}
                          </span>
                          <span className={styles.count}>{words.measures(ids.length)}</span>
                        </summary>
                        <div className={styles.measures}>
                          <MeasureChips ids={ids} stacked />
                        </div>
                      </details>
                    </li>
                  )
                })}
            </ul>
          </li>
        ))}
      </ul>
    </SectionCard>
  )
}
