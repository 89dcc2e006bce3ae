/** Finds out who looks, then shows the board; says what to do where nobody can be known. */
import { useEffect, useState } from 'react'
import { failureSentence, passesByItself } from '../api/failure-sentence.ts'
import { type Entrance, findEntrance } from '../api/sign-in.ts'
import { PageLoading, PageMessage } from '../components/page-message.tsx'
import { useWording } from '../components/use-wording.ts'
import { LocalApp } from './local-app.tsx'
import { SignedIn } from './signed-in.tsx'
import { Themed } from './themed.tsx'
import { useAppearance } from './use-appearance.ts'

/** Milliseconds between two attempts to reach the server. */
const tryEvery = 3_000

export function App() {
  const { entrance, failure, tryAgain } = useEntrance()
  const appearance = useAppearance(entrance?.kind === 'teams' ? entrance.host : undefined)
  const wording = useWording()
  return (
    <Themed appearance={appearance}>
      {entrance?.kind === 'teams' && <SignedIn tokens={entrance.host.tokens} />}
      {entrance?.kind === 'local' && <LocalApp people={entrance.people} />}
      {entrance?.kind === 'outsideTeams' && <PageMessage text={wording.outsideTeams} />}
      {!entrance && !failure && <PageLoading label={wording.loading} />}
      {!entrance && failure && (
        <PageMessage text={failureSentence(failure, wording)} action={{ label: wording.tryAgain, onClick: tryAgain }} />
      )}
    </Themed>
  )
}

function useEntrance() {
  const [entrance, setEntrance] = useState<Entrance>()
  const [failure, setFailure] = useState<Error>()
  const [attempt, setAttempt] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt asks again
  useEffect(() => {
    let left = false
    findEntrance().then(
      (found) => !left && setEntrance(found),
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
