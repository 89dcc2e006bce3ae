/** Everything the form of one measure shows: target, last word, and what was already answered. */

import type { Revision } from '../../../shared/src/domain/check-in.ts'
import { parseRoundId } from '../../../shared/src/domain/fiscal-calendar.ts'
import type { Measure, MeasureId, Plan } from '../../../shared/src/domain/measure.ts'
import type { OwnMeasure, PreviousAnswer } from '../../../shared/src/domain/own-measure.ts'
import type { PersonId } from '../../../shared/src/domain/person.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/src/domain/refusal.ts'
import type { Round, RoundId } from '../../../shared/src/domain/round.ts'
import { findAnswerable } from './find-answerable.ts'
import type { Deps } from './ports.ts'

export interface PreparedAnswer {
  readonly round: Round
  readonly measure: Measure
  readonly plan: Plan | null
  readonly previous: PreviousAnswer | null
  readonly latest: Revision | null
  /** Stored with the answer: the same form sent twice is one answer. */
  readonly nonce: string
  readonly own: readonly OwnMeasure[]
}

export async function prepareAnswer(
  { unitOfWork, clock, newNonce }: Deps,
  asker: PersonId,
  roundId: RoundId,
  measureId: MeasureId,
): Promise<PreparedAnswer | { readonly refusal: Refusal }> {
  return unitOfWork.run(async (tx) => {
    const found = await findAnswerable(tx, asker, roundId, measureId)
    if (isRefusal(found)) return found
    const { round, measure } = found
    if (round.state === 'closed') return refuse({ code: 'roundClosed', roundId, closedOn: round.closesOn })
    await tx.delivery.saveServedView(asker, 'form', clock.now())
    const fiscalYear = parseRoundId(roundId)?.fiscalYear
    return {
      round,
      measure,
      plan: fiscalYear === undefined ? null : await tx.register.plan(measureId, fiscalYear),
      previous: await tx.answers.previous(roundId, measureId),
      latest: await tx.answers.latest(roundId, measureId),
      nonce: newNonce(),
      own: await tx.answers.own(roundId, asker),
    }
  })
}
