/** The database of a laptop and of a pilot: PostgreSQL in this process, in files under the data folder. */
import { join } from 'node:path'
import { PGlite, types } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import { migrate } from 'drizzle-orm/pglite/migrator'
import { fromPglite } from 'pg-boss'
import { lockDataFolder } from './data-folder-lock.ts'
import { migrationsFolder } from './migrations-folder.ts'
import type { OpenDatabase } from './session.ts'

/** Opens (or makes) the database in `dataDir`. Throws what `lockDataFolder` throws. */
export async function openPglite(dataDir: string): Promise<OpenDatabase> {
  const unlock = lockDataFolder(dataDir)
  try {
    const client = await PGlite.create({
      dataDir: join(dataDir, 'database'),
      parsers: asText,
      // A quarter of the memory at rest, with no measurable loss at this size of data.
      startParams: [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB'],
    })
    const db = drizzle(withoutOwnParsers(client), { casing: 'snake_case' })
    let lane = createLane()
    return {
      kind: 'pglite',
      db,
      transaction: (work) =>
        client.transaction(async (tx) => {
          const own = lane
          own.enter(tx)
          try {
            return await work(own.session)
          } catch (error) {
            // Another part of it may still be under way: its statements must not meet the next transaction.
            lane = createLane()
            throw error
          } finally {
            own.leave()
          }
        }),
      queue: {
        backend: 'pglite',
        db: fromPglite({
          query: (text, values) => client.query(text, values, { parsers: asDates }),
          exec: (text) => client.exec(text, { parsers: asDates }),
        }),
      },
      migrate: () => migrate(drizzle(client, { casing: 'snake_case' }), { migrationsFolder }),
      close: async () => {
        await client.close()
        unlock()
      },
    }
  } catch (error) {
    unlock()
    throw error
  }
}

type Querying = Pick<PGlite, 'query'>

/** One for all transactions, as only one runs at a time: its session keeps the statements it has prepared. */
function createLane() {
  let running: Querying | null = null
  const client = withoutOwnParsers({
    query: (text, values, options) => {
      if (running === null) throw new Error('A statement came after the end of its transaction')
      return running.query(text, values, options)
    },
  })
  return {
    session: drizzle({ client, casing: 'snake_case' }),
    enter: (transaction: Querying) => {
      running = transaction
    },
    leave: () => {
      running = null
    },
  }
}

/** Types whose values drizzle reads from their text: instants, intervals, days, and lists of these and of numbers. */
const readFromText = [types.TIMESTAMP, types.TIMESTAMPTZ, types.INTERVAL, types.DATE, 1231, 1115, 1185, 1187, 1182]
const asText = Object.fromEntries(readFromText.map((type) => [type, (text: string) => text]))
/** The queue wants instants as dates, as PGlite makes them of itself. */
const asDates = Object.fromEntries(Object.entries(types.parsers).filter(([type]) => type in asText))

/**
 * drizzle names its parsers with each query, and PGlite then merges them with its own hundred: two fifths of the time of a
 * small query. Here they are the client's from the start. Good for statements, not for transactions.
 */
function withoutOwnParsers(client: Querying): PGlite {
  const query: Querying['query'] = (text, values, options) =>
    client.query(text, values, options?.rowMode ? { rowMode: options.rowMode } : {})
  return Object.create(client, { query: { value: query } })
}
