/** Local mode asks from which post the page is looked at. */
import { Button, makeStyles, tokens } from '@fluentui/react-components'
import type { LocalPerson } from '../../api/local-people.ts'
import { LanguageMenu } from '../../components/language-menu.tsx'
import { useWording } from '../../components/use-wording.ts'

const useStyles = makeStyles({
  page: { maxWidth: '46rem', margin: '0 auto', padding: `${tokens.spacingVerticalXXXL} ${tokens.spacingHorizontalL}` },
  language: { display: 'flex', justifyContent: 'flex-end', marginBottom: tokens.spacingVerticalL },
  heading: { margin: 0, fontSize: tokens.fontSizeHero700, lineHeight: tokens.lineHeightHero700 },
  note: { margin: `${tokens.spacingVerticalS} 0 ${tokens.spacingVerticalXL}`, color: tokens.colorNeutralForeground2 },
  list: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 13rem), 1fr))',
    gap: tokens.spacingHorizontalM,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  person: {
    width: '100%',
    minHeight: '3.25rem',
    justifyContent: 'flex-start',
    backgroundColor: tokens.colorNeutralBackground1,
  },
})

interface PersonChooserProps {
  readonly people: readonly LocalPerson[]
  readonly onChoose: (person: LocalPerson) => void
}

export function PersonChooser({ people, onChoose }: PersonChooserProps) {
  const styles = useStyles()
  const { chooser } = useWording()
  return (
    <main className={styles.page}>
      <div className={styles.language}>
        <LanguageMenu />
      </div>
      <h1 className={styles.heading}>{chooser.heading}</h1>
      <p className={styles.note}>{chooser.note}</p>
      <ul className={styles.list}>
        {people.map((person) => (
          <li key={person.id}>
            <Button className={styles.person} size="large" onClick={() => onChoose(person)}>
              {person.post}
            </Button>
          </li>
        ))}
      </ul>
    </main>
  )
}
