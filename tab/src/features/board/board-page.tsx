/** The board: what each measure of the round says, at a glance, and always the newest. */
import { makeStyles, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import type { Board } from '../../../../shared/src/contract/board.ts'
import { failureSentence, passesByItself } from '../../api/failure-sentence.ts'
import { type LiveBoard, useLiveBoard } from '../../api/use-live-board.ts'
import { PageLoading, PageMessage } from '../../components/page-message.tsx'
import { QuietNotice } from '../../components/quiet-notice.tsx'
import { useWording } from '../../components/use-wording.ts'
import { BoardGrid } from './board-grid.tsx'
import { BoardHeader } from './board-header.tsx'
import { BoardSummary } from './board-summary.tsx'
import { type Filter, passes } from './filter.ts'
import { FilterResult } from './filter-result.tsx'
import { tally } from './tally.ts'

const useStyles = makeStyles({
  page: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: tokens.spacingVerticalL,
    maxWidth: '1960px',
    boxSizing: 'border-box',
    margin: '0 auto',
    padding: `${tokens.spacingVerticalXL} clamp(12px, 2vw, 24px) ${tokens.spacingVerticalXXXL}`,
  },
})

export function BoardPage() {
  const live = useLiveBoard()
  const wording = useWording()
  if (live.board) return <KnownBoard live={live} board={live.board} />
  if (live.failure) {
    return (
      <PageMessage
        text={failureSentence(live.failure, wording)}
        action={{ label: wording.tryAgain, onClick: live.tryAgain }}
      />
    )
  }
  return <PageLoading label={wording.loading} />
}

function KnownBoard({ live, board }: { readonly live: LiveBoard; readonly board: Board }) {
  const styles = useStyles()
  const wording = useWording()
  const [filter, setFilter] = useState<Filter>('all')
  const shown = board.measures.filter((measure) => passes(measure, filter))
  return (
    <main className={styles.page} aria-busy={live.choosing !== undefined}>
      <BoardHeader round={board.round} rounds={board.rounds} choosing={live.choosing} onChoose={live.choose} />
      <QuietNotice
        text={noticeOf(live.failure, wording)}
        detail={wording.notice.lastUpdate(wording.instant(new Date(live.knownAt)))}
      />
      {board.round && (
        <>
          <BoardSummary tally={tally(board.measures)} filter={filter} onFilter={setFilter} />
          <FilterResult shown={shown.length} all={board.measures.length} onClear={() => setFilter('all')} />
          <BoardGrid measures={shown} />
        </>
      )}
    </main>
  )
}

function noticeOf(failure: Error | undefined, wording: ReturnType<typeof useWording>): string | undefined {
  if (!failure) return undefined
  return passesByItself(failure) ? wording.notice.stale : failureSentence(failure, wording)
}
