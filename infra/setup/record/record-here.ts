/** The lists and the database of this installation, for commands that work while the app does not run. */
import { systemClock } from '../../../bot/src/clock.ts'
import { ConfigurationProblem, readConfig } from '../../../bot/src/config.ts'
import { cityHolidays } from '../../../bot/src/holidays.ts'
import { jobNames } from '../../../bot/src/inbound/jobs/workers.ts'
import { openMicrosoftGraph } from '../../../bot/src/open-microsoft-graph.ts'
import { lockDataFolder } from '../../../bot/src/outbound/database/data-folder-lock.ts'
import { startJobQueue } from '../../../bot/src/outbound/database/job-queue.ts'
import { openPglite } from '../../../bot/src/outbound/database/open-pglite.ts'
import { openPostgres } from '../../../bot/src/outbound/database/open-postgres.ts'
import { createUnitOfWork } from '../../../bot/src/outbound/database/transaction.ts'
import type { Clock, UnitOfWork } from '../../../bot/src/usecases/ports.ts'
import type { CityLists } from '../../../bot/src/usecases/record-ports.ts'
import packageJson from '../../../package.json' with { type: 'json' }
import type { Holidays } from '../../../shared/src/domain/day.ts'
import { readDataSet } from '../../local/inzai/read-data-set.ts'
import { toRegisterContent } from '../../local/inzai/register-content.ts'
import { createLocalRecord } from '../../local/record/local-record.ts'
import { startSampleClock } from '../../local/sample-clock.ts'
import { localSettings } from '../../local/settings.ts'

export type Env = Readonly<Record<string, string | undefined>>

export interface ListsHere {
  readonly lists: CityLists
  close(): void
}

/** `local`: the stand-in of `npm start`; otherwise the tenant that the settings name. Throws `ConfigurationProblem`. */
export async function listsHere(env: Env, local: boolean): Promise<ListsHere> {
  if (local) return localLists(localConfig(env).dataDir)
  const config = readConfig({ ...env, GYOKAKU_MODE: 'tenant' })
  const { cityLists } = openMicrosoftGraph(config, packageJson.version)
  if (!cityLists) {
    throw new ConfigurationProblem([
      'SHAREPOINT_SITE：リストのあるサイトの場所です。`.env` に指定してください。手元のリストを使うときは --local を付けてください。',
    ])
  }
  return { lists: cityLists, close: () => undefined }
}

async function localLists(dataDir: string): Promise<ListsHere> {
  const { people, pmo } = sampleCity()
  const record = createLocalRecord({
    dataDir,
    now: startSampleClock(dataDir, localSettings.firstInstant).now,
    tenantId: localSettings.tenantId,
    clientId: localSettings.apiClientId,
    people,
    owner: pmo,
  })
  await record.setUp()
  return { lists: record.cityLists, close: () => record.double.close() }
}

/** Nobody else uses the folder until it is given back. Throws `DataFolderInUse`. */
export const holdLocalFolder = (env: Env): (() => void) => lockDataFolder(localConfig(env).dataDir)

export interface DatabaseHere {
  readonly unitOfWork: UnitOfWork
  readonly clock: Clock
  readonly holidays: Holidays
  close(): Promise<void>
}

/** Throws `ConfigurationProblem` and `DataFolderInUse`. */
export async function databaseHere(env: Env, local: boolean): Promise<DatabaseHere> {
  const config = local ? localConfig(env) : readConfig({ ...env, GYOKAKU_MODE: 'tenant' })
  const trouble = (error: unknown) => console.error(error)
  const database = config.databaseUrl
    ? await openPostgres(config.databaseUrl, trouble)
    : await openPglite(config.dataDir)
  await database.migrate()
  const queue = await startJobQueue(database.queue, jobNames, trouble)
  const clock = local ? startSampleClock(config.dataDir, localSettings.firstInstant) : systemClock
  return {
    unitOfWork: createUnitOfWork(database, queue, { clock, publishes: false }),
    clock,
    holidays: cityHolidays(),
    close: async () => {
      await queue.stop()
      await database.close()
    },
  }
}

/** The programme's own texts stand in no list. */
export const documentsHere = (): Readonly<Record<string, unknown>> => sampleContent().documents

const localConfig = (env: Env) =>
  readConfig({
    ...env,
    GYOKAKU_MODE: 'local',
    MICROSOFT_APP_ID: localSettings.botAppId,
    MICROSOFT_APP_TENANT_ID: localSettings.tenantId,
    API_CLIENT_ID: localSettings.apiClientId,
  })

const sampleContent = () => toRegisterContent(readDataSet(), cityHolidays())

function sampleCity() {
  const { people } = sampleContent()
  return { people, pmo: people.find(({ duties }) => duties.some(({ kind }) => kind === 'pmo'))?.id ?? '' }
}
