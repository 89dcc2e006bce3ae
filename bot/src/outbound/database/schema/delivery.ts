/** What only the machine needs: how to reach people, what was sent, what they look at, and what a board has shown. */
import { boolean, index, integer, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import { people } from './people.ts'

export const conversations = pgTable('conversations', {
  personId: text()
    .primaryKey()
    .references(() => people.id),
  /** Opaque; made by Teams. */
  conversationId: text().notNull(),
  /** Overwritten by every verified activity: Teams moves people between hosts. */
  serviceUrl: text().notNull(),
  updatedAt: timestamp({ withTimezone: true }).notNull(),
})

export const noticeStates = ['due', 'sending', 'sent', 'unknown', 'failed'] as const

/** One row a (round, person, step): written before sending, so that no one is told the same thing twice. */
export const notices = pgTable(
  'notices',
  {
    roundId: text().notNull(),
    personId: text()
      .notNull()
      .references(() => people.id),
    step: text().notNull(),
    state: text({ enum: noticeStates }).notNull(),
    attempts: integer().notNull(),
    conversationId: text(),
    activityId: text(),
    /** Code of the last refusal of Teams, e.g. `ConversationBlockedByUser`. */
    cause: text(),
    /** True when an earlier attempt may have arrived as well. */
    maybeTwice: boolean().notNull(),
    updatedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.roundId, table.personId, table.step] }),
    index('notices_person').on(table.personId),
    index('notices_state').on(table.state),
  ],
)

/** Every card that still stands in a chat, so that all of them can be kept true. */
export const sentCards = pgTable(
  'sent_cards',
  {
    personId: text()
      .notNull()
      .references(() => people.id),
    activityId: text().notNull(),
    conversationId: text().notNull(),
    roundId: text().notNull(),
    sentAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.activityId] })],
)

/** What a person's client last received from us; while it is a form, nothing may replace it (no typed text is lost). */
export const servedViews = pgTable('served_views', {
  personId: text()
    .primaryKey()
    .references(() => people.id),
  view: text({ enum: ['overview', 'form', 'confirmation'] }).notNull(),
  servedAt: timestamp({ withTimezone: true }).notNull(),
  /** The sent card no longer tells the truth and waits until it may be replaced. */
  cardStale: boolean().notNull(),
})

/** One row: grows with every commit that a board would show. Its lock makes the order of versions the order of commits. */
export const boardVersion = pgTable('board_version', {
  id: integer().primaryKey(),
  version: integer().notNull(),
})
