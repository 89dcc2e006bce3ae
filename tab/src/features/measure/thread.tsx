/** Question and reply, each in a bubble of its own, in the order in which they were said. */
import { makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'

const useStyles = makeStyles({
  thread: { display: 'grid', gap: tokens.spacingVerticalS },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300 },
  said: {
    margin: 0,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusLarge,
    whiteSpace: 'pre-line',
  },
  asker: { marginRight: '2rem', border: `1px solid ${tokens.colorNeutralStroke1}` },
  replier: {
    marginLeft: '2rem',
    backgroundColor: tokens.colorNeutralBackground3,
    border: `1px solid ${tokens.colorTransparentStroke}`,
  },
  who: { display: 'block', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
})

interface ThreadProps {
  readonly heading: string
  readonly children: ReactNode
}

export function Thread({ heading, children }: ThreadProps) {
  const styles = useStyles()
  return (
    <section className={styles.thread}>
      <h4 className={styles.heading}>{heading}</h4>
      {children}
    </section>
  )
}

interface SaidProps {
  readonly by: 'asker' | 'replier'
  /** Who and when; null while nothing was said yet. */
  readonly who: string | null
  readonly children: ReactNode
}

export function Said({ by, who, children }: SaidProps) {
  const styles = useStyles()
  return (
    <p className={`${styles.said} ${styles[by]}`}>
      {who !== null && <span className={styles.who}>{who}</span>}
      {children}
    </p>
  )
}
