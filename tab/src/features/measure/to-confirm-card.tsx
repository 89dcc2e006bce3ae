/** 要確認: what could not be read with certainty from the source. The server sends it to the PMO only. */
import { makeStyles, tokens } from '@fluentui/react-components'
import type { DoubtOfMeasure, MeasurePage } from '../../../../shared/src/contract/measure.ts'
import { useBilingual } from '../../components/language.ts'
import { SectionCard } from '../../components/section-card.tsx'
import { ToConfirmMark } from '../../components/to-confirm.tsx'
import { useWording } from '../../components/use-wording.ts'

const useStyles = makeStyles({
  note: {
    margin: `0 0 ${tokens.spacingVerticalM}`,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
  summary: {
    width: 'fit-content',
    margin: `${tokens.spacingVerticalM} 0`,
    cursor: 'pointer',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  list: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: tokens.spacingVerticalM,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  text: { margin: '2px 0 0' },
  suggestion: { margin: '2px 0 0', color: tokens.colorNeutralForeground2 },
})

type ToConfirm = NonNullable<MeasurePage['toConfirm']>

export function ToConfirmCard({ doubts, findings }: ToConfirm) {
  const styles = useStyles()
  const { detail: words } = useWording()
  const inLanguage = useBilingual()
  const placeOf = usePlaceOf()
  const own: readonly Row[] = [
    ...doubts.map((doubt) => ({ ...doubt, place: placeOf(doubt) })),
    ...findings.filter(({ concerns }) => concerns !== 'everyMeasure').map(toRow),
  ]
  const general = findings.filter(({ concerns }) => concerns === 'everyMeasure').map(toRow)
  if (own.length + general.length === 0) return null
  return (
    <SectionCard heading={words.toConfirm}>
      <p className={styles.note}>{words.toConfirmNote}</p>
      <Rows rows={own} />
      {general.length > 0 && (
        <details>
          <summary className={styles.summary}>{words.toConfirmGeneral(general.length)}</summary>
          <Rows rows={general} />
        </details>
      )}
    </SectionCard>
  )

  function toRow({ id, about, note }: ToConfirm['findings'][number]): Row {
    return { id, place: inLanguage(about), note, suggestion: null }
  }
}

interface Row extends Pick<DoubtOfMeasure, 'id' | 'note' | 'suggestion'> {
  readonly place: string
}

function Rows({ rows }: { readonly rows: readonly Row[] }) {
  const styles = useStyles()
  const { detail: words, named } = useWording()
  const inLanguage = useBilingual()
  return (
    <ul className={styles.list}>
      {rows.map(({ id, place, note, suggestion }) => (
        <li key={id}>
          <ToConfirmMark label={place} />
          <p className={styles.text}>{inLanguage(note)}</p>
          {suggestion && <p className={styles.suggestion}>{named(words.suggestion, inLanguage(suggestion))}</p>}
        </li>
      ))}
    </ul>
  )
}

function usePlaceOf(): (doubt: DoubtOfMeasure) => string {
  const { detail: words } = useWording()
  return ({ field, fiscalYear }) => {
    const name = words.field[field] ?? field
    return fiscalYear === null ? name : `${words.fiscalYear(fiscalYear)} ${name}`
  }
}
