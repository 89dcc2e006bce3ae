/** The pages and the ways between them. The round chosen and the newest state are kept while one walks from page to page. */
import { makeStyles } from '@fluentui/react-components'
import { lazy, Suspense } from 'react'
import { failureSentence, passesByItself } from '../api/failure-sentence.ts'
import { type LiveBoard, useLiveBoard } from '../api/use-live-board.ts'
import { PageLoading } from '../components/page-message.tsx'
import { hrefOf, JourneyContext, type Place } from '../components/place.ts'
import { QuietNotice } from '../components/quiet-notice.tsx'
import { useWording } from '../components/use-wording.ts'
import { BoardPage } from '../features/board/board-page.tsx'
import { LostPage } from './lost-page.tsx'
import { TopBar } from './top-bar.tsx'
import { useJourneyOfAddress } from './use-journey.ts'

const AssignmentsPage = lazy(async () => ({
  default: (await import('../features/assignments/assignments-page.tsx')).AssignmentsPage,
}))
const HistoryPage = lazy(async () => ({ default: (await import('../features/history/history-page.tsx')).HistoryPage }))
const MeasurePage = lazy(async () => ({ default: (await import('../features/measure/measure-page.tsx')).MeasurePage }))
const StrategyPage = lazy(async () => ({
  default: (await import('../features/strategy/strategy-page.tsx')).StrategyPage,
}))

const useStyles = makeStyles({
  notice: {
    maxWidth: '1960px',
    boxSizing: 'border-box',
    margin: '0 auto',
    padding: '12px clamp(12px, 2vw, 24px) 0',
    ':has(> :empty)': { padding: 0 },
  },
})

export function Pages({ onChangePerson }: { readonly onChangePerson?: () => void }) {
  const styles = useStyles()
  const wording = useWording()
  const journey = useJourneyOfAddress()
  const live = useLiveBoard()
  return (
    <JourneyContext value={journey}>
      <TopBar {...(onChangePerson ? { onChangePerson } : {})} />
      <div className={styles.notice}>
        <QuietNotice
          text={live.board ? noticeOf(live.failure, wording) : undefined}
          detail={wording.notice.lastUpdate(wording.instant(new Date(live.knownAt)))}
        />
      </div>
      <LostPage key={hrefOf(journey.place)} text={wording.pageLost} action={wording.reload}>
        <Suspense fallback={<PageLoading label={wording.loading} />}>
          <Page place={journey.place} live={live} />
        </Suspense>
      </LostPage>
    </JourneyContext>
  )
}

function Page({ place, live }: { readonly place: Place; readonly live: LiveBoard }) {
  switch (place.page) {
    case 'board':
      return <BoardPage live={live} />
    case 'history':
      return <HistoryPage round={live.board?.round?.id} onChoose={live.choose} />
    case 'strategy':
      return <StrategyPage />
    case 'assignments':
      return <AssignmentsPage />
    case 'measure':
      return <MeasurePage key={place.id} id={place.id} {...(place.round ? { round: place.round } : {})} />
  }
}

function noticeOf(failure: Error | undefined, wording: ReturnType<typeof useWording>): string | undefined {
  if (!failure) return undefined
  return passesByItself(failure) ? wording.notice.stale : failureSentence(failure, wording)
}
