/** Three pillars, nine areas, one tile a measure. On a wide screen all of it stands side by side. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { MeasureOnBoard } from '../../../../shared/src/contract/board.ts'
import { ownProperties } from '../../components/own-properties.ts'
import { useWording } from '../../components/use-wording.ts'
import { type AreaGroup, groupMeasures, type PillarGroup } from './group-measures.ts'
import { columnsOfArea, columnsOfPillar } from './layout.ts'
import { MeasureTile } from './measure-tile.tsx'

const middle = '@media (min-width: 1000px)'
const wide = '@media (min-width: 1560px)'

const useStyles = makeStyles({
  board: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    alignItems: 'start',
    gap: `${tokens.spacingVerticalXXL} ${tokens.spacingHorizontalL}`,
    [wide]: { gridTemplateColumns: 'repeat(var(--columns), minmax(0, 1fr))' },
  },
  pillar: { minWidth: 0, [wide]: { gridColumn: 'span var(--span)' } },
  pillarHeading: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    gap: tokens.spacingHorizontalS,
    margin: `0 0 ${tokens.spacingVerticalS}`,
    paddingBottom: tokens.spacingVerticalXS,
    borderBottom: `2px solid ${tokens.colorBrandStroke1}`,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
  },
  count: {
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground2,
  },
  areas: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    alignItems: 'start',
    gap: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalL}`,
    // The last row takes what a long area beside it needs more; else opening a tile would push the short areas apart.
    [middle]: { gridTemplateColumns: 'repeat(3, minmax(0, 1fr))', gridTemplateRows: 'max-content 1fr' },
    [wide]: { gridTemplateColumns: 'repeat(var(--span), minmax(0, 1fr))' },
  },
  area: { minWidth: 0 },
  long: { [middle]: { gridColumn: 'span var(--area-span)', gridRow: 'span 2' } },
  areaHeading: {
    display: 'flex',
    gap: tokens.spacingHorizontalS,
    alignItems: 'baseline',
    margin: `0 0 ${tokens.spacingVerticalS}`,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    color: tokens.colorNeutralForeground2,
  },
  areaId: { whiteSpace: 'nowrap' },
  tiles: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 19rem), 1fr))',
    alignItems: 'start',
    gap: tokens.spacingHorizontalS,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    [middle]: { gridTemplateColumns: 'repeat(var(--area-span), minmax(0, 1fr))' },
  },
})

export function BoardGrid({ measures }: { readonly measures: readonly MeasureOnBoard[] }) {
  const styles = useStyles()
  const pillars = groupMeasures(measures)
  const columns = pillars.reduce((sum, pillar) => sum + columnsOfPillar(pillar), 0)
  return (
    // A narrowed board keeps tiles of about the same width.
    <div className={styles.board} style={ownProperties({ '--columns': Math.max(columns, 4) })}>
      {pillars.map((pillar) => (
        <PillarSection key={pillar.id} pillar={pillar} />
      ))}
    </div>
  )
}

function PillarSection({ pillar }: { readonly pillar: PillarGroup }) {
  const styles = useStyles()
  const { group } = useWording()
  const headingId = `pillar-${pillar.id}`
  const count = pillar.areas.reduce((sum, area) => sum + area.measures.length, 0)
  return (
    <section
      aria-labelledby={headingId}
      className={styles.pillar}
      style={ownProperties({ '--span': columnsOfPillar(pillar) })}
    >
      <h2 id={headingId} className={styles.pillarHeading}>
        <span>{group.pillar(pillar.id, pillar.name)}</span>
        <span className={styles.count}>{group.measures(count)}</span>
      </h2>
      <div className={styles.areas}>
        {pillar.areas.map((area) => (
          <AreaSection key={area.id} area={area} />
        ))}
      </div>
    </section>
  )
}

function AreaSection({ area }: { readonly area: AreaGroup }) {
  const styles = useStyles()
  const headingId = `area-${area.id}`
  const columns = columnsOfArea(area)
  return (
    <section
      aria-labelledby={headingId}
      className={mergeClasses(styles.area, columns > 1 && styles.long)}
      style={ownProperties({ '--area-span': columns })}
    >
      <h3 id={headingId} className={styles.areaHeading}>
        <span className={styles.areaId}>{area.id}</span>
        <span>{area.name}</span>
      </h3>
      <ul className={styles.tiles}>
        {area.measures.map((measure) => (
          <li key={measure.id}>
            <MeasureTile measure={measure} />
          </li>
        ))}
      </ul>
    </section>
  )
}
