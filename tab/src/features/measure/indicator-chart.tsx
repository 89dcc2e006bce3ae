/** The latest value as a bar, the target as a mark on it. The numbers stand in words beside it. */
import { makeStyles, tokens } from '@fluentui/react-components'
import type { IndicatorOfMeasure } from '../../../../shared/src/contract/measure.ts'
import { useWording } from '../../components/use-wording.ts'

const forced = '@media (forced-colors: active)'

const useStyles = makeStyles({
  chart: { display: 'block', width: '100%', height: '22px', margin: '4px 0', overflow: 'visible' },
  // Pictures are not repainted when the system forces its colours; they take the system's own.
  track: {
    fill: tokens.colorNeutralBackground5,
    stroke: tokens.colorTransparentStroke,
    [forced]: { fill: 'Canvas', stroke: 'CanvasText' },
  },
  value: { fill: tokens.colorBrandBackground, [forced]: { fill: 'Highlight' } },
  target: { stroke: tokens.colorNeutralForeground1, strokeWidth: 2, [forced]: { stroke: 'CanvasText' } },
  flag: { fill: tokens.colorNeutralForeground1, [forced]: { fill: 'CanvasText' } },
})

export function IndicatorChart({ indicator }: { readonly indicator: IndicatorOfMeasure }) {
  const styles = useStyles()
  const { detail: words } = useWording()
  const { name, unit, target, baseline, values } = indicator
  const latest = values.at(-1)?.value
  if (latest === undefined || target === null || target <= 0 || latest < 0) return null
  const start = baseline && baseline.unit === unit ? baseline.value : 0
  const full = Math.max(target, latest, start) * 1.04
  const at = (value: number) => `${(100 * value) / full}%`
  return (
    <svg
      role="img"
      aria-label={words.chart(name, words.figure(latest, unit), words.figure(target, unit))}
      className={styles.chart}
    >
      <rect className={styles.track} x="0" y="7" width="100%" height="10" rx="5" />
      <rect className={styles.value} x="0" y="7" width={at(latest)} height="10" rx="5" />
      <line className={styles.target} x1={at(target)} x2={at(target)} y1="2" y2="22" />
      <svg x={at(target)} y="0" overflow="visible" aria-hidden="true">
        <path className={styles.flag} d="M-5 0h10L0 6z" />
      </svg>
    </svg>
  )
}
