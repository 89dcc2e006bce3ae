/** The database of a laptop and of a pilot: PostgreSQL in this process, in files under the data folder. */
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
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
      // A quarter of the memory at rest, with no measurable loss at this size of data.
      startParams: [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB'],
    })
    const db = drizzle(client, { casing: 'snake_case' })
    return {
      kind: 'pglite',
      db,
      transaction: (work) => db.transaction(work),
      queue: { backend: 'pglite', db: fromPglite(client) },
      migrate: () => migrate(db, { migrationsFolder }),
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
