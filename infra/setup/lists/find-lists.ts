/** Which list of the site is which of ours, whatever it is called now. */
import type { RecordList } from '../../../shared/src/domain/record.ts'
import type { SiteList } from './site-state.ts'
import { type WantedList, wantedLists } from './wanted-lists.ts'

export interface Candidate extends SiteList {
  /** Internal names of its columns. */
  readonly columnNames: ReadonlySet<string>
}

/** By address, by the mark, by the name it was made with, and at last by its columns. */
const signs: readonly ((wanted: WantedList, list: Candidate) => boolean)[] = [
  ({ name }, list) => list.name === name,
  ({ mark }, list) => list.description.includes(mark),
  ({ name }, list) => list.displayName === name,
  ({ columns }, list) => columns.every(({ name }) => list.columnNames.has(name)),
]

export function findLists<List extends Candidate>(lists: readonly List[]): ReadonlyMap<RecordList, List> {
  const found = new Map<RecordList, List>()
  const free = new Set(lists)
  // The widest first: the columns of 進捗履歴 are all in 進捗報告 as well.
  const widestFirst = wantedLists.toSorted((a, b) => b.columns.length - a.columns.length)
  for (const sign of signs) {
    for (const wanted of widestFirst) {
      if (found.has(wanted.list)) continue
      const match = [...free].find((list) => sign(wanted, list))
      if (!match) continue
      found.set(wanted.list, match)
      free.delete(match)
    }
  }
  return found
}
