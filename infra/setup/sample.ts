/** `npm run sample -- 8`: made-up answers for past quarters, in the running app or, where none runs, beside it. `clear` removes them. */
import { parseArgs } from 'node:util'
import { DataFolderInUse } from '../../bot/src/outbound/database/data-folder-lock.ts'
import { shortRoundLabel } from '../../shared/src/domain/fiscal-calendar.ts'
import type { RoundId } from '../../shared/src/domain/round.ts'
import { createLocalApp } from '../local/local-app.ts'
import { findRunningApp, linesFrom } from '../local/running-app.ts'
import { clearSamples, type FilledQuarter, fillQuarters, mostQuarters } from '../local/samples/fill-quarters.ts'

const usage = `使い方: npm run sample -- 8       受付中の回（なければ今の四半期）の前の8四半期に、見本の回答を入れます（1〜${mostQuarters}）
        npm run sample -- clear   見本の回答をすべて取り除きます
見本の回答には、どの画面でも「見本」と表示します。回答のある四半期は、そのままにします。`

const { positionals } = parseArgs({ allowPositionals: true })
const [wanted = '', ...more] = positionals
const quarters = /^\d+$/.test(wanted) ? Number(wanted) : 0

if (more.length > 0 || (wanted !== 'clear' && (quarters < 1 || quarters > mostQuarters))) {
  console.error(usage)
  process.exitCode = 1
} else {
  try {
    const origin = await findRunningApp()
    if (wanted === 'clear') tellCleared(origin ? await clearIn(origin) : await beside((app) => clearSamples(app.deps)))
    else if (origin) await tellFilled(fillIn(origin))
    else await beside((app) => tellFilled(fillQuarters(app.deps, quarters)))
  } catch (error) {
    console.error(error instanceof DataFolderInUse ? error.message : error)
    process.exitCode = 1
  }
}

async function tellFilled(filled: AsyncIterable<FilledQuarter>): Promise<void> {
  const began = performance.now()
  let answers = 0
  for await (const { roundId, outcome, measures, revisions } of filled) {
    answers += revisions
    const said = {
      filled: `${measures}施策に見本の回答を入れました（直した版を含め${revisions}件）`,
      already: '見本の回答が入っています',
      kept: '回の記録があるため、そのままにしました',
    }
    console.log(`  ${shortRoundLabel(roundId)}  ${said[outcome]}`)
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  const done =
    answers === 0 ? '新しく入れたものはありません。' : `見本の回答 ${answers}件を入れました（${seconds}秒）。`
  console.log(`${done}取り除くには npm run sample -- clear を実行してください。`)
}

function tellCleared(cleared: readonly RoundId[]): void {
  const names = cleared.map(shortRoundLabel).join('、')
  console.log(cleared.length === 0 ? '見本の回答はありません。' : `見本の回答を取り除きました（${names}）。`)
}

async function* fillIn(origin: string): AsyncGenerator<FilledQuarter> {
  const request = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ quarters }),
  }
  for await (const line of linesFrom(`${origin}/local/samples`, request)) yield line as FilledQuarter
}

async function clearIn(origin: string): Promise<readonly RoundId[]> {
  const response = await fetch(`${origin}/local/samples`, { method: 'DELETE' })
  if (!response.ok) throw new Error(`動いているアプリが応じませんでした（HTTP ${response.status}）。`)
  return ((await response.json()) as { cleared: readonly RoundId[] }).cleared
}

async function beside<T>(work: (app: Awaited<ReturnType<typeof createLocalApp>>) => Promise<T>): Promise<T> {
  const app = await createLocalApp({ env: { LOG_LEVEL: 'warn', ...process.env }, openFirstRound: true })
  try {
    return await work(app)
  } finally {
    await app.close()
  }
}
