/** Whether a person may answer a measure of a round, asked the same way wherever an answer begins. */
import type { Measure, MeasureId } from '../../../shared/src/domain/measure.ts'
import type { PersonId } from '../../../shared/src/domain/person.ts'
import { type Refusal, refuse } from '../../../shared/src/domain/refusal.ts'
import { mayWithMeasure } from '../../../shared/src/domain/roles.ts'
import type { Round, RoundId } from '../../../shared/src/domain/round.ts'
import type { Transaction } from './ports.ts'

export interface Answerable {
  readonly round: Round
  readonly measure: Measure
}

/** Locks the expectation until the end of the transaction: two answers to one measure wait for each other here. */
export async function findAnswerable(
  tx: Transaction,
  asker: PersonId,
  roundId: RoundId,
  measureId: MeasureId,
): Promise<Answerable | { readonly refusal: Refusal }> {
  const person = await tx.people.find(asker)
  if (!person) return refuse({ code: 'unknownPerson' })
  const round = await tx.rounds.find(roundId)
  if (!round) return refuse({ code: 'unknownRound', roundId })
  const found = await tx.register.find(measureId)
  if (!found) return refuse({ code: 'measureNotInRound', measureId, roundId })
  if (!mayWithMeasure(person, 'answer', { ...found.measure, ...found.assignment })) {
    return refuse({ code: 'notYourMeasure', measureId })
  }
  if (!(await tx.rounds.lockExpectation(roundId, measureId))) {
    return refuse({ code: 'measureNotInRound', measureId, roundId })
  }
  return { round, measure: found.measure }
}
