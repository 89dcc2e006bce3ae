/** One line above the content that does not get in the way: read out once, never takes the focus. */
import { makeStyles, tokens } from '@fluentui/react-components'

const useStyles = makeStyles({
  notice: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalL}`,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    ':empty': { display: 'none' },
  },
  detail: { color: tokens.colorNeutralForeground2 },
})

/** Stands in the page from the start, empty, so that screen readers notice when text arrives. */
export function QuietNotice({ text, detail }: { readonly text?: string | undefined; readonly detail?: string }) {
  const styles = useStyles()
  return (
    <div role="status" className={styles.notice}>
      {text && <span>{text}</span>}
      {text && detail && <span className={styles.detail}>{detail}</span>}
    </div>
  )
}
