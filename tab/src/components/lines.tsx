/** Lines of the city's text, one below the other. A blank cell says so. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { cityText } from './language.ts'

const useStyles = makeStyles({
  list: { margin: 0, paddingLeft: '1.2em', listStyleType: 'disc' },
  // The source brings its own signs.
  plain: { paddingLeft: 0, listStyleType: 'none' },
  only: { margin: 0 },
  blank: { margin: 0, color: tokens.colorNeutralForeground2 },
})

export function Lines({ lines, blank }: { readonly lines: readonly string[]; readonly blank: string }) {
  const styles = useStyles()
  if (lines.length === 0) return <p className={styles.blank}>{blank}</p>
  if (lines.length === 1) {
    return (
      <p className={styles.only} {...cityText}>
        {lines[0]}
      </p>
    )
  }
  return (
    <ul className={mergeClasses(styles.list, lines.some(hasOwnSign) && styles.plain)} {...cityText}>
      {keyed(lines).map(({ key, line }) => (
        <li key={key}>{line}</li>
      ))}
    </ul>
  )
}

/** The same line may stand twice in a cell. */
function keyed(lines: readonly string[]) {
  return lines.map((line, at) => ({ key: `${at}:${line}`, line }))
}

function hasOwnSign(line: string): boolean {
  return /^[・①-⑳]/.test(line)
}
