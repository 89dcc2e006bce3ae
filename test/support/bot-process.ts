/**
 * The product as a process of its own, to be killed without warning. Prints `ready` when it answers.
 * Environment: BOT_PROCESS, a JSON of `BotProcessSettings`.
 */
import { createApp } from '../../bot/src/app.ts'
import { readConfig } from '../../bot/src/config.ts'
import { importRegister } from '../../bot/src/usecases/import-register.ts'
import { openRound } from '../../bot/src/usecases/open-round.ts'
import { manyMeasures, pmoId } from './many-measures.ts'

export interface BotProcessSettings {
  readonly env: Record<string, string>
  readonly openIdMetadataUrl: string
  readonly keySetUrl: string
  readonly serviceUrl: string
  readonly botToken: string
  readonly measures: number
  readonly leaders: number
  /** Opens the round when it fills the register. */
  readonly opensRound: boolean
  /** The sample clock showed `at` at the instant `since`, in milliseconds since 1970: the same clock for all processes. */
  readonly at: string
  readonly since: number
  /** Seconds after which an outcome nobody knows is tried again; otherwise the product's own. */
  readonly retryUnknownAfterSeconds: number | null
}

const settings = JSON.parse(process.env.BOT_PROCESS ?? '{}') as BotProcessSettings
const config = readConfig(settings.env, {
  openIdMetadataUrl: settings.openIdMetadataUrl,
  keySetUrl: settings.keySetUrl,
  serviceHost: new URL(settings.serviceUrl).host,
})
const { retryUnknownAfterSeconds } = settings
const sending = retryUnknownAfterSeconds === null ? config.sending : { ...config.sending, retryUnknownAfterSeconds }
const app = await createApp(
  { ...config, sending },
  {
    botToken: async () => settings.botToken,
    defaultServiceUrl: settings.serviceUrl,
    tabFolder: '/nowhere',
    version: {},
    clock: { now: () => new Date(Date.parse(settings.at) + Date.now() - settings.since) },
  },
)
const filled = await importRegister(app.deps, manyMeasures(settings.measures, settings.leaders))
if (filled && settings.opensRound) {
  await openRound(app.deps, pmoId, '2025Q3')
}
await app.listen()
await app.startJobs()
console.log('ready')
