/** The mark 「要確認」 on something that could not be read with certainty, with the reason folded behind it. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { MarkIcon } from './mark-icon.tsx'

const useStyles = makeStyles({
  fold: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase300 },
  mark: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '3px',
    padding: '1px 8px 1px 5px',
    border: `1px dashed ${tokens.colorNeutralStrokeAccessible}`,
    maxWidth: '100%',
    boxSizing: 'border-box',
    borderRadius: tokens.borderRadiusXLarge,
    color: tokens.colorNeutralForeground1,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  press: {
    minHeight: '24px',
    boxSizing: 'border-box',
    marginTop: '2px',
    cursor: 'pointer',
    listStyleType: 'none',
    '::-webkit-details-marker': { display: 'none' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  note: { margin: `${tokens.spacingVerticalXS} 0 0`, color: tokens.colorNeutralForeground1 },
})

export function ToConfirmMark({ label }: { readonly label: string }) {
  const styles = useStyles()
  return (
    <span className={styles.mark}>
      <MarkIcon mark="published" size={14} />
      {label}
    </span>
  )
}

interface ToConfirmNoteProps {
  readonly label: string
  /** Unfolded from the start. */
  readonly open?: boolean
  readonly children: ReactNode
}

export function ToConfirmNote({ label, open = false, children }: ToConfirmNoteProps) {
  const styles = useStyles()
  return (
    <details className={styles.fold} open={open}>
      <summary className={mergeClasses(styles.mark, styles.press)}>
        <MarkIcon mark="published" size={14} />
        {label}
      </summary>
      <p className={styles.note}>{children}</p>
    </details>
  )
}
