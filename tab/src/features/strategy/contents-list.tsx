/** What stands on the page, and the way there. The address names pages, so these are buttons, not links. */
import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { useWording } from '../../components/use-wording.ts'
import { idOfPart, type Part, parts } from './parts.ts'

const useStyles = makeStyles({
  list: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
})

export function ContentsList({ withMidTerm }: { readonly withMidTerm: boolean }) {
  const { strategy: words } = useWording()
  return (
    <nav aria-label={words.contents} className={useStyles().list}>
      {parts
        .filter((part) => part !== 'midTerm' || withMidTerm)
        .map((part) => (
          <Button key={part} size="small" shape="circular" onClick={() => goTo(part)}>
            {words[part]}
          </Button>
        ))}
    </nav>
  )
}

function goTo(part: Part): void {
  const section = document.getElementById(idOfPart(part))
  section?.scrollIntoView({ block: 'start' })
  section?.focus({ preventScroll: true })
}
