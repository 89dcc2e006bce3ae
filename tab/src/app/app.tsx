/** Finds out who looks, then shows the board; says what to do where nobody can be known. */
import { useEffect, useState } from 'react'
import { failureSentence, passesByItself } from '../api/failure-sentence.ts'
import { type Entrance, findEntrance } from '../api/sign-in.ts'
import { LanguageContext } from '../components/language.ts'
import { PageLoading, PageMessage } from '../components/page-message.tsx'
import { useWording } from '../components/use-wording.ts'
import { LocalApp } from './local-app.tsx'
import { SignedIn } from './signed-in.tsx'
import { Themed } from './themed.tsx'
import { useAppearance } from './use-appearance.ts'
import { useChosenLanguage } from './use-chosen-language.ts'

/** Milliseconds between two attempts to reach the server. */
const tryEvery = 3_000

export function App() {
  const { entrance, failure, tryAgain } = useEntrance()
  const host = entrance?.kind === 'teams' ? entrance.host : undefined
  const language = useChosenLanguage(host?.locale)
  return (
    <LanguageContext value={language}>
      <Themed appearance={useAppearance(host)}>
        <Inside entrance={entrance} failure={failure} onTryAgain={tryAgain} />
      </Themed>
    </LanguageContext>
  )
}

interface InsideProps {
  readonly entrance: Entrance | undefined
  readonly failure: Error | undefined
  readonly onTryAgain: () => void
}

function Inside({ entrance, failure, onTryAgain }: InsideProps) {
  const wording = useWording()
  switch (entrance?.kind) {
    case 'teams':
      return <SignedIn tokens={entrance.host.tokens} />
    case 'local':
      return <LocalApp people={entrance.people} />
    case 'outsideTeams':
      return <PageMessage text={wording.outsideTeams} />
    case undefined:
      if (!failure) return <PageLoading label={wording.loading} />
      return (
        <PageMessage
          text={failureSentence(failure, wording)}
          action={{ label: wording.tryAgain, onClick: onTryAgain }}
        />
      )
  }
}

function useEntrance() {
  const [entrance, setEntrance] = useState<Entrance>()
  const [failure, setFailure] = useState<Error>()
  const [attempt, setAttempt] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt asks again
  useEffect(() => {
    let left = false
    findEntrance().then(
      (found) => {
        if (left) return
        if (found.kind === 'teams') openSubPage(found.host.subPage)
        setEntrance(found)
      },
      (error: unknown) => !left && setFailure(error instanceof Error ? error : new Error(String(error))),
    )
    return () => {
      left = true
    }
  }, [attempt])
  useEffect(() => {
    if (entrance || !failure || !passesByItself(failure)) return
    const timer = setInterval(() => setAttempt((count) => count + 1), tryEvery)
    return () => clearInterval(timer)
  }, [entrance, failure])
  return { entrance, failure, tryAgain: () => setAttempt((count) => count + 1) }
}

/** A link from Teams into the tab; an address that already names a page stays (a reload keeps the page). */
function openSubPage(subPage: string): void {
  if (subPage !== '' && location.hash === '') location.hash = `/${subPage}`
}
