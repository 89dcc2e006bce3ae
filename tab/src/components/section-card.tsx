/** A part of a page on its own sheet, with its heading. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { type ReactNode, useId } from 'react'

const useStyles = makeStyles({
  card: {
    minWidth: 0,
    boxSizing: 'border-box',
    padding: `${tokens.spacingVerticalL} clamp(12px, 1.5vw, 20px)`,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase400,
    scrollMarginTop: '12px',
  },
  heading: {
    margin: `0 0 ${tokens.spacingVerticalS}`,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
  },
})

interface SectionCardProps {
  readonly heading: string
  /** For links within the page. */
  readonly id?: string
  readonly className?: string
  readonly children: ReactNode
}

export function SectionCard({ heading, id, className, children }: SectionCardProps) {
  const styles = useStyles()
  const headingId = useId()
  return (
    <section
      aria-labelledby={headingId}
      id={id}
      tabIndex={id ? -1 : undefined}
      className={mergeClasses(styles.card, className)}
    >
      <h2 id={headingId} className={styles.heading}>
        {heading}
      </h2>
      {children}
    </section>
  )
}
