/**
 * jest `globalSetup`: one PostgreSQL server for all workers. `TEST_POSTGRES_URL` names an existing server to use instead.
 * Without a server binary the store tests are skipped by name, and the reason is printed once, here.
 */
import { findPostgres, type PostgresServer, startPostgres } from './postgres.ts'

declare global {
  var testPostgres: PostgresServer | undefined
}

export default async function setUpPostgres(): Promise<void> {
  if (process.env.TEST_POSTGRES_URL) return
  const bin = findPostgres()
  if (bin === null) {
    console.warn(
      'PostgreSQL の initdb と postgres が見つからないため、PostgreSQL での試験は省略します（PGlite では行います）。',
    )
    return
  }
  globalThis.testPostgres = await startPostgres(bin)
  process.env.TEST_POSTGRES_URL = globalThis.testPostgres.url
}
