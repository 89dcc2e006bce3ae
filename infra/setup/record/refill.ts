/** Fills this installation's empty database from a source, and says how far it is. */

import { ConfigurationProblem } from '../../../bot/src/config.ts'
import { DataFolderInUse } from '../../../bot/src/outbound/database/data-folder-lock.ts'
import { type RecordSource, rebuildRecord } from '../../../bot/src/usecases/rebuild-record.ts'
import { type CityLists, RecordTrouble } from '../../../bot/src/usecases/record-ports.ts'
import { recordCauseSentence } from '../../../shared/src/wording/record.ja.ts'
import { recordCellNameJa, recordListsJa } from '../../../shared/src/wording/record-differences.ja.ts'
import { ArchiveProblem } from './archive-folder.ts'
import { type DatabaseHere, documentsHere } from './record-here.ts'

/** False when nothing was filled. */
export async function refill(
  database: Omit<DatabaseHere, 'close'>,
  source: RecordSource & Partial<Pick<CityLists, 'personByName'>>,
  say: (line: string) => void,
): Promise<boolean> {
  const began = performance.now()
  const rebuilt = await rebuildRecord(database, source, (progress) => say(progressLine(progress)))
  if (rebuilt.kind === 'notEmpty') {
    say('データベースが空ではないため、何もしていません。新しいデータベース（または空の DATA_DIR）をご指定ください。')
    return false
  }
  if (rebuilt.kind === 'unreadable') {
    say('読み取れない行があるため、何も書き込んでいません。リストで次の行を直してから、もう一度実行してください。')
    for (const { list, key, cell } of rebuilt.rows) say(`・${recordListsJa[list]}　${key}　${recordCellNameJa(cell)}`)
    return false
  }
  if (rebuilt.kind === 'rowsMissing') {
    say('ほかの行が指している行がリストにないため、何も書き込んでいません。')
    say('SharePoint のサイトの「ごみ箱」から次の行を元に戻して、もう一度実行してください。')
    for (const { list, key } of rebuilt.rows) say(`・${recordListsJa[list]}　${key}`)
    return false
  }
  await database.unitOfWork.run(async (tx) => {
    for (const [key, document] of Object.entries(documentsHere())) await tx.register.saveDocument(key, document)
  })
  say(`${rebuilt.items}件を戻しました（${((performance.now() - began) / 1000).toFixed(1)}秒）。`)
  say('「戦略」の文章はリストにないため、業革ボードに備わっているデータから入れました。')
  say('開いている回の、今日までのお知らせは、送ったものとして扱います（同じお知らせは二度届きません）。')
  if (rebuilt.unlisted.length > 0) {
    say(
      `メンバーのリストにない方が${rebuilt.unlisted.length}人いるため、職を「メンバー一覧にない人」として加えました。次の起動のあとリストに行ができます。職をお直しください。`,
    )
    for (const id of rebuilt.unlisted) say(`・${id}`)
  }
  return true
}

export const progressLine = ({ list, items }: { readonly list: keyof typeof recordListsJa; readonly items: number }) =>
  `  ${recordListsJa[list]}　${items}件`

/** The sentence of what a person can put right; anything else is thrown on. */
export function explained(error: unknown): string {
  if (error instanceof RecordTrouble) return recordCauseSentence[error.code]
  const isPlain =
    error instanceof ConfigurationProblem || error instanceof DataFolderInUse || error instanceof ArchiveProblem
  if (isPlain) return error.message
  throw error
}
