/** How fast cards may go out, for whom the app was added, and when the clock last struck. */
import { doublePrecision, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import { people } from './people.ts'

/** One row a limit: the tenant's, and one for each conversation in use. Milliseconds since 1970. */
export const turnBuckets = pgTable('turn_buckets', {
  bucket: text().primaryKey(),
  freeAt: doublePrecision().notNull(),
  pausedUntil: doublePrecision().notNull(),
})

/** Keeps us from adding the app again and again for somebody who takes it away. */
export const appInstalls = pgTable('app_installs', {
  personId: text()
    .primaryKey()
    .references(() => people.id),
  triedAt: timestamp({ withTimezone: true }).notNull(),
})

/** One row: what the last tick of the clock saw. */
export const heartbeats = pgTable('heartbeats', {
  id: integer().primaryKey(),
  tickedAt: timestamp({ withTimezone: true }).notNull(),
  instance: text().notNull(),
  restingJobs: integer().notNull(),
  oldestDueAt: timestamp({ withTimezone: true }),
})
