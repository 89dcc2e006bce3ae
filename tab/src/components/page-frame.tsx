/** The content of a page at its width, with its heading. */
import { makeStyles, tokens } from '@fluentui/react-components'
import { type ReactNode, useEffect } from 'react'
import { useWording } from './use-wording.ts'

const useStyles = makeStyles({
  page: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    alignContent: 'start',
    gap: tokens.spacingVerticalL,
    maxWidth: '1960px',
    boxSizing: 'border-box',
    margin: '0 auto',
    padding: `${tokens.spacingVerticalL} clamp(12px, 2vw, 24px) ${tokens.spacingVerticalXXXL}`,
  },
  subject: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase300 },
  heading: {
    margin: 0,
    fontSize: 'clamp(1.375rem, 1.1rem + 1.2vw, 2rem)',
    lineHeight: 1.3,
    fontWeight: tokens.fontWeightSemibold,
    wordBreak: 'auto-phrase',
  },
})

interface PageFrameProps {
  readonly busy?: boolean
  readonly children: ReactNode
}

export function PageFrame({ busy = false, children }: PageFrameProps) {
  return (
    <main className={useStyles().page} aria-busy={busy}>
      {children}
    </main>
  )
}

/** `title`: what the browser and a screen reader call the page. */
export function PageHeading({ subject, children, title }: { subject: string; children: ReactNode; title: string }) {
  const styles = useStyles()
  const { appName } = useWording()
  useEffect(() => {
    document.title = title === appName ? appName : `${title} - ${appName}`
  }, [title, appName])
  return (
    <div>
      <p className={styles.subject}>{subject}</p>
      <h1 className={styles.heading} tabIndex={-1}>
        {children}
      </h1>
    </div>
  )
}
