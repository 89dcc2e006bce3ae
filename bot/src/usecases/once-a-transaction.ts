/** One reading serves all cards that are drawn together: of a round, and of what the transaction itself does not change. */
import type { RoundId } from '../../../shared/src/domain/round.ts'
import type { Transaction } from './ports.ts'

/** The same reading, made at most once for a transaction and a round; `more` is what the first who asks gives. */
export function onceATransaction<Answer, More extends readonly unknown[]>(
  read: (tx: Transaction, roundId: RoundId, ...more: More) => Promise<Answer>,
): (tx: Transaction, roundId: RoundId, ...more: More) => Promise<Answer> {
  const readings = new WeakMap<Transaction, Map<RoundId, Promise<Answer>>>()
  return (tx, roundId, ...more) => {
    const ofTransaction = readings.get(tx) ?? new Map<RoundId, Promise<Answer>>()
    readings.set(tx, ofTransaction)
    const reading = ofTransaction.get(roundId) ?? read(tx, roundId, ...more)
    ofTransaction.set(roundId, reading)
    return reading
  }
}
