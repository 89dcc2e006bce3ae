/** `npm run rebuild`: fills an empty database from the city's SharePoint lists. */
import { parseArgs } from 'node:util'
import { databaseHere, listsHere } from './record/record-here.ts'
import { explained, refill } from './record/refill.ts'

const usage = `使い方: npm run rebuild              SharePoint のリストから、空のデータベースを元に戻します（接続先は .env の設定）
        npm run rebuild -- --local   手元のリスト（DATA_DIR の sharepoint フォルダー）から戻します
アプリは止めてから実行してください。途中で止まったときは何も書き込まれていません。もう一度実行してください。`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { local: { type: 'boolean', default: false } },
})

if (positionals.length > 0) {
  console.error(usage)
  process.exitCode = 1
} else {
  try {
    const database = await databaseHere(process.env, values.local)
    try {
      const { lists, close } = await listsHere(process.env, values.local)
      const source = { pages: lists.pages, personByName: lists.personByName, published: true }
      if (!(await refill(database, source, (line) => console.log(line)))) process.exitCode = 1
      close()
    } finally {
      await database.close()
    }
  } catch (error) {
    console.error(explained(error))
    process.exitCode = 1
  }
}
