/** The PMO decides on a difference: our text is written there again, or the text there is taken over by the rules of an answer. */
import type { PersonId } from '../../../shared/src/domain/person.ts'
import { type RecordAddress, type RecordCell, type RecordItem, recordCell } from '../../../shared/src/domain/record.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/src/domain/refusal.ts'
import { applyOutsideEdit, editFacts } from './apply-outside-edit.ts'
import { findPermitted } from './find-permitted.ts'
import { type DifferenceInView, differenceAt, lockOpenDifference, takesTheirs } from './list-differences.ts'
import { lockForEdit } from './lock-for-edit.ts'
import type { Deps, Transaction } from './ports.ts'
import type { Difference } from './record-ports.ts'

export interface SettledDifference {
  readonly as: 'ours' | 'theirs'
  /** What still waits; null when nothing does. */
  readonly next: DifferenceInView | null
}

/** `at`: place of the difference, so that the next one is shown in its stead. */
export async function settleDifference(
  deps: Deps,
  asker: PersonId,
  address: RecordAddress,
  cell: string,
  as: 'ours' | 'theirs',
  at: number,
): Promise<SettledDifference | { readonly refusal: Refusal }> {
  return deps.unitOfWork.run(async (tx) => {
    const person = await findPermitted(tx, asker, 'settleRecord')
    if (isRefusal(person)) return person
    await lockForEdit(tx, address)
    const difference = await lockOpenDifference(tx, address, cell)
    if (isRefusal(difference)) return difference
    const [item] = await tx.record.items([address])
    if (as === 'theirs') {
      const taken = await takeTheirs(deps, tx, asker, difference, item ?? null)
      if (isRefusal(taken)) return taken
    }
    await tx.record.settleDifference(address, cell, as, asker, deps.clock.now())
    // A row that was added there stays as it is: nothing that people typed is deleted.
    if (item) await writeAgain(tx, address)
    return { as, next: await differenceAt(tx, at) }
  })
}

async function takeTheirs(
  deps: Deps,
  tx: Transaction,
  asker: PersonId,
  difference: Difference,
  item: RecordItem | null,
): Promise<null | { readonly refusal: Refusal }> {
  const { cell } = difference
  if (!item || !takesTheirs(difference)) return refuse({ code: 'differenceNotTaken' })
  const facts = await editFacts(tx, item, asker)
  if (!facts.editorMay || facts.round === 'closed' || facts.round === 'withdrawn')
    return refuse({ code: 'differenceNotTaken' })
  const ours = recordCell(item.cells[cell])
  const theirs = cellFrom(cell, difference.theirs)
  if (theirs === ours) return null
  const refused = await applyOutsideEdit(deps, tx, item, [{ cell, base: null, ours, theirs, both: false }], asker)
  return refused.length > 0 ? refuse({ code: 'differenceNotTaken' }) : null
}

/** A difference keeps texts; the one number that people may edit there is a target. */
const cellFrom = (cell: string, text: string | null): RecordCell =>
  cell === 'target' && text !== null ? Number(text) : text

async function writeAgain(tx: Transaction, address: RecordAddress): Promise<void> {
  await tx.record.touch([address])
  await tx.later({ name: 'publish-record', payload: {} })
}
