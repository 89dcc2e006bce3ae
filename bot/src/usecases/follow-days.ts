/**
 * The days of an open round have moved: whatever names them in a chat is put right in its place, and leaders whom it concerns
 * hear of it once. A new day of the figures concerns whoever answered, too.
 */
import type { PersonId } from '../../../shared/src/domain/person.ts'
import { isOwed, type Round, type RoundCalendar } from '../../../shared/src/domain/round.ts'
import type { NoticeKindName } from './notice-step.ts'
import type { Deps, Transaction } from './ports.ts'
import { refreshRound } from './refresh-round.ts'
import { tellOfChange } from './tell-of-change.ts'

/** Beside the overview. */
const kindsThatNameDays: readonly NoticeKindName[] = ['rung', 'later', 'byHand', 'question', 'round']

/** Resolves with the number of people who will hear of it. */
export async function followDays(
  deps: Pick<Deps, 'holidays'>,
  tx: Transaction,
  before: RoundCalendar,
  round: Round,
  now: Date,
): Promise<number> {
  const moved = before.dueOn !== round.dueOn || before.closesOn !== round.closesOn
  const figuresMoved = before.asOfDay !== round.asOfDay
  if (!moved && !figuresMoved) return 0
  await refreshRound(tx, round.id, kindsThatNameDays)
  // Whoever has no card yet will get one that is right.
  const holders = new Set(await tx.delivery.holdersOfCards(round.id))
  const concerned = new Set<PersonId>()
  for (const { responsible, state } of await tx.rounds.expectations(round.id)) {
    if (responsible === null || !holders.has(responsible)) continue
    if (isOwed(state) || (figuresMoved && state !== 'excused')) concerned.add(responsible)
  }
  await tellOfChange(deps, tx, 'daysChanged', round, concerned, now)
  return concerned.size
}
