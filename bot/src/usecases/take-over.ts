/** What every list that people may edit brings: its own way into our rows. */
import type { PersonId } from '../../../shared/src/domain/person.ts'
import type { RecordItem } from '../../../shared/src/domain/record.ts'
import type { OutsideChange } from '../../../shared/src/domain/record-merge.ts'
import type { Deps, Transaction } from './ports.ts'

/** Resolves with the cells that the domain does not take. */
export type TakeOver = (
  deps: Deps,
  tx: Transaction,
  item: RecordItem,
  changes: readonly OutsideChange[],
  editor: PersonId,
) => Promise<readonly string[]>
