/** Numbered points of the strategy: a big number, a name, the text. */
import { makeStyles, tokens } from '@fluentui/react-components'
import { cityText } from '../../components/language.ts'

const useStyles = makeStyles({
  list: { display: 'grid', gap: tokens.spacingVerticalM, margin: 0, padding: 0, listStyleType: 'none' },
  item: { display: 'grid', gridTemplateColumns: '2.6rem minmax(0, 1fr)', gap: '2px 10px' },
  number: {
    display: 'grid',
    placeItems: 'center',
    boxSizing: 'border-box',
    width: '2.4rem',
    height: '2.4rem',
    borderRadius: '50%',
    border: `2px solid ${tokens.colorBrandStroke1}`,
    color: tokens.colorBrandForeground1,
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  name: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  sub: {
    marginLeft: '0.6em',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightRegular,
  },
  text: { margin: '2px 0 0' },
})

interface NumberedListProps {
  readonly items: readonly {
    readonly id: string
    readonly name: string
    readonly subTitle?: string
    readonly text: string
  }[]
}

export function NumberedList({ items }: NumberedListProps) {
  const styles = useStyles()
  return (
    <ol className={styles.list} {...cityText}>
      {items.map(({ id, name, subTitle, text }, at) => (
        <li key={id} className={styles.item}>
          <span className={styles.number} aria-hidden="true">
            {at + 1}
          </span>
          <div>
            <h3 className={styles.name}>
              {name}
              {subTitle && <span className={styles.sub}>{subTitle}</span>}
            </h3>
            <p className={styles.text}>{text}</p>
          </div>
        </li>
      ))}
    </ol>
  )
}
