/** `npm start`: a whole city on this machine, with no account anywhere. Prints where to look when it is ready. */
import { parseArgs } from 'node:util'
import { ConfigurationProblem } from '../../bot/src/config.ts'
import { DataFolderInUse, DataFolderNotWritable } from '../../bot/src/outbound/database/data-folder-lock.ts'
import { dayInTokyo } from '../../shared/src/domain/day.ts'
import { longRoundLabel, roundIdOn } from '../../shared/src/domain/fiscal-calendar.ts'
import { buildPages } from './build-pages.ts'
import { createLocalApp } from './local-app.ts'

const usage = `使い方: npm start -- [--today 2025-12-16] [--no-round]
  --today     見本の日付を指定します（指定しなければ、前回の続きから始まります）
  --no-round  最初の起動で四半期の回を開きません`

const { values } = parseArgs({
  options: { today: { type: 'string' }, 'no-round': { type: 'boolean', default: false }, help: { type: 'boolean' } },
})

if (values.help) {
  console.log(usage)
} else {
  try {
    await start()
  } catch (error) {
    const known =
      error instanceof ConfigurationProblem ||
      error instanceof DataFolderInUse ||
      error instanceof DataFolderNotWritable
    console.error(known ? error.message : error)
    process.exitCode = 1
  }
}

async function start(): Promise<void> {
  const pages = buildPages()
  // Awaited below; until then a failure must not end the process on its own.
  pages.catch(() => undefined)
  const app = await createLocalApp({
    env: { LOG_LEVEL: 'warn', ...process.env },
    ...(values.today === undefined ? {} : { today: values.today }),
    openFirstRound: !values['no-round'],
  })
  try {
    await app.listen()
  } catch (error) {
    await app.close()
    throw error
  }
  await app.startJobs()
  const remember = setInterval(app.clock.remember, 60_000)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      clearInterval(remember)
      void app.close()
    })
  }
  const today = dayInTokyo(app.clock.now())
  console.log(
    [
      '',
      `業革ボードを始めました（見本の日付 ${today}、${longRoundLabel(roundIdOn(today))}）。`,
      `  はじめに  ${app.origin}/`,
      `  チャット  ${app.origin}/chat/`,
      `  ボード    ${app.origin}/tab/`,
      `  リスト    ${app.origin}/sharepoint/`,
      '終了するには Ctrl+C を押してください。',
    ].join('\n'),
  )
  await pages
}
