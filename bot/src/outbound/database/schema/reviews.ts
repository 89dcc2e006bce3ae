/** What follows an answer: the one question after saving, the PMO's questions, acceptance. */
import { foreignKey, integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import type { Question } from '../../../../../shared/src/domain/consistency.ts'
import { people } from './people.ts'
import { expectations } from './rounds.ts'

/** At most one a measure and round: the key says so. */
export const followUps = pgTable(
  'follow_ups',
  {
    roundId: text().notNull(),
    measureId: text().notNull(),
    question: jsonb().$type<Question>().notNull(),
    askedAt: timestamp({ withTimezone: true }).notNull(),
    /** Code of the choice; null until answered. */
    choice: text(),
    text: text().notNull(),
    answeredAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.roundId, table.measureId] }),
    foreignKey({
      columns: [table.roundId, table.measureId],
      foreignColumns: [expectations.roundId, expectations.measureId],
    }),
  ],
)

/** 確認のお願い, with the leader's reply. */
export const reviews = pgTable(
  'reviews',
  {
    roundId: text().notNull(),
    measureId: text().notNull(),
    number: integer().notNull(),
    question: text().notNull(),
    askedBy: text()
      .notNull()
      .references(() => people.id),
    askedAt: timestamp({ withTimezone: true }).notNull(),
    reply: text(),
    repliedBy: text().references(() => people.id),
    repliedAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.roundId, table.measureId, table.number] }),
    foreignKey({
      columns: [table.roundId, table.measureId],
      foreignColumns: [expectations.roundId, expectations.measureId],
    }),
  ],
)

/** Which revision the PMO accepted; a later correction needs a new one. */
export const acceptances = pgTable(
  'acceptances',
  {
    roundId: text().notNull(),
    measureId: text().notNull(),
    revision: integer().notNull(),
    acceptedBy: text()
      .notNull()
      .references(() => people.id),
    acceptedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.roundId, table.measureId, table.revision] }),
    foreignKey({
      columns: [table.roundId, table.measureId],
      foreignColumns: [expectations.roundId, expectations.measureId],
    }),
  ],
)
