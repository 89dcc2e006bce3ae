/** What follows the close of a round: the report on its way, what the meeting said, and what was said after the close. */
import { foreignKey, integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import { amendmentKinds } from '../../../../../shared/src/domain/amendment.ts'
import type { Answer } from '../../../../../shared/src/domain/check-in.ts'
import { reportStages } from '../../../../../shared/src/domain/closing-report.ts'
import { directions } from '../../../../../shared/src/domain/direction.ts'
import { people } from './people.ts'
import { expectations, rounds } from './rounds.ts'

export const closingReports = pgTable('closing_reports', {
  roundId: text()
    .primaryKey()
    .references(() => rounds.id),
  stage: text({ enum: reportStages }).notNull(),
  /** Grows each time the report comes back to the PMO, so that everybody is told again. */
  turn: integer().notNull(),
  /** What the programme manager wrote when bringing it back. */
  note: text().notNull(),
  changedBy: text()
    .notNull()
    .references(() => people.id),
  changedAt: timestamp({ withTimezone: true }).notNull(),
})

export const meetingOutcomes = pgTable(
  'meeting_outcomes',
  {
    roundId: text().notNull(),
    measureId: text().notNull(),
    direction: text({ enum: directions }).notNull(),
    note: text().notNull(),
    confirmedOn: text().notNull(),
    /** 起案番号; empty until the decision is drafted. */
    draftNumber: text().notNull(),
    by: text()
      .notNull()
      .references(() => people.id),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.roundId, table.measureId] }),
    foreignKey({
      columns: [table.roundId, table.measureId],
      foreignColumns: [expectations.roundId, expectations.measureId],
    }),
  ],
)

/** 締切後の訂正: beside the closed answer, never in its place. */
export const amendments = pgTable(
  'amendments',
  {
    roundId: text().notNull(),
    measureId: text().notNull(),
    number: integer().notNull(),
    kind: text({ enum: amendmentKinds }).notNull(),
    answer: jsonb().$type<Answer>().notNull(),
    reason: text().notNull(),
    by: text()
      .notNull()
      .references(() => people.id),
    at: timestamp({ withTimezone: true }).notNull(),
    dated: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.roundId, table.measureId, table.number] }),
    foreignKey({
      columns: [table.roundId, table.measureId],
      foreignColumns: [expectations.roundId, expectations.measureId],
    }),
  ],
)
