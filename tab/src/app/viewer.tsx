/** Local mode only: as whom the page is looked at, and the way to another post. In Teams one is who one is. */
import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { useMe } from '../api/use-me.ts'
import { useWording } from '../components/use-wording.ts'

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'flex-end',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    minHeight: '2.5rem',
    padding: `${tokens.spacingVerticalXS} clamp(12px, 2vw, 24px)`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground2,
  },
})

export function Viewer({ onChangePerson }: { readonly onChangePerson: () => void }) {
  const me = useMe()
  const { chooser } = useWording()
  return (
    <header className={useStyles().bar}>
      <span>{me && chooser.viewing(me.post)}</span>
      <Button size="small" onClick={onChangePerson}>
        {chooser.change}
      </Button>
    </header>
  )
}
