/** The ways between the pages, the language, and in local mode as whom the page is looked at. */
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import { useMe } from '../api/use-me.ts'
import { LanguageMenu } from '../components/language-menu.tsx'
import { hrefOf, type Place, useJourney } from '../components/place.ts'
import { useWording } from '../components/use-wording.ts'

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    alignItems: 'center',
    gap: `0 ${tokens.spacingHorizontalL}`,
    padding: '0 clamp(4px, 1.4vw, 16px)',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground2,
  },
  // Links that look like tabs: Fluent's TabList weighs 26 kB, and a link can be opened beside.
  pages: { display: 'flex', flexWrap: 'wrap' },
  page: {
    padding: '12px 10px',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    textDecorationLine: 'none',
    ':hover': { color: tokens.colorNeutralForeground1, textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-3px' },
  },
  selected: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    paddingBottom: '9px',
    borderBottom: `3px solid ${tokens.colorBrandStroke1}`,
  },
  side: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    minHeight: '2.5rem',
    padding: `${tokens.spacingVerticalXS} 8px`,
  },
})

/** `assignments` is the PMO's alone; the server decides again. */
const pages = ['board', 'history', 'strategy', 'assignments'] as const

export function TopBar({ onChangePerson }: { readonly onChangePerson?: () => void }) {
  const styles = useStyles()
  const me = useMe()
  const { nav, chooser } = useWording()
  const { place } = useJourney()
  const selected = useSection(place)
  return (
    <header className={styles.bar}>
      <nav aria-label={nav.label} className={styles.pages}>
        {pages
          .filter((page) => page !== 'assignments' || me?.duties.includes('pmo'))
          .map((page) => (
            <a
              key={page}
              href={hrefOf({ page })}
              aria-current={page === selected && page === place.page ? 'page' : page === selected ? 'true' : undefined}
              className={mergeClasses(styles.page, page === selected && styles.selected)}
            >
              {nav[page]}
            </a>
          ))}
      </nav>
      <div className={styles.side}>
        {onChangePerson && (
          <>
            <span>{me && chooser.viewing(me.post)}</span>
            <Button size="small" onClick={onChangePerson}>
              {chooser.change}
            </Button>
          </>
        )}
        <LanguageMenu />
      </div>
    </header>
  )
}

/** A measure belongs to the page it was opened from. */
function useSection(place: Place): (typeof pages)[number] {
  const [section, setSection] = useState<(typeof pages)[number]>('board')
  if (place.page === 'measure') return section
  if (section !== place.page) setSection(place.page)
  return place.page
}
