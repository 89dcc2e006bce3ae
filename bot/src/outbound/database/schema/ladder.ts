/** What the clock and the managers decide by: settings, planned rounds, what was put off, what was looked at, and where a section wants to hear. */
import { index, integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import { excuseReasons } from '../../../../../shared/src/domain/excuse.ts'
import { digestChoices } from '../../../../../shared/src/domain/manager-look.ts'
import { people } from './people.ts'
import { measures } from './register.ts'

/** Ladder, sending hours, the managers' check and the days on which managers are left alone; what has no row is the default. */
export const settings = pgTable('settings', {
  key: text().primaryKey(),
  value: jsonb().notNull(),
  changedBy: text().references(() => people.id),
  changedAt: timestamp({ withTimezone: true }).notNull(),
})

/** Days of a round that the PMO has settled, before it opens; afterwards its own row holds them. */
export const roundPlans = pgTable('round_plans', {
  roundId: text().primaryKey(),
  opensOn: text().notNull(),
  dueOn: text().notNull(),
  closesOn: text().notNull(),
  asOfDay: text().notNull(),
  /** 本部会議 */
  meetingOn: text(),
  changedAt: timestamp({ withTimezone: true }).notNull(),
})

/** What the clock has done for a round. The day is in the key: where that moves, the step comes again. */
export const roundStepsDone = pgTable(
  'round_steps_done',
  {
    roundId: text().notNull(),
    step: text().notNull(),
    day: text().notNull(),
    doneAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.roundId, table.step, table.day] })],
)

/** あとで; the newest of a person in a round. */
export const snoozes = pgTable(
  'snoozes',
  {
    roundId: text().notNull(),
    personId: text()
      .notNull()
      .references(() => people.id),
    until: text().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.roundId, table.personId] })],
)

/** More days for one measure; the newest counts. */
export const extensions = pgTable(
  'extensions',
  {
    roundId: text().notNull(),
    measureId: text()
      .notNull()
      .references(() => measures.id),
    dueOn: text().notNull(),
    reason: text({ enum: excuseReasons }).notNull(),
    text: text().notNull(),
    by: text()
      .notNull()
      .references(() => people.id),
    decidedOn: text().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.roundId, table.measureId] })],
)

/** 課内で対応します */
export const inHand = pgTable(
  'in_hand',
  {
    roundId: text().notNull(),
    measureId: text()
      .notNull()
      .references(() => measures.id),
    by: text()
      .notNull()
      .references(() => people.id),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.roundId, table.measureId] })],
)

/** A revision that a manager has looked at. */
export const managerSeen = pgTable(
  'manager_seen',
  {
    roundId: text().notNull(),
    measureId: text().notNull(),
    revision: integer().notNull(),
    by: text()
      .notNull()
      .references(() => people.id),
    at: timestamp({ withTimezone: true }).notNull(),
    how: text({ enum: digestChoices }).notNull(),
    line: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.roundId, table.measureId, table.revision, table.by] }),
    index('manager_seen_by').on(table.by),
  ],
)

/** この係の通知先 */
export const sectionChannels = pgTable('section_channels', {
  section: text().primaryKey(),
  /** The channel itself, without a thread. */
  conversationId: text().notNull(),
  serviceUrl: text().notNull(),
  setBy: text()
    .notNull()
    .references(() => people.id),
  setAt: timestamp({ withTimezone: true }).notNull(),
  /** Whom Teams listed there when asked last. */
  roster: jsonb().$type<readonly string[]>().notNull(),
})

/** The root message of a round's thread in a section's channel. */
export const channelThreads = pgTable(
  'channel_threads',
  {
    conversationId: text().notNull(),
    section: text().notNull(),
    roundId: text().notNull(),
    activityId: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.conversationId, table.section, table.roundId] })],
)
