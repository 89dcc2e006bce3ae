/**
 * Rebuilds an empty PostgreSQL from lists behind https, as a process of its own whose memory is measured. Prints a line of
 * JSON, `RebuildProcess`. Environment: REBUILD, a JSON of `RebuildAsked`.
 */
import type { Context } from '@microsoft/microsoft-graph-client'
import { systemClock } from '../../bot/src/clock.ts'
import { cityHolidays } from '../../bot/src/holidays.ts'
import { jobNames } from '../../bot/src/inbound/jobs/workers.ts'
import { startJobQueue } from '../../bot/src/outbound/database/job-queue.ts'
import { openPostgres } from '../../bot/src/outbound/database/open-postgres.ts'
import { createUnitOfWork } from '../../bot/src/outbound/database/transaction.ts'
import { createCityLists } from '../../bot/src/outbound/sharepoint/city-lists.ts'
import { createGraphClient } from '../../bot/src/outbound/sharepoint/graph-client.ts'
import { rebuildRecord } from '../../bot/src/usecases/rebuild-record.ts'

export interface RebuildAsked {
  readonly port: number
  readonly token: string
  readonly databaseUrl: string
}

export interface RebuildProcess {
  readonly items: number
  /** Megabytes before it began, and at the most. */
  readonly rest: number
  readonly peak: number
  readonly seconds: number
}

const { port, token, databaseUrl } = JSON.parse(process.env.REBUILD ?? '{}') as RebuildAsked
const fail = (error: unknown) => {
  throw error
}
const database = await openPostgres(databaseUrl, fail)
await database.migrate()
const queue = await startJobQueue(database.queue, jobNames, fail)
const unitOfWork = createUnitOfWork(database, queue, { clock: systemClock, publishes: false })
const graph = createGraphClient({
  tokens: { get: async () => token, renew: async () => undefined },
  clock: systemClock,
  version: 'bench',
  timeout: 60_000,
  terminal: {
    // Addresses and links stay those of the service: only the way there is another.
    execute: async (context: Context) => {
      const { pathname, search } = new URL(String(context.request))
      context.response = await fetch(`https://localhost:${port}${pathname}${search}`, context.options)
    },
  },
})
const lists = createCityLists({ graph, siteUrl: 'https://city.sharepoint.com/sites/gyokaku' })

const rest = process.memoryUsage().rss / 1e6
const began = performance.now()
const here = { unitOfWork, clock: systemClock, holidays: cityHolidays() }
const rebuilt = await rebuildRecord(here, { pages: lists.pages, published: true }, () => undefined)
if (rebuilt.kind !== 'rebuilt') throw new Error('The record was not rebuilt', { cause: rebuilt })
const seconds = (performance.now() - began) / 1000
const peak = process.resourceUsage().maxRSS / 1000
console.log(JSON.stringify({ items: rebuilt.items, rest, peak, seconds } satisfies RebuildProcess))
await queue.stop()
await database.close()
