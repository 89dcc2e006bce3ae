/** What the PMO settles before the first round: doubts about the printed list, and measures that a round does not ask about. */
import { integer, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import { doubtFields, doubtGroups } from '../../../../../shared/src/domain/doubt.ts'
import { excuseReasons } from '../../../../../shared/src/domain/excuse.ts'
import { people } from './people.ts'
import { measures } from './register.ts'

export const doubts = pgTable('doubts', {
  id: text().primaryKey(),
  measureId: text().references(() => measures.id),
  field: text({ enum: doubtFields }),
  fiscalYear: integer(),
  group: text({ enum: doubtGroups }).notNull(),
  kind: text().notNull(),
  about: text().notNull(),
  note: text().notNull(),
  suggestion: text(),
  place: integer().notNull(),
  state: text({ enum: ['open', 'settled'] }).notNull(),
  settledAs: text({ enum: ['read', 'corrected'] }),
  settledText: text(),
  /** What the register held before a correction. */
  textBefore: text(),
  settledBy: text().references(() => people.id),
  settledAt: timestamp({ withTimezone: true }),
})

/** Said before the round opens, so the round need not be there yet. */
export const excuses = pgTable(
  'excuses',
  {
    roundId: text().notNull(),
    measureId: text()
      .notNull()
      .references(() => measures.id),
    reason: text({ enum: excuseReasons }).notNull(),
    text: text().notNull(),
    by: text()
      .notNull()
      .references(() => people.id),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.roundId, table.measureId] })],
)
