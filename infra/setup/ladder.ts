/** `npm run ladder`: shows お知らせの段 and the sending hours, and takes others from a file. */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { systemClock } from '../../bot/src/clock.ts'
import { changeLadder, ladderInUse } from './record/change-ladder.ts'
import { databaseHere } from './record/record-here.ts'
import { explained } from './record/refill.ts'

const usage = `使い方: npm run ladder                       いまのお知らせの段と送る時刻を表示します（接続先は .env の設定）
        npm run ladder -- 段.json            ファイルの内容に変えます。表示される形のまま直して使えます
        npm run ladder -- --local 段.json    手元のデータベース（DATA_DIR）を変えます
offset は期限からの開庁日の数（前は負）、to は leader・deputy・manager・pmo です。部長へは、PMOが送るときだけ届きます。
データベースが DATA_DIR にあるときは、アプリを止めてから実行してください。`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { local: { type: 'boolean', default: false } },
})
const [file, ...others] = positionals

if (others.length > 0) {
  console.error(usage)
  process.exitCode = 1
} else {
  try {
    const database = await databaseHere(process.env, values.local)
    try {
      const done = file
        ? await changeLadder(database, readFileSync(file, 'utf8'), systemClock.now())
        : await ladderInUse(database)
      if ('problem' in done) {
        console.error(`${done.problem}\n何も変えていません。\n\n${usage}`)
        process.exitCode = 1
      } else {
        console.log(JSON.stringify(done, null, 2))
      }
    } finally {
      await database.close()
    }
  } catch (error) {
    console.error(explained(error))
    process.exitCode = 1
  }
}
