/** What has to be held before an item of the record is changed from outside: the same, and in the same order, as from inside. */
import { type RecordAddress, recordKeyParts } from '../../../shared/src/domain/record.ts'
import type { Transaction } from './ports.ts'

export async function lockForEdit(tx: Transaction, { list, key }: RecordAddress): Promise<void> {
  if (list === 'checkIns') {
    const { measureId, roundId } = recordKeyParts(key)
    await tx.rounds.lockExpectation(roundId, measureId)
  }
  if (list === 'measures' || list === 'members') await tx.rounds.lockAll()
}
