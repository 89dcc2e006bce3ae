/**
 * What a round expects when it opens: each measure of the register once. Of a round that was withdrawn and opens again, what
 * was answered stays answered; what is still owed is owed by whoever stands for the measure now.
 */
import type { Excuse } from './excuse.ts'
import { afterEvent } from './expectation-life.ts'
import type { Assignment } from './measure.ts'
import { type Expectation, isOwed, type RoundId } from './round.ts'

type Standing = Pick<Assignment, 'measureId' | 'leader'>

/** `before`: as the withdrawn round left it; null where the round never asked about the measure. */
export function expectationOnOpening(
  roundId: RoundId,
  { measureId, leader: responsible }: Standing,
  excuse: Pick<Excuse, 'reason'> | null,
  before: Expectation | null,
): Expectation {
  if (before && !isOwed(before.state) && before.state !== 'excused') {
    return afterEvent(before, { kind: 'handedOver', to: responsible }) ?? before
  }
  // An excused measure is in the count, with its reason, and nobody is asked.
  if (excuse) return { roundId, measureId, responsible, state: 'excused', cause: excuse.reason }
  // Whom the card reached has it still: there it tells of the opening.
  if (before && before.state !== 'excused' && before.responsible === responsible) return before
  return { roundId, measureId, responsible, state: 'planned', cause: null }
}
