/**
 * Item ids that say of which list they are. The service counts the items of every list from 1: in a list that was made anew,
 * the number of one item is soon that of another, and what is known of the first must never be written over the second.
 */
import type { RecordList } from '../../../../shared/src/domain/record.ts'
import { type CityLists, type ListWrite, RecordTrouble, type WriteOutcome } from '../../usecases/record-ports.ts'
import type { Site } from './site.ts'

/** `lists` knows items by their numbers. */
export function listedItems(site: Site, lists: CityLists): CityLists {
  const full = async (list: RecordList, number: string) => `${await markOf(site, list)}.${number}`
  /** Null when it is of a list that is not there any more. */
  const numberOf = async (list: RecordList, itemId: string) => {
    const [mark, number] = itemId.split('.')
    return number !== undefined && mark === (await markOf(site, list)) ? number : null
  }
  const withIds = async <Item extends { readonly list: RecordList; readonly itemId: string }>(
    items: readonly Item[],
  ) => {
    const named: Item[] = []
    for (const item of items) named.push({ ...item, itemId: await full(item.list, item.itemId) })
    return named
  }

  return {
    ...lists,
    look: async (addresses) => {
      const sought = []
      for (const one of addresses) {
        sought.push({ ...one, itemId: one.itemId === null ? null : await numberOf(one.list, one.itemId) })
      }
      const found = await lists.look(sought)
      const named = await withIds(found.filter((item) => item !== null))
      return found.map((item) => (item === null ? null : (named.shift() ?? null)))
    },
    write: async (writes) => {
      const prepared: (ListWrite | Untried)[] = []
      for (const write of writes) prepared.push(await numbered(write, numberOf))
      const outcomes = [...(await lists.write(prepared.filter(isWrite)))]
      const named: WriteOutcome[] = []
      for (const one of prepared) {
        const outcome = isWrite(one) ? outcomes.shift() : one
        if (!outcome) throw new Error('A write without an outcome')
        const isNamed = isWrite(one) && outcome.kind === 'written'
        named.push(isNamed ? await whereItStands(outcome, full(listOf(one), outcome.itemId)) : outcome)
      }
      return named
    },
    changes: async (list, cursor) => {
      const page = await lists.changes(list, cursor)
      const deleted: string[] = []
      for (const number of page.deleted) deleted.push(await full(list, number))
      return { ...page, changed: await withIds(page.changed), added: await withIds(page.added), deleted }
    },
    pages: async function* (list) {
      for await (const page of lists.pages(list)) yield await withIds(page)
    },
  }
}

/** The beginning of the list's own id, which a list made anew does not share. */
const markOf = async (site: Site, list: RecordList) => (await site.listUrl(list)).split('/').at(-1)?.slice(0, 8) ?? ''

type Untried = Extract<WriteOutcome, { kind: 'gone' | 'tryLater' | 'refused' }>

const isWrite = (one: ListWrite | Untried): one is ListWrite => 'item' in one || 'address' in one
const listOf = (write: ListWrite) => (write.kind === 'remove' ? write.address : write.item).list

async function numbered(
  write: ListWrite,
  numberOf: (list: RecordList, itemId: string) => Promise<string | null>,
): Promise<ListWrite | Untried> {
  if (write.kind === 'create') return write
  try {
    const number = await numberOf(listOf(write), write.itemId)
    // Of a list that was made anew: not there, and nobody needs to be asked.
    return number === null ? { kind: 'gone' } : { ...write, itemId: number }
  } catch (error) {
    if (!(error instanceof RecordTrouble)) throw error
    const { code: cause, needsPerson, afterSeconds } = error
    return needsPerson ? { kind: 'refused', cause } : { kind: 'tryLater', cause, uncertain: false, afterSeconds }
  }
}

/** When nobody can say just now where the list is, a look will tell what came of the write. */
async function whereItStands(
  outcome: Extract<WriteOutcome, { kind: 'written' }>,
  named: Promise<string>,
): Promise<WriteOutcome> {
  try {
    return { ...outcome, itemId: await named }
  } catch (error) {
    if (!(error instanceof RecordTrouble)) throw error
    return { kind: 'tryLater', cause: error.code, uncertain: true, afterSeconds: error.afterSeconds }
  }
}
