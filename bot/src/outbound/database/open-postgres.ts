/** The database of a city in production: a PostgreSQL server, shared by several instances. */
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import { Pool, type PoolClient } from 'pg'
import { migrationsFolder } from './migrations-folder.ts'
import { PlannedClient } from './planned-client.ts'
import type { OpenDatabase, Session } from './session.ts'

/** Any fixed number: instances that start together take turns at migrating. */
const migrationLock = 7_307_202

/** `onLost` hears of connections the server dropped; without a listener node-postgres ends the process. */
export async function openPostgres(url: string, onLost: (error: Error) => void): Promise<OpenDatabase> {
  const pool = new Pool({ connectionString: url, max: 10, Client: PlannedClient })
  pool.on('error', onLost)
  pool.on('connect', (client) => client.on('error', onLost))
  const db = drizzle(pool, { casing: 'snake_case' })
  /** One a connection, which keeps the statements it has prepared. */
  const sessions = new WeakMap<PoolClient, Session>()
  return {
    kind: 'postgres',
    db,
    transaction: async (work) => {
      const client = await pool.connect()
      const session = sessions.get(client) ?? drizzle(client, { casing: 'snake_case' })
      sessions.set(client, session)
      let broken = true
      try {
        await client.query('begin')
        const result = await work(session)
        await client.query('commit')
        broken = false
        return result
      } catch (error) {
        // Where this fails the connection is dead, of which `onLost` hears; what is told is what went wrong first.
        await client.query('rollback').catch(() => undefined)
        throw error
      } finally {
        // Of work that failed another part may still be under way: its statements must not meet the next transaction.
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
