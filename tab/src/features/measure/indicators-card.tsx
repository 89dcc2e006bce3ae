/** The figures of a measure against their targets. */
import { makeStyles, tokens } from '@fluentui/react-components'
import type { IndicatorOfMeasure } from '../../../../shared/src/contract/measure.ts'
import { cityText } from '../../components/language.ts'
import { SectionCard } from '../../components/section-card.tsx'
import { ToConfirmMark } from '../../components/to-confirm.tsx'
import { useWording } from '../../components/use-wording.ts'
import { IndicatorChart } from './indicator-chart.tsx'

const useStyles = makeStyles({
  list: { display: 'grid', gap: tokens.spacingVerticalXL, margin: 0, padding: 0, listStyleType: 'none' },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  name: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  figures: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    gap: `0 ${tokens.spacingHorizontalL}`,
    margin: '2px 0',
  },
  latest: {
    fontSize: tokens.fontSizeHero700,
    lineHeight: '1.2',
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
  },
  values: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: `0 ${tokens.spacingHorizontalL}`,
    margin: '2px 0',
    padding: 0,
    listStyleType: 'none',
    fontSize: tokens.fontSizeBase200,
    '> :not(:last-child)::after': { content: '"→"', marginLeft: tokens.spacingHorizontalL },
  },
  small: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
})

export function IndicatorsCard({ indicators }: { readonly indicators: readonly IndicatorOfMeasure[] }) {
  const styles = useStyles()
  const { detail: words } = useWording()
  return (
    <SectionCard heading={words.indicators}>
      {indicators.length === 0 && <p className={styles.quiet}>{words.noIndicators}</p>}
      <ul className={styles.list}>
        {indicators.map((indicator) => (
          <li key={indicator.id}>
            <IndicatorView indicator={indicator} />
          </li>
        ))}
      </ul>
    </SectionCard>
  )
}

function IndicatorView({ indicator }: { readonly indicator: IndicatorOfMeasure }) {
  const styles = useStyles()
  const { detail: words, round } = useWording()
  const { name, unit, target, targetDay, targetText, baseline, values } = indicator
  const latest = values.at(-1)
  const remarks = [
    indicator.betterWhen === 'lower' && words.lowerIsBetter,
    indicator.cumulative && words.cumulative,
    baseline && words.baseline(baseline.period, words.figure(baseline.value, baseline.unit)),
  ].filter((remark) => typeof remark === 'string')
  return (
    <>
      <h3 className={styles.name} {...cityText}>
        {name}
      </h3>
      <p className={styles.figures}>
        {latest ? (
          <>
            <span className={styles.latest}>{words.figure(latest.value, unit)}</span>
            <span className={styles.small}>
              {round.short(latest.roundId)} {latest.asOf ? words.asOf(latest.asOf) : latest.asOfText}
            </span>
            {latest.source === 'published' && <ToConfirmMark label={words.fromList} />}
            {latest.source === 'amendment' && <strong className={styles.small}>{words.fromAmendment}</strong>}
          </>
        ) : (
          <span className={styles.small}>{words.noValue}</span>
        )}
      </p>
      <IndicatorChart indicator={indicator} />
      {values.length > 1 && <ValuesInOrder indicator={indicator} />}
      <p className={styles.quiet}>
        {target === null ? words.noTarget : `${words.target} ${words.figure(target, unit)}`}
        {targetDay ? ` ${words.by(targetDay)}` : targetText && ` ${targetText}`}
        {remarks.length > 0 && `　${remarks.join('・')}`}
      </p>
    </>
  )
}

/** How the figure went, oldest first. */
function ValuesInOrder({ indicator: { name, unit, values } }: { readonly indicator: IndicatorOfMeasure }) {
  const styles = useStyles()
  const { detail: words, round, added } = useWording()
  return (
    <ol aria-label={words.valuesOf(name)} className={styles.values}>
      {values.map(({ roundId, source, value, asOf, asOfText }) => (
        <li key={`${roundId} ${source} ${asOf ?? asOfText}`}>
          {round.short(roundId)} {words.figure(value, unit)}
          {source === 'published' && added(words.fromList)}
          {source === 'amendment' && added(words.fromAmendment)}
        </li>
      ))}
    </ol>
  )
}
