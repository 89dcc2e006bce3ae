/** What each list should be, from the one table of fields: names, the mark in its description, its columns. */

import type { ListColumn } from '../../../bot/src/outbound/sharepoint/list-column.ts'
import { columnsOf, listFields } from '../../../bot/src/outbound/sharepoint/list-fields.ts'
import type { RecordList } from '../../../shared/src/domain/record.ts'
import { recordLists } from '../../../shared/src/domain/record.ts'

export interface WantedList {
  readonly list: RecordList
  readonly name: string
  readonly displayName: string
  readonly description: string
  /** Stands in the description, so that the list is known under any name. */
  readonly mark: string
  readonly columns: readonly ListColumn[]
}

export const wantedLists: readonly WantedList[] = recordLists.map((list) => {
  const { name, displayName } = listFields[list]
  const mark = `〔${name}〕`
  return {
    list,
    name,
    displayName,
    mark,
    description: `業革ボードのリスト（${displayName}）です。${mark}`,
    columns: columnsOf(list),
  }
})
