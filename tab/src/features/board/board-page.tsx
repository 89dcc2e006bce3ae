/** The board: what each measure of the round says, at a glance, and always the newest. */
import { useState } from 'react'
import type { Board } from '../../../../shared/src/contract/board.ts'
import { failureSentence } from '../../api/failure-sentence.ts'
import type { LiveBoard } from '../../api/use-live-board.ts'
import { PageFrame } from '../../components/page-frame.tsx'
import { PageLoading, PageMessage } from '../../components/page-message.tsx'
import { useWording } from '../../components/use-wording.ts'
import { BoardGrid } from './board-grid.tsx'
import { BoardHeader } from './board-header.tsx'
import { BoardSummary } from './board-summary.tsx'
import { type Filter, passes } from './filter.ts'
import { FilterResult } from './filter-result.tsx'
import { tally } from './tally.ts'

export function BoardPage({ live }: { readonly live: LiveBoard }) {
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
  const [filter, setFilter] = useState<Filter>('all')
  const shown = board.measures.filter((measure) => passes(measure, filter))
  return (
    <PageFrame busy={live.choosing !== undefined}>
      <BoardHeader round={board.round} rounds={board.rounds} choosing={live.choosing} onChoose={live.choose} />
      {board.round && (
        <>
          <BoardSummary tally={tally(board.measures)} filter={filter} onFilter={setFilter} />
          <FilterResult shown={shown.length} all={board.measures.length} onClear={() => setFilter('all')} />
          <BoardGrid measures={shown} />
        </>
      )}
    </PageFrame>
  )
}
