/** What only the machine needs: how to reach people, what was sent, what they look at, and what a board has shown. */
import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import type { NoticeAbout } from '../../../usecases/ladder-ports.ts'
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

export const noticeStates = ['due', 'sending', 'sent', 'unknown', 'failed', 'covered'] as const

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
    /** The card that was sent no longer tells the truth and waits until it may be replaced. */
    stale: boolean().notNull().default(false),
    /** What it speaks of. */
    about: jsonb().$type<readonly NoticeAbout[]>().notNull().default([]),
    /** The day of it in Tokyo: a person hears at most once a day. Null on rows older than the column. */
    tellOn: text(),
    updatedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.roundId, table.personId, table.step] }),
    index('notices_person').on(table.personId),
    index('notices_state').on(table.state),
    index('notices_step').on(table.step),
    index('notices_stale').on(table.updatedAt).where(sql`stale`),
  ],
)

export const servedViewNames = ['overview', 'form', 'confirmation'] as const

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
    /** What the person's client last received in this message; while it is a form, nothing may replace it. */
    view: text({ enum: servedViewNames }),
    servedAt: timestamp({ withTimezone: true }),
    /** It no longer tells the truth and waits until it may be replaced. */
    stale: boolean().notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.activityId] }),
    index('sent_cards_stale').on(table.stale),
    index('sent_cards_round').on(table.roundId),
  ],
)

/** What was served in a message that is not (yet) among the sent cards: it may be any of them, so it protects all. */
export const servedViews = pgTable('served_views', {
  personId: text()
    .primaryKey()
    .references(() => people.id),
  view: text({ enum: servedViewNames }).notNull(),
  servedAt: timestamp({ withTimezone: true }).notNull(),
})

/** When we first saw a person open what a round sent them. Never "read": who looks without pressing is not seen. */
export const openedCards = pgTable(
  'opened_cards',
  {
    roundId: text().notNull(),
    personId: text()
      .notNull()
      .references(() => people.id),
    openedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.roundId, table.personId] })],
)

/** One row: grows with every commit that a board would show. Its lock makes the order of versions the order of commits. */
export const boardVersion = pgTable('board_version', {
  id: integer().primaryKey(),
  version: integer().notNull(),
})
