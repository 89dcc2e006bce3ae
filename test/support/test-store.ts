/** A real database with its job queue and unit of work, on either engine: what store and use case tests stand on. */

import { rmSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import { systemClock } from '../../bot/src/clock.ts'
import { jobNames } from '../../bot/src/inbound/jobs/workers.ts'
import { createBoardReader } from '../../bot/src/outbound/database/board-reader.ts'
import { type JobQueue, startJobQueue } from '../../bot/src/outbound/database/job-queue.ts'
import { createMeasureReader } from '../../bot/src/outbound/database/measure-reader.ts'
import { openPglite } from '../../bot/src/outbound/database/open-pglite.ts'
import { openPostgres } from '../../bot/src/outbound/database/open-postgres.ts'
import type { OpenDatabase } from '../../bot/src/outbound/database/session.ts'
import { createUnitOfWork } from '../../bot/src/outbound/database/transaction.ts'
import type { Job } from '../../bot/src/usecases/jobs.ts'
import type { BoardReader, MeasureReader, UnitOfWork } from '../../bot/src/usecases/ports.ts'
import { copyDatabaseTemplate } from './database-template.ts'

export type WaitingJob = Job & { readonly afterSeconds: number }

export interface TestStore {
  readonly database: OpenDatabase
  readonly queue: JobQueue
  readonly unitOfWork: UnitOfWork
  readonly boardReader: BoardReader
  readonly measureReader: MeasureReader
  /** What the database or the queue reported outside of any call. */
  readonly troubles: readonly Error[]
  rows(statement: string): Promise<readonly Record<string, unknown>[]>
  /** Jobs that nobody has run yet, oldest first. */
  jobs(): Promise<readonly WaitingJob[]>
  /** The same, and takes them away. */
  takeJobs(): Promise<readonly WaitingJob[]>
  /** Empties every table, so that the next test finds a new database. */
  empty(): Promise<void>
  /**
   * Fills an empty store by `fill`. The next time under the same name it copies the rows that stood there after the first:
   * most tests of a file begin with the same city. On a store that is not empty it is `fill` and no more.
   */
  fillOnce(name: string, fill: () => Promise<void>): Promise<void>
  close(): Promise<void>
}

export async function openPgliteStore(): Promise<TestStore> {
  const folder = copyDatabaseTemplate()
  const store = await openStoreIn(folder)
  const close = async () => {
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { ...store, close }
}

/** On PGlite in a folder of the caller's. */
export async function openStoreIn(folder: string): Promise<TestStore> {
  return toStore(await openPglite(folder), [])
}

export async function openPostgresStore(url: string): Promise<TestStore> {
  const troubles: Error[] = []
  return toStore(await openPostgres(url, (error) => troubles.push(error)), troubles)
}

async function toStore(database: OpenDatabase, troubles: Error[]): Promise<TestStore> {
  await database.migrate()
  const queue = await startJobQueue(database.queue, jobNames, (error) => troubles.push(error))
  const rows = async (statement: string) => {
    const { rows: found } = await database.db.execute(sql.raw(statement))
    return found as readonly Record<string, unknown>[]
  }
  const unitOfWork = createUnitOfWork(database, queue, { clock: systemClock, publishes: false })
  const filled = new Map<string, string>()
  let untouched = true
  const touching = <Input extends unknown[], Output>(work: (...input: Input) => Output) => {
    return (...input: Input): Output => {
      untouched = false
      return work(...input)
    }
  }
  const waiting = (statement: string) => rows(statement).then((found) => found.map(toJob))
  return {
    database,
    queue,
    unitOfWork: { ...unitOfWork, run: touching(unitOfWork.run) },
    boardReader: createBoardReader(database.db),
    measureReader: createMeasureReader(database.db),
    troubles,
    rows: touching(rows),
    jobs: () => waiting(`select ${jobColumns} from jobs.job where ${notStarted} order by created_on, id`),
    takeJobs: () =>
      waiting(
        `with taken as (delete from jobs.job where ${notStarted} returning *) select ${jobColumns} from taken order by created_on, id`,
      ),
    empty: async () => {
      await rows(emptyEverything)
      untouched = true
    },
    fillOnce: async (name, fill) => {
      const kept = filled.get(name)
      if (!untouched) return fill()
      untouched = false
      if (kept !== undefined) {
        await rows(copyRows(kept))
        return
      }
      await fill()
      const schema = `filled_${filled.size}`
      await rows(keepRows(schema))
      filled.set(name, schema)
    },
    close: async () => {
      await queue.stop()
      await database.close()
    },
  }
}

/** Row by row and with the references asleep: on PGlite that takes a tenth of what `truncate` takes. */
const emptyEverything = `
  do $$ declare name text; begin
    perform set_config('session_replication_role', 'replica', true);
    for name in select tablename from pg_tables where schemaname = 'public' loop
      execute format('delete from %I', name);
    end loop;
    delete from jobs.job;
  end $$`

/** Only tables with rows: most are empty, and a copy of each would cost more than filling anew. */
const keepRows = (schema: string) => `
  do $$ declare name text; found boolean; begin
    create schema ${schema};
    for name in select tablename from pg_tables where schemaname = 'public' loop
      execute format('select exists (select from public.%I)', name) into found;
      if found then execute format('create table ${schema}.%I as table public.%I', name, name); end if;
    end loop;
    create table ${schema}."jobs.job" as table jobs.job;
  end $$`

const copyRows = (schema: string) => `
  do $$ declare name text; begin
    perform set_config('session_replication_role', 'replica', true);
    for name in select tablename from pg_tables where schemaname = '${schema}' and tablename <> 'jobs.job' loop
      execute format('insert into public.%I select * from ${schema}.%I', name, name);
    end loop;
    insert into jobs.job select * from ${schema}."jobs.job";
  end $$`

const notStarted = `state = 'created' and name in (${jobNames.map((name) => `'${name}'`).join(', ')})`
const jobColumns = 'name, data, round(extract(epoch from start_after - created_on))::int as after_seconds'

function toJob({ name, data, after_seconds }: Record<string, unknown>): WaitingJob {
  return { name, payload: data, afterSeconds: after_seconds } as WaitingJob
}
