/** Which round, its days, and the way to another round. */
import { Field, makeStyles, Select, tokens } from '@fluentui/react-components'
import type { RoundOnBoard } from '../../../../shared/src/contract/board.ts'
import { PageHeading } from '../../components/page-frame.tsx'
import { useWording } from '../../components/use-wording.ts'

const useStyles = makeStyles({
  header: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    alignItems: 'flex-end',
    gap: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalXXL}`,
  },
  days: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalXL}`,
    margin: `${tokens.spacingVerticalXS} 0 0`,
    fontSize: tokens.fontSizeBase300,
  },
  day: { display: 'flex', gap: tokens.spacingHorizontalS },
  term: { color: tokens.colorNeutralForeground2 },
  value: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  chooser: { minWidth: 'min(100%, 17rem)' },
})

interface BoardHeaderProps {
  readonly round: RoundOnBoard | null
  readonly rounds: readonly RoundOnBoard[]
  readonly choosing: string | undefined
  readonly onChoose: (roundId: string) => void
}

export function BoardHeader({ round, rounds, choosing, onChoose }: BoardHeaderProps) {
  const styles = useStyles()
  const { round: words, labels, appName } = useWording()
  return (
    <header className={styles.header}>
      <div>
        <PageHeading subject={words.subject} title={appName}>
          {round ? words.heading(round.id) : appName}
        </PageHeading>
        {round ? <RoundDays round={round} /> : <p className={styles.days}>{words.none}</p>}
      </div>
      {round && rounds.length > 1 && (
        <Field label={words.choose} className={styles.chooser}>
          <Select value={choosing ?? round.id} onChange={(_, data) => onChoose(data.value)}>
            {rounds.map(({ id, state }) => (
              <option key={id} value={id}>
                {words.option(id, labels.roundState[state])}
              </option>
            ))}
          </Select>
        </Field>
      )}
    </header>
  )
}

function RoundDays({ round }: { readonly round: RoundOnBoard }) {
  const styles = useStyles()
  const { round: words } = useWording()
  const days = [
    { term: words.due, day: round.dueOn },
    round.closedOn ? { term: words.closed, day: round.closedOn } : { term: words.closes, day: round.closesOn },
    { term: words.asOf, day: round.asOfDay },
  ]
  return (
    <dl className={styles.days}>
      {days.map(({ term, day }) => (
        <div key={term} className={styles.day}>
          <dt className={styles.term}>{term}</dt>
          <dd className={styles.value}>{words.day(day, round.opensOn)}</dd>
        </div>
      ))}
    </dl>
  )
}
