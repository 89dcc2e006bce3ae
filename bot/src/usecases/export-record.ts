/** Hands the whole record on, a page at a time, to whoever keeps it in files: what the city takes along when it leaves. */
import { type RecordList, recordLists } from '../../../shared/src/domain/record.ts'
import type { CityLists, ReadItem } from './record-ports.ts'

export interface RecordKeeper {
  begin(list: RecordList): Promise<void>
  add(page: readonly ReadItem[]): Promise<void>
  /** Of the list begun last. */
  end(): Promise<void>
}

/** Rejects with `RecordTrouble` where a list cannot be read. Resolves with the number of items. */
export async function exportRecord(
  lists: Pick<CityLists, 'pages'>,
  keeper: RecordKeeper,
  onProgress: (progress: { readonly list: RecordList; readonly items: number }) => void,
): Promise<number> {
  let all = 0
  for (const list of recordLists) {
    let items = 0
    await keeper.begin(list)
    for await (const page of lists.pages(list)) {
      await keeper.add(page)
      items += page.length
      onProgress({ list, items })
    }
    await keeper.end()
    all += items
  }
  return all
}
