/** Fills an empty database from the city's lists, in one transaction: either all of the record is here afterwards, or nothing. */

import type { PersonId } from '../../../shared/src/domain/person.ts'
import {
  type RecordAddress,
  type RecordCells,
  type RecordList,
  recordLists,
} from '../../../shared/src/domain/record.ts'
import { type Names, personsNamed, withIds } from './persons-named.ts'
import type { Deps, Transaction } from './ports.ts'
import type { CityLists, ReadItem, RestoredItem } from './record-ports.ts'
import { settleWhatWasSaid } from './settle-what-was-said.ts'

/** Where the record is read: the lists themselves, or a folder that was taken from lists. */
export interface RecordSource {
  pages(list: RecordList): AsyncIterable<readonly SourceItem[]>
  /** Whether the items stand in our lists; otherwise they are still to be written there. */
  readonly published: boolean
}
export type SourceItem = Pick<ReadItem, 'list' | 'key' | 'itemId' | 'eTag' | 'cells' | 'unreadable'>

export interface RebuildProgress {
  readonly list: RecordList
  /** So far. */
  readonly items: number
}

export type Rebuilt =
  /** `unlisted`: people whom rows name and the list of members does not. */
  | { readonly kind: 'rebuilt'; readonly items: number; readonly unlisted: readonly PersonId[] }
  /** There is something here already: nothing was read. */
  | { readonly kind: 'notEmpty' }
  /** Rows that cannot be understood; nothing was written. They are put right in the list first. */
  | { readonly kind: 'unreadable'; readonly rows: readonly UnreadableCell[] }
  /** Rows that others name and their own list does not hold; nothing was written. They come back from the site's recycle bin. */
  | { readonly kind: 'rowsMissing'; readonly rows: readonly RecordAddress[] }

export interface UnreadableCell {
  readonly list: RecordList
  readonly key: string
  readonly cell: string
}

/** As many as a person reads before the first is put right. */
const mostUnreadable = 20

/**
 * Page by page, people first, so that memory does not grow with a list. Rejects with `RecordTrouble` where the lists cannot be
 * read. The next pulling reads each list once from the beginning: a cursor of today would miss what was edited meanwhile.
 */
export async function rebuildRecord(
  deps: Pick<Deps, 'unitOfWork' | 'clock' | 'holidays'>,
  source: RecordSource & Partial<Pick<CityLists, 'personByName'>>,
  onProgress: (progress: RebuildProgress) => void,
): Promise<Rebuilt> {
  const unreadable: UnreadableCell[] = []
  const unlisted: PersonId[] = []
  const named = watchNames()
  let all = 0
  try {
    return await deps.unitOfWork.run(async (tx): Promise<Rebuilt> => {
      if (!(await tx.record.isEmpty())) return { kind: 'notEmpty' }
      for (const list of recordLists) {
        let items = 0
        for await (const page of source.pages(list)) {
          unreadable.push(...page.flatMap(unreadableIn))
          if (unreadable.length >= mostUnreadable) throw new Unreadable()
          named.look(page)
          if (unreadable.length === 0 && named.missing().length === 0)
            unlisted.push(...(await restore(tx, source, page)))
          items += page.length
          onProgress({ list, items })
        }
        all += items
        // What refers to a list with rows that cannot be read would only add to the confusion.
        if (unreadable.length > 0 || named.missing().length > 0) throw new Unreadable()
      }
      await settleWhatWasSaid(deps, tx)
      const unread = { cursor: null, wholeSince: null, readAt: deps.clock.now(), cause: null }
      for (const { list } of await tx.record.unread()) await tx.record.saveReading(list, unread)
      return { kind: 'rebuilt', items: all, unlisted }
    })
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    if (unreadable.length > 0) return { kind: 'unreadable', rows: unreadable.slice(0, mostUnreadable) }
    return { kind: 'rowsMissing', rows: named.missing() }
  }
}

function watchNames() {
  const known = { measures: new Set<unknown>(), rounds: new Set<unknown>() }
  const missing = new Map<string, RecordAddress>()
  const want = (list: keyof typeof known, id: unknown) => {
    if (typeof id === 'string' && !known[list].has(id)) missing.set(`${list} ${id}`, { list, key: id })
  }
  return {
    look: (page: readonly SourceItem[]) => {
      for (const { list, cells } of page) {
        if (list === 'measures' || list === 'rounds') known[list].add(cells.id)
        want('measures', cells.measureId)
        // What was published before the first round, and rounds that are only planned, have no row of their own.
        if (list === 'revisions' || (list === 'checkIns' && cells.state)) want('rounds', cells.roundId)
      }
    },
    missing: () => [...missing.values()],
  }
}

/** Takes everything back that was written so far. */
class Unreadable extends Error {}

const unreadableIn = ({ list, key, unreadable }: SourceItem): readonly UnreadableCell[] =>
  unreadable.map(({ cell }) => ({ list, key, cell }))

async function restore(
  tx: Transaction,
  { published, personByName }: RecordSource & Partial<Pick<CityLists, 'personByName'>>,
  page: readonly SourceItem[],
): Promise<readonly PersonId[]> {
  const names: Names = personByName ? await personsNamed({ personByName }, page) : new Map()
  return tx.record.restore(page.map((item) => restored(item, withIds(item.list, item.cells, names), published)))
}

function restored({ list, key, itemId, eTag, cells }: SourceItem, rows: RecordCells, published: boolean): RestoredItem {
  return {
    list,
    key,
    cells: rows,
    ...(published ? { itemId, eTag, base: cells } : { itemId: null, eTag: null, base: null }),
  }
}
