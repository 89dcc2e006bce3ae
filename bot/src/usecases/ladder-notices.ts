/** What the notices of the ladder, of the managers and of the clock say (see `notice-kinds.ts`). */
import type { Round } from '../../../shared/src/domain/round.ts'
import { isReminder, ladderNotice } from './ladder-notice.ts'
import { readPreflight } from './look-ahead.ts'
import { managerWord } from './look-at-digest.ts'
import type { NoticeKind } from './notice-kind.ts'
import type { Deps, Notice, OutgoingMessage, Transaction } from './ports.ts'
import { readDigest } from './read-digest.ts'
import { roundStatus } from './read-round-status.ts'

const never = () => false

const ladder: NoticeKind = { while: ['open'], isOverview: isReminder, draw: ladderNotice }

export const ladderNotices = {
  rung: ladder,
  later: ladder,
  byHand: ladder,
  digest: {
    while: ['open'],
    isOverview: never,
    draw: async (deps, tx, round, { personId, step }) => {
      const digest = await readDigest(deps, tx, round, step.slice('digest:'.length), personId)
      return digest.rows.length > 0 ? deps.cards.digest(digest) : null
    },
  },
  word: { while: ['open'], isOverview: never, isOwed: true, draw: managerWord },
  round: { while: ['planned', 'open'], isOverview: never, draw: roundNotice },
} as const satisfies Readonly<Record<string, NoticeKind>>

/** To the PMO; null where the round has gone on meanwhile. */
async function roundNotice(
  deps: Deps,
  tx: Transaction,
  round: Round,
  { step }: Notice,
): Promise<OutgoingMessage | null> {
  const { cards, clock } = deps
  if (step.startsWith('round:askToClose:')) {
    return round.state === 'open' ? cards.askToClose(await roundStatus(deps, tx, round), clock.now()) : null
  }
  const plan = round.state === 'planned' ? await tx.ladder.plan(round.id) : null
  if (!plan || (await tx.ladder.heldBack()).has(round.id)) return null
  const report = await readPreflight(deps, tx, plan)
  return step.startsWith('round:notOpened:') ? cards.notOpened(report) : cards.preflight(report)
}
