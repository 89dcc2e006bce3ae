/** The product on a tenant: settings, app, listen. The stand-in city of a laptop starts elsewhere, with the same app. */
import { fileURLToPath } from 'node:url'
import packageJson from '../../package.json' with { type: 'json' }
import { createApp } from './app.ts'
import { ConfigurationProblem, readConfig } from './config.ts'
import { defaultServiceUrl, openMicrosoftGraph } from './open-microsoft-graph.ts'
import { DataFolderInUse, DataFolderNotWritable } from './outbound/database/data-folder-lock.ts'
import { createBotToken } from './outbound/teams/bot-token.ts'

try {
  const config = readConfig({ ...process.env, GYOKAKU_MODE: 'tenant' })
  const app = await createApp(config, {
    botToken: createBotToken({ ...config.bot, tenantId: config.tenantId }),
    defaultServiceUrl,
    tabFolder: fileURLToPath(new URL('../../tab/dist', import.meta.url)),
    version: { name: packageJson.name, version: packageJson.version },
    ...openMicrosoftGraph(config, packageJson.version),
  })
  await app.startJobs()
  try {
    await app.listen()
  } catch (error) {
    await app.close()
    throw error
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void app.close())
} catch (error) {
  const explained =
    error instanceof ConfigurationProblem || error instanceof DataFolderInUse || error instanceof DataFolderNotWritable
  if (!explained) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
