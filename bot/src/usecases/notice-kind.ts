/** What a kind of notice is; `notice-kinds.ts` has them all. */
import type { Round, RoundState } from '../../../shared/src/domain/round.ts'
import type { Deps, Notice, OutgoingMessage, Transaction } from './ports.ts'

export interface NoticeKind {
  /** States of its round in which it may go out; in others it ends as `roundNotOpen`. */
  readonly while: readonly RoundState[]
  /** The card shows the overview: it is replaced when the overview changes, and what its reader owes is delivered. */
  readonly isOverview: (notice: Notice) => boolean
  /** What the step says now, not what it said when it was planned; null where there is nothing left to say. */
  /** Kept back by 取り下げ before it was sent, it goes out when the round opens again; others are decided anew. */
  readonly isOwed?: true
  readonly draw: (deps: Deps, tx: Transaction, round: Round, notice: Notice) => Promise<OutgoingMessage | null>
}
