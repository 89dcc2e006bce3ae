/** One migrated PGlite folder, made once a run and copied by each test that needs a database: initdb takes seconds. */
import { cpSync, existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { jobNames } from '../../bot/src/inbound/jobs/workers.ts'
import { startJobQueue } from '../../bot/src/outbound/database/job-queue.ts'
import { openPglite } from '../../bot/src/outbound/database/open-pglite.ts'
import { fastFolder } from './fast-folder.ts'

/** Returns the folder; the caller removes it at the end of the run. */
export async function makeDatabaseTemplate(): Promise<string> {
  const folder = fastFolder('gyokaku-template-')
  const database = await openPglite(folder)
  await database.migrate()
  const queue = await startJobQueue(database.queue, jobNames, (error) => {
    throw error
  })
  await queue.stop()
  await database.close()
  rmSync(join(folder, 'in-use.lock'), { force: true })
  return folder
}

/** A new data folder with a migrated, empty database. */
export function copyDatabaseTemplate(): string {
  const template = process.env.TEST_DATABASE_TEMPLATE
  if (!template || !existsSync(template)) throw new Error('The global set-up has not made the database template')
  const folder = fastFolder('gyokaku-test-')
  cpSync(template, folder, { recursive: true })
  return folder
}
