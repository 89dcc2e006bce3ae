/** 関係課の一言: what a section with a part in the measure added to its check-in. */
import { foreignKey, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import { people } from './people.ts'
import { expectations } from './rounds.ts'

export const relatedLines = pgTable(
  'related_lines',
  {
    roundId: text().notNull(),
    measureId: text().notNull(),
    section: text().notNull(),
    line: text().notNull(),
    by: text()
      .notNull()
      .references(() => people.id),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.roundId, table.measureId, table.section] }),
    foreignKey({
      columns: [table.roundId, table.measureId],
      foreignColumns: [expectations.roundId, expectations.measureId],
    }),
  ],
)
