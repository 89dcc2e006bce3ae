/** `npm run export-all -- FOLDER`: the whole record as files. `--into FOLDER` fills an empty installation from them. */
import { parseArgs } from 'node:util'
import { systemClock } from '../../bot/src/clock.ts'
import { exportRecord } from '../../bot/src/usecases/export-record.ts'
import { newArchive, openArchive } from './record/archive-folder.ts'
import { databaseHere, type Env, holdLocalFolder, listsHere } from './record/record-here.ts'
import { explained, progressLine, refill } from './record/refill.ts'

const usage = `使い方: npm run export-all -- 控え              リストの内容をすべて、フォルダー「控え」に書き出します（Excel・JSON・照合用のハッシュ）
        npm run export-all -- --into 控え       書き出したフォルダーを、空のデータベースに取り込みます。リストには、次の起動のあとに書き込みます
        どちらも --local を付けると、手元のリストとデータベースを使います。アプリは止めてから実行してください。`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { into: { type: 'string' }, local: { type: 'boolean', default: false } },
})
const [folder, ...more] = positionals
const say = (line: string) => console.log(line)

if (more.length > 0 || (folder === undefined) === (values.into === undefined)) {
  console.error(usage)
  process.exitCode = 1
} else {
  try {
    if (folder !== undefined) await writeOut(process.env, folder, values.local)
    else if (values.into !== undefined && !(await takeIn(process.env, values.into, values.local))) process.exitCode = 1
  } catch (error) {
    console.error(explained(error))
    process.exitCode = 1
  }
}

async function writeOut(env: Env, into: string, local: boolean): Promise<void> {
  const release = local ? holdLocalFolder(env) : () => undefined
  try {
    const { lists, close } = await listsHere(env, local)
    const archive = newArchive(into)
    const items = await exportRecord(lists, archive, (progress) => say(progressLine(progress)))
    await archive.finish(systemClock.now())
    close()
    say(`${items}件を ${into} に書き出しました。`)
  } finally {
    release()
  }
}

async function takeIn(env: Env, from: string, local: boolean): Promise<boolean> {
  const source = await openArchive(from)
  const database = await databaseHere(env, local)
  try {
    return await refill(database, source, say)
  } finally {
    await database.close()
  }
}
