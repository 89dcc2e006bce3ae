/** Rounds, what they expect, and every revision of every answer. Days are text (drivers disagree about `date`). */
import {
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
} from 'drizzle-orm/pg-core'
import type { Answer, Consultation } from '../../../../../shared/src/domain/check-in.ts'
import { directionReasons, directions } from '../../../../../shared/src/domain/direction.ts'
import { expectationStates, roundStates } from '../../../../../shared/src/domain/round.ts'
import { weathers } from '../../../../../shared/src/domain/weather.ts'
import { people } from './people.ts'
import { measures } from './register.ts'

export const rounds = pgTable('rounds', {
  id: text().primaryKey(),
  state: text({ enum: roundStates }).notNull(),
  opensOn: text().notNull(),
  dueOn: text().notNull(),
  closesOn: text().notNull(),
  asOfDay: text().notNull(),
  openedAt: timestamp({ withTimezone: true }),
  /** When somebody pressed 締め切る; `closesOn` is what was planned. */
  closedAt: timestamp({ withTimezone: true }),
  /** 取り下げ; null again once it has opened anew. */
  withdrawnAt: timestamp({ withTimezone: true }),
})

export const expectations = pgTable(
  'expectations',
  {
    roundId: text()
      .notNull()
      .references(() => rounds.id),
    measureId: text()
      .notNull()
      .references(() => measures.id),
    responsible: text().references(() => people.id),
    state: text({ enum: expectationStates }).notNull(),
    cause: text(),
  },
  (table) => [
    primaryKey({ columns: [table.roundId, table.measureId] }),
    index('expectations_responsible').on(table.responsible, table.roundId),
  ],
)

export const revisions = pgTable(
  'revisions',
  {
    roundId: text().notNull(),
    measureId: text().notNull(),
    revision: integer().notNull(),
    weather: text({ enum: weathers }).notNull(),
    progress: text().notNull(),
    direction: text({ enum: directions }).notNull(),
    directionReason: text({ enum: directionReasons }).notNull(),
    directionReasonText: text().notNull(),
    figures: jsonb().$type<Answer['figures']>().notNull(),
    milestones: jsonb().$type<Answer['milestones']>().notNull(),
    issue: text().notNull(),
    nextAction: text().notNull(),
    consultation: jsonb().$type<Consultation>(),
    nextYearNeeds: jsonb().$type<Answer['nextYearNeeds']>().notNull(),
    unchanged: boolean().notNull(),
    recordedFor: text().references(() => people.id),
    /** 代理入力 all the same, but there was no leader to name. */
    recordedWithoutLeader: boolean().notNull().default(false),
    /** Made up by a tool to try things out; marked wherever it is shown. */
    sample: boolean().notNull(),
    answeredBy: text()
      .notNull()
      .references(() => people.id),
    answeredAt: timestamp({ withTimezone: true }).notNull(),
    nonce: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.roundId, table.measureId, table.revision] }),
    foreignKey({
      columns: [table.roundId, table.measureId],
      foreignColumns: [expectations.roundId, expectations.measureId],
    }),
    unique('revisions_nonce').on(table.roundId, table.measureId, table.nonce),
    // What was said of a measure before: the keys above begin with the round.
    index('revisions_measure').on(table.measureId, table.roundId),
  ],
)
