/** A page that has nothing but one thing to say, and at most one thing to press. */
import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components'

const useStyles = makeStyles({
  page: {
    display: 'grid',
    justifyItems: 'center',
    alignContent: 'center',
    gap: tokens.spacingVerticalL,
    minHeight: '60vh',
    padding: tokens.spacingHorizontalXXL,
    textAlign: 'center',
  },
  text: { margin: 0, maxWidth: '34em', fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase500 },
})

interface PageMessageProps {
  readonly text: string
  readonly action?: { readonly label: string; readonly onClick: () => void }
}

export function PageMessage({ text, action }: PageMessageProps) {
  const styles = useStyles()
  return (
    <main className={styles.page}>
      <p role="status" className={styles.text}>
        {text}
      </p>
      {action && <Button onClick={action.onClick}>{action.label}</Button>}
    </main>
  )
}

export function PageLoading({ label }: { readonly label: string }) {
  return (
    <main className={useStyles().page}>
      <Spinner label={label} labelPosition="below" />
    </main>
  )
}
