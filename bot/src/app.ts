/** Puts everything together, in the order of a request's life. Tests call the same function with a faked outside. */
import { randomUUID } from 'node:crypto'
import type { Server } from 'restify'
import { overviewCard, overviewSummary } from './cards/overview-card.ts'
import { questionCard, questionSummary } from './cards/question-card.ts'
import { systemClock } from './clock.ts'
import { type Config, isAnonymous } from './config.ts'
import { cityHolidays } from './holidays.ts'
import { createMessagesEndpoint } from './inbound/chat/messages-endpoint.ts'
import { createTeamsBot } from './inbound/chat/teams-bot.ts'
import { createRequireUser } from './inbound/http/require-user.ts'
import { createHttpServer } from './inbound/http/server.ts'
import { tick } from './inbound/jobs/clock-tick.ts'
import { jobNames, runJob } from './inbound/jobs/workers.ts'
import { createLog } from './log.ts'
import { createBoardReader } from './outbound/database/board-reader.ts'
import { startJobQueue } from './outbound/database/job-queue.ts'
import { createMeasureReader } from './outbound/database/measure-reader.ts'
import { openPglite } from './outbound/database/open-pglite.ts'
import { openPostgres } from './outbound/database/open-postgres.ts'
import { createUnitOfWork } from './outbound/database/transaction.ts'
import { assignmentWorkbook } from './outbound/excel/assignment-workbook.ts'
import { createConnectorClient } from './outbound/teams/connector-client.ts'
import { createMessenger } from './outbound/teams/messenger.ts'
import type { Clock, Deps } from './usecases/ports.ts'

export interface Outside {
  /** The bot's token for the Bot Connector. */
  readonly botToken: () => Promise<string>
  /** Where a conversation is opened with a person who never wrote. */
  readonly defaultServiceUrl: string
  readonly tabFolder: string
  readonly version: Readonly<Record<string, string>>
  readonly clock?: Clock
}

export interface App {
  readonly server: Server
  readonly deps: Deps
  /** Begins to run jobs and the minute's tick; before it, jobs only gather. */
  startJobs(): Promise<void>
  /** Resolves with the address it listens on. */
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

  const messenger = createMessenger(
    createConnectorClient({
      botAppId: config.bot.appId,
      tenantId: config.tenantId,
      serviceHosts: config.bot.serviceHosts,
      defaultServiceUrl: outside.defaultServiceUrl,
      token: outside.botToken,
      clock,
      // Longer than a connection may take to come about, so that an unanswered one is told from one that never was.
      timeout: 15_000,
      onTrouble: trouble('the bot could not get its token'),
    }),
  )
  const deps: Deps = {
    unitOfWork: createUnitOfWork(database, queue),
    boardReader,
    measureReader: createMeasureReader(database.db),
    clock,
    holidays: cityHolidays(),
    messenger,
    cards: {
      overview: (round, own) => ({ summary: overviewSummary(round, own), card: overviewCard(round, own) }),
      question: (round, measure, question) => ({
        summary: questionSummary(round, measure),
        card: questionCard(round, measure, question),
      }),
    },
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
      const checks = { database: await answers(() => boardReader.version(), trouble('the database does not answer')) }
      return { ready: Object.values(checks).every(Boolean), checks }
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
        await queue.work(name, async (payload) => {
          try {
            log.info({ job: name, result: await runJob(deps, name, payload) }, 'a job ran')
          } catch (error) {
            log.warn({ err: error, job: name }, 'a job failed and will be tried again')
            throw error
          }
        })
      }
      await queue.everyMinute(async () => {
        await tick(deps)
      })
    },
    listen: () =>
      new Promise((resolve, reject) => {
        server.server.once('error', reject)
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

async function answers(question: () => Promise<unknown>, onTrouble: (error: unknown) => void): Promise<boolean> {
  try {
    await question()
    return true
  } catch (error) {
    onTrouble(error)
    return false
  }
}
