/** Puts everything together, in the order of a request's life. Tests call the same function with a faked outside. */
import { randomUUID } from 'node:crypto'
import type { Server } from 'restify'
import { cardMaker } from './cards/card-maker.ts'
import { systemClock } from './clock.ts'
import { type Config, ConfigurationProblem, isAnonymous } from './config.ts'
import { cityHolidays } from './holidays.ts'
import { createMessagesEndpoint } from './inbound/chat/messages-endpoint.ts'
import { createTeamsBot } from './inbound/chat/teams-bot.ts'
import { createRequireUser } from './inbound/http/require-user.ts'
import { createHttpServer } from './inbound/http/server.ts'
import { tick } from './inbound/jobs/clock-tick.ts'
import { jobNames, runJob, runJobs, workers } from './inbound/jobs/workers.ts'
import { createLog } from './log.ts'
import { createBoardReader } from './outbound/database/board-reader.ts'
import { startJobQueue } from './outbound/database/job-queue.ts'
import { createMeasureReader } from './outbound/database/measure-reader.ts'
import { openPglite } from './outbound/database/open-pglite.ts'
import { openPostgres } from './outbound/database/open-postgres.ts'
import { createTurnLedger } from './outbound/database/stores/turn-ledger.ts'
import { createUnitOfWork } from './outbound/database/transaction.ts'
import { assignmentWorkbook } from './outbound/excel/assignment-workbook.ts'
import { createConnectorClient } from './outbound/teams/connector-client.ts'
import { createMessenger } from './outbound/teams/messenger.ts'
import { createPace } from './outbound/teams/pace.ts'
import type { Directory } from './usecases/directory-ports.ts'
import type { AppInstaller, Clock, Deps } from './usecases/ports.ts'
import type { CityLists } from './usecases/record-ports.ts'
import { readHealth, recordHeartbeat } from './usecases/watch-health.ts'

export interface Outside {
  /** The bot's token for the Bot Connector. */
  readonly botToken: () => Promise<string>
  /** Where a conversation is opened with a person who never wrote. */
  readonly defaultServiceUrl: string
  readonly tabFolder: string
  readonly version: Readonly<Record<string, string>>
  readonly clock?: Clock
  /** The city's SharePoint lists; without them, what is to be published gathers. */
  readonly cityLists?: CityLists
  /** Says which leaders are still there; without it, nobody is missed. */
  readonly directory?: Directory
  /** Adds the app for people; without it, whoever took it away has to add it again. */
  readonly installer?: AppInstaller
}

export interface App {
  readonly server: Server
  readonly deps: Deps
  /** Begins to run jobs and the minute's tick; before it, jobs only gather. */
  startJobs(): Promise<void>
  /** Resolves with the address it listens on. Rejects when it cannot; what is open is then still to be closed. */
  listen(): Promise<string>
  close(): Promise<void>
}

/** Rejects with `ConfigurationProblem`, `DataFolderInUse` or the database's own error when it cannot be opened. */
export async function createApp(config: Config, outside: Outside): Promise<App> {
  const anonymous = isAnonymous(config)
  const log = createLog(config.logLevel)
  const clock = outside.clock ?? systemClock
  const trouble = (where: string) => (error: unknown) => log.error({ err: error }, where)

  const database = config.databaseUrl
    ? await openPostgres(config.databaseUrl, trouble('a database connection was lost'))
    : await openPglite(config.dataDir)
  await database.migrate()
  const queue = await startJobQueue(database.queue, jobNames, trouble('the job queue reports'))
  const boardReader = createBoardReader(database.db)

  const pace = createPace({ ledger: createTurnLedger(database), clock, ...config.sending })
  const messenger = createMessenger(
    createConnectorClient({
      botAppId: config.bot.appId,
      tenantId: config.tenantId,
      serviceHosts: config.bot.serviceHosts,
      defaultServiceUrl: outside.defaultServiceUrl,
      token: outside.botToken,
      clock,
      pace,
      timeout: config.sending.timeout,
      onTrouble: trouble('the bot could not get its token or its turn'),
    }),
    { pace, retryUnknownAfterSeconds: config.sending.retryUnknownAfterSeconds },
  )
  const instance = randomUUID().slice(0, 8)
  const deps: Deps = {
    unitOfWork: createUnitOfWork(database, queue, { clock, publishes: outside.cityLists !== undefined }),
    boardReader,
    measureReader: createMeasureReader(database.db),
    clock,
    holidays: cityHolidays(),
    messenger,
    cityLists: outside.cityLists ?? null,
    installer: outside.installer ?? null,
    directory: outside.directory ?? null,
    cards: cardMaker,
    assignmentWorkbook,
    newNonce: randomUUID,
  }

  const bot = createTeamsBot({
    deps,
    tenantId: config.tenantId,
    reply: async (address, reply) => {
      const outcome = await messenger.reply(address, reply)
      if (outcome.kind === 'sent') return { activityId: outcome.activityId, conversationId: address.conversationId }
      log.warn({ outcome: outcome.kind, cause: outcome.cause }, 'a reply did not go out')
      return null
    },
    onTrouble: (error, activityType) => log.error({ err: error, activityType }, 'a turn failed'),
  })
  const messages = createMessagesEndpoint({
    anonymous,
    appId: config.bot.appId,
    appType: config.bot.type,
    tenantId: config.tenantId,
    serviceHosts: config.bot.serviceHosts,
    openIdMetadataUrl: config.bot.openIdMetadataUrl,
    bot,
    onRefused: (reason) => log.warn({ reason }, 'a message was refused at the gate'),
    onUnreadable: (fields) => log.warn({ fields }, 'an activity could not be read'),
    onTrouble: trouble('the gate cannot decide'),
  })
  const server = createHttpServer({
    deps,
    requireUser: createRequireUser({ tenantId: config.tenantId, ...config.api }),
    messages,
    ready: async () => {
      const health = await readHealth(deps).catch(trouble('the database does not answer'))
      // Whether the clock strikes is told, and no reason to take an instance that answers people out of service.
      const checks = { database: health !== undefined, record: !health?.rebuildFirst }
      return { ready: Object.values(checks).every(Boolean), checks, ...(health && { health }) }
    },
    version: outside.version,
    tabFolder: outside.tabFolder,
    onTrouble: (error, route) => log.error({ err: error, route }, 'a request failed'),
    restifyLog: createLog('silent') as never,
  })

  return {
    server,
    deps,
    startJobs: async () => {
      for (const name of jobNames) {
        if (workers[name].runMany) {
          await queue.workMany(name, async (payloads) => {
            const results = await runJobs(deps, name, payloads)
            for (const result of results) {
              if (result.status === 'rejected')
                log.warn({ err: result.reason, job: name }, 'a job failed and will be tried again')
            }
            log.info({ job: name, results: countBy(results) }, 'jobs ran')
            return results
          })
          continue
        }
        await queue.work(
          name,
          async (payload) => {
            try {
              log.info({ job: name, result: await runJob(deps, name, payload) }, 'a job ran')
            } catch (error) {
              log.warn({ err: error, job: name }, 'a job failed and will be tried again')
              throw error
            }
          },
          workers[name].together,
        )
      }
      await queue.everyMinute(async () => {
        await tick(deps)
        await recordHeartbeat(deps, { instance, restingJobs: await queue.resting() })
        if ((await readHealth(deps)).rebuildFirst)
          log.error('the database is not the one of the lists: npm run rebuild first')
      })
    },
    listen: () =>
      new Promise((resolve, reject) => {
        // restify tells its socket's errors itself, and one that nobody hears there ends the process.
        server.once('error', (error: NodeJS.ErrnoException) => {
          const taken = `PORT（${config.port}）は、ほかのプログラムが使用中です。PORT=3979 のように、別の番号を指定してください。`
          reject(error.code === 'EADDRINUSE' ? new ConfigurationProblem([taken]) : error)
        })
        server.listen(config.port, config.host, () => resolve(server.url))
      }),
    close: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.server.closeAllConnections()
      })
      await queue.stop()
      await database.close()
    },
  }
}

function countBy(results: readonly PromiseSettledResult<string>[]): Record<string, number> {
  const words = results.map((result) => (result.status === 'fulfilled' ? result.value : 'failed'))
  return Object.fromEntries([...Map.groupBy(words, (word) => word)].map(([word, all]) => [word, all.length]))
}
