/** Teams in the test's own process, for a product that runs in another one: keys, connector, and signed activities. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { createServer, plugins } from 'restify'
import { localSettings } from '../../infra/local/settings.ts'
import { createActivities } from '../../infra/local/teams/activities.ts'
import { createStandInTeams } from '../../infra/local/teams/stand-in-teams.ts'
import type { BotProcessSettings } from './bot-process.ts'
import { freePort } from './free-port.ts'
import { manyMeasures } from './many-measures.ts'

const at = '2025-12-15T10:00:00+09:00'

export interface BotProcess {
  readonly origin: string
  /** kill -9, and nothing else. */
  kill(): Promise<void>
}

interface BotOptions {
  readonly env?: Readonly<Record<string, string>>
  readonly opensRound?: boolean
  readonly retryUnknownAfterSeconds?: number
}

export async function startOutsideTeams(dataDir: string, measures: number, leaders: number) {
  const server = createServer()
  // Tokens name the address: the server takes one that is free, and gets its routes afterwards.
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const origin = server.url
  const people = manyMeasures(measures, leaders).people
  const now = () => new Date(at)
  const since = Date.now()
  const teams = createStandInTeams({ origin, dataDir, now, ...localSettings, people, chatPageDir: '/nowhere' })
  server.use(plugins.queryParser({ mapParams: false }))
  server.use(plugins.jsonBodyParser({ mapParams: false }))
  teams.mount(server)
  const activities = createActivities(teams.city, teams.serviceUrl, now)
  const token = await teams.keys.signConnectorToken({ botAppId: localSettings.botAppId, serviceUrl: teams.serviceUrl })

  return {
    teams,

    /** `env`: further settings. */
    async startBot({ env = {}, opensRound = true, retryUnknownAfterSeconds }: BotOptions = {}): Promise<BotProcess> {
      const port = await freePort()
      const settings: BotProcessSettings = {
        env: {
          GYOKAKU_MODE: 'local',
          LOG_LEVEL: 'error',
          PORT: String(port),
          DATA_DIR: dataDir,
          MICROSOFT_APP_ID: localSettings.botAppId,
          MICROSOFT_APP_TENANT_ID: localSettings.tenantId,
          API_CLIENT_ID: localSettings.apiClientId,
          ...env,
        },
        opensRound,
        openIdMetadataUrl: teams.openIdMetadataUrl,
        keySetUrl: teams.userKeysUrl,
        serviceUrl: teams.serviceUrl,
        botToken: await teams.botToken(),
        measures,
        leaders,
        at,
        since,
        retryUnknownAfterSeconds: retryUnknownAfterSeconds ?? null,
      }
      const child = spawn(process.execPath, [fileURLToPath(new URL('bot-process.ts', import.meta.url))], {
        env: { ...process.env, BOT_PROCESS: JSON.stringify(settings) },
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      const ended = once(child, 'exit')
      const first = await Promise.race([once(createInterface(child.stdout), 'line'), ended])
      if (first[0] !== 'ready') throw new Error('The product did not start')
      return {
        origin: `http://127.0.0.1:${port}`,
        kill: async () => {
          child.kill('SIGKILL')
          await ended
        },
      }
    },

    /** Presses a button of a card as a person; rejects when no answer came. */
    async press(bot: BotProcess, personId: string, verb: string, data: object): Promise<string> {
      const person = teams.city.member(personId)
      if (!person) throw new Error('No such person in the city')
      const response = await fetch(`${bot.origin}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify(activities.cardAction(person, `f:${Math.random()}`, '1', { verb, data })),
      })
      if (response.status !== 200) throw new Error(`The bot answered ${response.status}`)
      return response.text()
    },

    async close(): Promise<void> {
      teams.close()
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.server.closeAllConnections()
      })
    },
  }
}
