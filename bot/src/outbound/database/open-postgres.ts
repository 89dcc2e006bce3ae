/** The database of a city in production: a PostgreSQL server, shared by several instances. */
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import { Pool } from 'pg'
import { migrationsFolder } from './migrations-folder.ts'
import type { OpenDatabase } from './session.ts'

/** Any fixed number: instances that start together take turns at migrating. */
const migrationLock = 7_307_202

/** `onLost` hears of connections the server dropped; without a listener node-postgres ends the process. */
export async function openPostgres(url: string, onLost: (error: Error) => void): Promise<OpenDatabase> {
  const pool = new Pool({ connectionString: url, max: 10 })
  pool.on('error', onLost)
  pool.on('connect', (client) => client.on('error', onLost))
  const db = drizzle(pool, { casing: 'snake_case' })
  return {
    kind: 'postgres',
    db,
    transaction: async (work) => {
      // drizzle would take the connection itself, but never gives it back when `begin` fails on a dead one.
      const client = await pool.connect()
      let broken = true
      try {
        const result = await drizzle(client, { casing: 'snake_case' }).transaction(work)
        broken = false
        return result
      } finally {
        client.release(broken)
      }
    },
    queue: { backend: 'postgres', connectionString: url },
    migrate: async () => {
      const client = await pool.connect()
      try {
        await client.query('select pg_advisory_lock($1)', [migrationLock])
        await migrate(drizzle(client, { casing: 'snake_case' }), { migrationsFolder })
      } finally {
        // Closing the connection frees the lock, whatever happened before.
        client.release(true)
      }
    },
    close: () => pool.end(),
  }
}
