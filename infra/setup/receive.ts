/** `npm run receive -- FILE`: plays a saved activity into the bot as Teams would, and prints what it answers. */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { DataFolderInUse } from '../../bot/src/outbound/database/data-folder-lock.ts'
import { createLocalApp } from '../local/local-app.ts'
import { createPlayer, type Played, type SavedActivity } from '../local/receive/play-activity.ts'
import { told } from '../local/receive/told.ts'
import { findRunningApp } from '../local/running-app.ts'

const usage = `使い方: npm run receive -- test/fixtures/activities/message-list.json
保存したアクティビティ（JSON）を、Teams からの署名を付けてボットに渡し、HTTP の状態と返事を表示します。
保存されていない欄（宛先・会話・送り先など）は補い、null の欄は取り除きます。`

const { positionals } = parseArgs({ allowPositionals: true })
const [file, ...more] = positionals

const saved = file === undefined || more.length > 0 ? usage : readSaved(file)

if (typeof saved === 'string') {
  console.error(saved)
  process.exitCode = 1
} else {
  try {
    const origin = await findRunningApp()
    console.log(told(origin ? await playIn(origin, saved) : await playBeside(saved)).join('\n'))
  } catch (error) {
    console.error(error instanceof DataFolderInUse ? error.message : error)
    process.exitCode = 1
  }
}

/** A sentence when the file holds no activity. */
function readSaved(path: string): SavedActivity | string {
  try {
    const read: unknown = JSON.parse(readFileSync(path, 'utf8'))
    return typeof read === 'object' && read !== null && !Array.isArray(read)
      ? (read as SavedActivity)
      : `${path} はアクティビティではありません。{ } で囲まれた JSON をご指定ください。`
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    return missing ? `${path} がありません。` : `${path} を JSON として読み取れませんでした。`
  }
}

async function playIn(origin: string, saved: SavedActivity): Promise<Played> {
  const response = await fetch(`${origin}/local/receive`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(saved),
  })
  if (!response.ok) throw new Error(`動いているアプリが応じませんでした（HTTP ${response.status}）。`)
  return (await response.json()) as Played
}

/** The app as at its first start, for as long as the answer takes. */
async function playBeside(saved: SavedActivity): Promise<Played> {
  const app = await createLocalApp({ env: { LOG_LEVEL: 'warn', ...process.env }, openFirstRound: true })
  try {
    await app.listen()
    return await createPlayer({ ...app, now: app.clock.now })(saved)
  } finally {
    await app.close()
  }
}
