/** A row that somebody deleted in its list: the PMO decides whether it is written again. Nothing of ours is deleted for it. */
import type { Deps, Transaction } from './ports.ts'
import type { KnownItem } from './record-ports.ts'

export async function noteDeletion(
  { clock }: Deps,
  tx: Transaction,
  { list, key, itemId, base }: KnownItem,
): Promise<void> {
  if (itemId === null) return
  const [item] = await tx.record.items([{ list, key }])
  if (item) {
    const difference = { list, key, cell: '', ours: null, theirs: null, editor: null, seenAt: clock.now() }
    await tx.record.openDifference({ ...difference, kind: 'deletedThere' })
  }
  // It may come back from the recycle bin, edited.
  await tx.record.learn({ list, key }, { itemId: null, eTag: null, base })
}
