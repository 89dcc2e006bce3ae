/** A city that lives through a fiscal year on a clock of its own: real use cases, jobs and rows, and a Teams behind HTTP. */
import { sql } from 'drizzle-orm'
import { cardMaker } from '../../bot/src/cards/card-maker.ts'
import { cityHolidays } from '../../bot/src/holidays.ts'
import { jobNames } from '../../bot/src/inbound/jobs/workers.ts'
import { createBoardReader } from '../../bot/src/outbound/database/board-reader.ts'
import { startJobQueue } from '../../bot/src/outbound/database/job-queue.ts'
import { createMeasureReader } from '../../bot/src/outbound/database/measure-reader.ts'
import { openPglite } from '../../bot/src/outbound/database/open-pglite.ts'
import { openPostgres } from '../../bot/src/outbound/database/open-postgres.ts'
import { createUnitOfWork } from '../../bot/src/outbound/database/transaction.ts'
import { assignmentWorkbook } from '../../bot/src/outbound/excel/assignment-workbook.ts'
import { createConnectorClient } from '../../bot/src/outbound/teams/connector-client.ts'
import { createMessenger } from '../../bot/src/outbound/teams/messenger.ts'
import { importRegister } from '../../bot/src/usecases/import-register.ts'
import type { Deps } from '../../bot/src/usecases/ports.ts'
import { localSettings } from '../local/settings.ts'
import type { BenchDatabase } from './open-database.ts'
import type { YearNotice } from './year-checks.ts'
import { createYearClock, type YearClock } from './year-clock.ts'
import type { ReadCard } from './year-people.ts'
import type { YearRegister } from './year-register.ts'
import { type Arrival, startYearTeams, type YearTeams } from './year-teams.ts'

export interface YearCity {
  readonly deps: Deps
  readonly time: YearClock
  readonly teams: YearTeams
  /** What a card that has arrived says; null for one of which our rows do not know. */
  cardOf(arrival: Arrival): Promise<ReadCard | null>
  notices(): Promise<readonly YearNotice[]>
  close(): Promise<void>
}

export async function openYearCity(
  place: BenchDatabase,
  register: YearRegister,
  start: Date,
  onArrival: (arrival: Arrival) => void,
): Promise<YearCity> {
  // The throw-away server ends with the case; what it says to the last connections is of no matter.
  const database = place.env.DATABASE_URL
    ? await openPostgres(place.env.DATABASE_URL, () => undefined)
    : await openPglite(place.folder)
  await database.migrate()
  const rows = async (statement: ReturnType<typeof sql>) =>
    (await database.db.execute(statement)).rows.map((row) => Object(row))
  const queue = await startJobQueue(database.queue, jobNames, () => undefined)
  const time = createYearClock(start, async (jobs) => {
    const sending = jobs.filter(({ name }) => name === 'send-notice').map(({ payload }) => JSON.stringify(payload))
    if (sending.length === 0) return
    const each = sql.join(
      sending.map((payload) => sql`${payload}::jsonb`),
      sql`, `,
    )
    await rows(sql`delete from jobs.job where name = 'send-notice' and data in (${each})`)
  })
  const { clock } = time
  const teams = await startYearTeams(clock, onArrival)
  const { serviceUrl } = teams
  // How fast cards may go out is another case's matter: here the clock stands still while they do.
  const connector = createConnectorClient({
    botAppId: localSettings.botAppId,
    tenantId: localSettings.tenantId,
    serviceHosts: new Set([new URL(serviceUrl).host]),
    defaultServiceUrl: serviceUrl,
    token: async () => 'year',
    clock,
    pace: { pass: async () => true, pause: async () => undefined },
    timeout: 30_000,
    onTrouble: (error) => {
      throw error
    },
  })
  const places = async (count: number) => Array.from({ length: count }, () => ({ leave: () => undefined }))
  const unitOfWork = createUnitOfWork(database, queue, { clock, publishes: false })
  let nonces = 0
  const deps: Deps = {
    unitOfWork: time.withJobs(unitOfWork),
    boardReader: createBoardReader(database.db),
    measureReader: createMeasureReader(database.db),
    clock,
    holidays: cityHolidays(),
    messenger: createMessenger(connector, { pace: { places }, retryUnknownAfterSeconds: 30 }),
    installer: teams.installer,
    directory: null,
    cityLists: null,
    cards: cardMaker,
    assignmentWorkbook,
    newNonce: () => {
      nonces += 1
      return `nonce-${nonces}`
    },
  }
  await importRegister(deps, register.content)
  return {
    deps,
    time,
    teams,
    cardOf: async ({ activityId, personId }) => {
      const [row] = await rows(
        sql`select round_id, step from notices where person_id = ${personId} and activity_id = ${activityId}`,
      )
      return row ? { roundId: row.round_id, personId, step: row.step } : null
    },
    notices: async () => {
      const found = await rows(sql`select * from notices order by updated_at`)
      return found.map((row) => ({
        roundId: row.round_id,
        personId: row.person_id,
        step: row.step,
        state: row.state,
        attempts: row.attempts,
        activityId: row.activity_id,
        maybeTwice: row.maybe_twice,
      }))
    },
    close: async () => {
      await teams.close()
      await queue.stop()
      await database.close()
    },
  }
}
