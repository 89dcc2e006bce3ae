/** One page of what changed in a list: what is our own is only noted, everything else is looked at again before it is believed. */
import type { RecordList } from '../../../shared/src/domain/record.ts'
import { sameCells } from '../../../shared/src/domain/record-merge.ts'
import { noteDeletion } from './note-deletion.ts'
import { asKnownThere, type Names, personsNamed } from './persons-named.ts'
import type { Deps, Transaction } from './ports.ts'
import type { ChangesPage, CityLists, KnownItem, ListItem, ReadItem } from './record-ports.ts'
import { forgetNewRow, takeNewRow } from './take-new-row.ts'
import { takeOutsideEdits } from './take-outside-edits.ts'

/** Longer than a look takes. */
const holdSeconds = 180

/** False when an item of it is being written just now. `whole`: the page is of a reading of the whole list since then. */
export async function takePage(
  deps: Deps,
  lists: CityLists,
  list: RecordList,
  page: ChangesPage,
  whole: Date | null,
): Promise<boolean> {
  const sorted = await deps.unitOfWork.run((tx) => sort(tx, list, page, whole, deps.clock.now()))
  for (const batch of inBatches(sorted.fresh, lists.batchSize)) {
    const found = await lists.look(batch.map(({ itemId, key }) => ({ list, key: key ?? '', itemId })))
    const names = await personsNamed(lists, found)
    for (const [index, row] of batch.entries()) await takeFresh(deps, list, row, found[index] ?? null, names)
  }
  const all = await lookAgain(deps, lists, sorted.doubtful)
  if (all) await deps.unitOfWork.run((tx) => writeAnew(tx, list, sorted.renamed))
  return all
}

/** A key that somebody changed is put right, with everything else of the item. */
async function writeAnew(tx: Transaction, list: RecordList, renamed: readonly KnownItem[]): Promise<void> {
  const keys = renamed.map(({ key }) => key)
  const known = keys.length === 0 ? [] : await tx.record.knownAmong(list, keys, [])
  for (const { key, itemId, eTag } of known) {
    if (itemId !== null) await tx.record.learn({ list, key }, { itemId, eTag, base: {} })
  }
  await tx.record.touch(known)
}

interface Sorted {
  /** Known, and not as we know it. */
  readonly doubtful: readonly KnownItem[]
  /** Rows that nobody here knows. */
  readonly fresh: readonly FreshRow[]
  /** Of the doubtful ones: those that stand there under another key. */
  readonly renamed: readonly KnownItem[]
}

interface FreshRow {
  readonly itemId: string
  readonly key: string | null
}

async function sort(
  tx: Transaction,
  list: RecordList,
  page: ChangesPage,
  whole: Date | null,
  now: Date,
): Promise<Sorted> {
  // The last word on an item counts.
  const entries = [...new Map([...page.changed, ...page.added].map((entry) => [entry.itemId, entry])).values()]
  const known = await tx.record.knownAmong(
    list,
    entries.flatMap(({ key }) => key ?? []),
    [...entries.map(({ itemId }) => itemId), ...page.deleted],
  )
  const byItem = new Map(known.map((one) => [one.itemId, one]))
  const byKey = new Map(known.map((one) => [one.key, one]))
  const doubtful = new Set<KnownItem>()
  const fresh: FreshRow[] = []
  const renamed: KnownItem[] = []
  const same: ListItem[] = []
  for (const { itemId, eTag, key, cells, unreadable } of entries) {
    const one = byItem.get(itemId) ?? (key === null ? undefined : byKey.get(key))
    if (!one) fresh.push({ itemId, key })
    else if (one.itemId === itemId && one.eTag === eTag && one.key === key) continue
    else if (one.itemId === itemId && one.key === key && unreadable.length === 0 && isSame(one, cells)) {
      same.push({ list, key: one.key, itemId, eTag })
    } else {
      doubtful.add(one)
      if (one.key !== key && one.itemId === itemId) renamed.push(one)
    }
  }
  for (const itemId of page.deleted) {
    const one = byItem.get(itemId)
    if (one) doubtful.add(one)
    else await forgetNewRow(tx, list, itemId)
  }
  await tx.record.learnETags(same, now)
  if (whole) {
    await tx.record.seen(
      list,
      entries.map(({ itemId }) => itemId),
      whole,
    )
  }
  return { doubtful: [...doubtful], fresh, renamed }
}

const isSame = ({ base, sent }: KnownItem, cells: ReadItem['cells']) =>
  base !== null && sent === null && sameCells(cells, base) && sameCells(base, cells)

/** After a reading of the whole list: what it did not meet may be gone. */
export async function lookForMissing(deps: Deps, lists: CityLists, list: RecordList, since: Date): Promise<boolean> {
  let afterKey = ''
  for (;;) {
    const unseen = await deps.unitOfWork.run((tx) => tx.record.unseen(list, since, afterKey, lists.batchSize))
    if (unseen.length === 0) return true
    if (!(await lookAgain(deps, lists, unseen))) return false
    afterKey = unseen.at(-1)?.key ?? ''
  }
}

/** Nobody of us writes an item between the look and what becomes of it. False when somebody did already. */
async function lookAgain(deps: Deps, lists: CityLists, doubtful: readonly KnownItem[]): Promise<boolean> {
  let all = true
  for (const batch of inBatches(doubtful, lists.batchSize)) {
    const now = deps.clock.now()
    const until = new Date(now.getTime() + holdSeconds * 1000)
    const held = await deps.unitOfWork.run((tx) => tx.record.hold(batch, now, until))
    if (held.length < batch.length) all = false
    if (held.length === 0) continue
    try {
      const found = await lists.look(held)
      const names = await personsNamed(lists, [...found, ...held.map(asKnownThere)])
      for (const [index, known] of held.entries()) {
        const item = found[index] ?? null
        await deps.unitOfWork.run((tx) =>
          item ? takeOutsideEdits(deps, tx, known, item, names) : noteDeletion(deps, tx, known),
        )
      }
    } finally {
      await deps.unitOfWork.run(async (tx) => {
        await tx.record.release(held)
        // The writer may have passed them by meanwhile.
        await tx.later({ name: 'publish-record', payload: {} })
      })
    }
  }
  return all
}

async function takeFresh(
  deps: Deps,
  list: RecordList,
  { itemId, key }: FreshRow,
  found: ReadItem | null,
  names: Names,
): Promise<void> {
  await deps.unitOfWork.run((tx) =>
    // What has gone meanwhile may have been looked for by its key.
    found?.itemId === itemId ? takeNewRow(deps, tx, { ...found, key }, names) : forgetNewRow(tx, list, itemId),
  )
}

function* inBatches<Item>(items: readonly Item[], size: number): Iterable<readonly Item[]> {
  for (let from = 0; from < items.length; from += size) yield items.slice(from, from + size)
}
