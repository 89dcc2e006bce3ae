/** `npm run playground`: the bot in the Microsoft 365 Agents Playground. Optional; nothing else depends on it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ConfigurationProblem } from '../../../bot/src/config.ts'
import { cityHolidays } from '../../../bot/src/holidays.ts'
import { buildPages } from '../build-pages.ts'
import { readDataSet } from '../inzai/read-data-set.ts'
import { toRegisterContent } from '../inzai/register-content.ts'
import { localSettings } from '../settings.ts'
import { choosePeople } from './choose-people.ts'
import { createPlaygroundApp } from './playground-app.ts'
import { CONFIG_FILE, playgroundConfig } from './playground-config.ts'
import { PLAYGROUND_PACKAGE, PLAYGROUND_PORT, PlaygroundProblem, runPlayground } from './run-playground.ts'

console.log(
  [
    `${PLAYGROUND_PACKAGE} を npx で取り寄せて使います。これは業革ボードの一部ではありません。`,
    '評価用のプレリリース版としてのライセンスで提供されています。ご自身でお確かめのうえ、お使いください。利用状況の送信は止めてあります。',
    'ほかの機械からもこの画面に届くため、信頼できるネットワークの中で使ってください。',
  ].join('\n'),
)

const stopping = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort())

const folder = mkdtempSync(join(tmpdir(), 'gyokaku-playground-'))
try {
  await start()
} catch (error) {
  const known = error instanceof ConfigurationProblem || error instanceof PlaygroundProblem
  // Whoever has stopped it needs not be told that it has ended.
  if (!stopping.signal.aborted) {
    console.error(known ? error.message : error)
    process.exitCode = 1
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function start(): Promise<void> {
  const pages = buildPages()
  // Awaited below; until then a failure must not end the process on its own.
  pages.catch(() => undefined)
  const content = toRegisterContent(readDataSet(), cityHolidays())
  const { me, others } = choosePeople(content)
  const { tenantId, botAppId } = localSettings
  writeFileSync(join(folder, CONFIG_FILE), playgroundConfig({ tenantId, botAppId, me, others }))

  const botUrl = `http://127.0.0.1:${process.env.PORT || 3978}/api/messages`
  const port = Number(process.env.PLAYGROUND_PORT || PLAYGROUND_PORT)
  // First the playground, which waits for the bot: only then it is known where it listens.
  const playground = await runPlayground({ folder, botUrl, port, env: process.env, stopped: stopping.signal })
  try {
    // A new city each time: the playground keeps no history, and a notice once sent is not sent again.
    const app = await createPlaygroundApp({
      env: { LOG_LEVEL: 'warn', ...process.env, DATA_DIR: join(folder, 'data') },
      playgroundPort: playground.port,
      content,
    })
    try {
      await app.listen()
      await app.startJobs()
      console.log(
        [
          '',
          `業革ボードを「${me.post}」として始めました。`,
          `  Agents Playground  http://localhost:${playground.port}/`,
          `  ボード             ${app.origin}/tab/`,
          '「一覧」と送ると、カードが届きます。終了するには Ctrl+C を押してください。',
        ].join('\n'),
      )
      await Promise.race([pages, playground.ended])
      // Stopping ends the playground, and closing its terminal does too.
      await playground.ended
    } finally {
      await app.close()
    }
  } finally {
    await playground.stop()
  }
}
