/** The counts of the round in words and as one bar. Each count is also the button that shows only those measures. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { FilterButton } from '../../components/filter-button.tsx'
import { useWording } from '../../components/use-wording.ts'
import type { Filter } from './filter.ts'
import { SkyButton } from './sky-button.tsx'
import { standings } from './standing.ts'
import { SummaryBar } from './summary-bar.tsx'
import { skies, type Tally } from './tally.ts'
import { useSkyLabel } from './use-sky-label.ts'

const useStyles = makeStyles({
  summary: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalXXXL}`,
    padding: `${tokens.spacingVerticalL} clamp(12px, 1.5vw, 20px)`,
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    '@media (min-width: 1000px)': { gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 3fr)' },
  },
  wide: { gridColumn: '1 / -1' },
  heading: {
    margin: `0 0 ${tokens.spacingVerticalS}`,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
  },
  equation: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  skies: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(7.5rem, 1fr))',
    gap: tokens.spacingHorizontalS,
  },
  group: { minWidth: 0, margin: 0, padding: 0, border: 'none' },
})

interface BoardSummaryProps {
  readonly tally: Tally
  readonly filter: Filter
  readonly onFilter: (filter: Filter) => void
}

export function BoardSummary({ tally, filter, onFilter }: BoardSummaryProps) {
  const styles = useStyles()
  const { counts, filter: words, standing: standingLabels } = useWording()
  const skyLabel = useSkyLabel()
  // A pressed button pressed again gives everything back.
  const press = (wanted: Filter) => onFilter(wanted === filter ? 'all' : wanted)
  const button = (wanted: Filter, label: string, count: number) => ({
    label,
    count,
    pressed: filter === wanted,
    onPress: () => press(wanted),
  })
  const present = standings.filter(
    (standing) => standing === 'answered' || standing === 'unanswered' || tally.standings[standing] > 0,
  )
  const presentSkies = skies.filter((sky) => sky !== 'inConfirmation' || tally.skies[sky] > 0)
  const parts = present.map((standing) => ({ label: standingLabels[standing], count: tally.standings[standing] }))
  return (
    <section className={styles.summary} aria-label={counts.heading}>
      <div className={styles.wide}>
        <p className={styles.equation}>{counts.equation(tally.total, parts)}</p>
        <SummaryBar tally={tally} />
      </div>
      <div>
        <h2 className={styles.heading}>{counts.heading}</h2>
        <fieldset aria-label={words.byAnswer} className={mergeClasses(styles.group, styles.buttons)}>
          <FilterButton {...button('all', words.all, tally.total)} />
          {present.map((standing) => (
            <FilterButton key={standing} {...button(standing, standingLabels[standing], tally.standings[standing])} />
          ))}
        </fieldset>
      </div>
      <div>
        <h2 className={styles.heading}>{counts.weatherHeading}</h2>
        <fieldset aria-label={words.byWeather} className={mergeClasses(styles.group, styles.skies)}>
          {presentSkies.map((sky) => (
            <SkyButton key={sky} sky={sky} {...button(sky, skyLabel(sky).label, tally.skies[sky])} />
          ))}
        </fieldset>
      </div>
    </section>
  )
}
