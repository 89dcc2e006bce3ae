/** What people are asked is read for all of them at once: one by one would take longer than what is done with it. */
import type { PersonId } from '../../../shared/src/domain/person.ts'
import type { RoundId } from '../../../shared/src/domain/round.ts'
import type { Transaction } from './ports.ts'

/** The same transaction, which already knows what these people are asked in the round. */
export async function askedBeforehand(
  tx: Transaction,
  roundId: RoundId,
  people: ReadonlySet<PersonId>,
): Promise<Transaction> {
  if (people.size < 2) return tx
  const known = await tx.sending.asked(roundId, [...people])
  const asked: Transaction['answers']['asked'] = async (round, person) =>
    (round === roundId ? known.get(person) : undefined) ?? tx.answers.asked(round, person)
  return { ...tx, answers: { ...tx.answers, asked } }
}
