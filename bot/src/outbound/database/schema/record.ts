/** What of the rows stands in the city's SharePoint lists, what still has to get there, and what came back from there. */
import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import { differenceKinds } from '../../../../../shared/src/domain/outside-edit.ts'
import { type RecordCells, recordLists } from '../../../../../shared/src/domain/record.ts'
import { recordCauses } from '../../../../../shared/src/domain/record-cause.ts'

/** One row an item. It is due while `version` is ahead of `publishedVersion`. */
export const recordItems = pgTable(
  'record_items',
  {
    list: text({ enum: recordLists }).notNull(),
    key: text().notNull(),
    /** Grows with every commit that changes the item. */
    version: integer().notNull(),
    publishedVersion: integer().notNull(),
    itemId: text(),
    /** Opaque, with its quotes; null when it is not known. */
    eTag: text(),
    /** The cells that stand there, as far as we know. */
    base: jsonb().$type<RecordCells>(),
    /** Tries whose answer is not known: what may stand there because we wrote it. The item is looked at before the next. */
    sent: jsonb().$type<readonly RecordCells[]>(),
    /** What was written last beside the cells, for people; null when it is not known. */
    shown: jsonb().$type<RecordCells>(),
    /** When a reading of the whole list met it last. */
    seenAt: timestamp({ withTimezone: true }),
    /** An instance is writing it, at the longest until then. */
    claimedUntil: timestamp({ withTimezone: true }),
    notBefore: timestamp({ withTimezone: true }),
    attempts: integer().notNull(),
    /** Code of what went wrong last; a person sees it and can try again. */
    cause: text({ enum: recordCauses }),
    /** True when trying again is useless until a person acts. */
    resting: boolean().notNull(),
    changedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.list, table.key] }),
    index('record_items_due').on(table.changedAt).where(sql`version > published_version`),
    index('record_items_item').on(table.list, table.itemId),
  ],
)

/** One row: while the service asks for patience, no instance writes. */
export const recordPause = pgTable('record_pause', {
  id: integer().primaryKey(),
  until: timestamp({ withTimezone: true }).notNull(),
  cause: text({ enum: recordCauses }).notNull(),
})

/** How far each list has been read. */
export const recordCursors = pgTable('record_cursors', {
  list: text({ enum: recordLists }).primaryKey(),
  /** Opaque; null makes the next reading a full one. */
  cursor: text(),
  /** A reading of the whole list is under way since then. */
  wholeSince: timestamp({ withTimezone: true }),
  readAt: timestamp({ withTimezone: true }).notNull(),
  cause: text({ enum: recordCauses }),
})

/** What somebody changed in SharePoint and the product may not take over by itself. */
export const recordDifferences = pgTable(
  'record_differences',
  {
    list: text({ enum: recordLists }).notNull(),
    key: text().notNull(),
    /** Empty when the item as a whole is meant. */
    cell: text().notNull(),
    kind: text({ enum: differenceKinds }).notNull(),
    ours: text(),
    theirs: text(),
    /** What stood there before and was written over by newer answers, without anybody having seen it; a line each. */
    earlier: text(),
    editor: text(),
    seenAt: timestamp({ withTimezone: true }).notNull(),
    state: text({ enum: ['open', 'settled'] }).notNull(),
    settledAs: text({ enum: ['ours', 'theirs'] }),
    settledBy: text(),
    settledAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.list, table.key, table.cell] }),
    index('record_differences_state').on(table.state),
  ],
)
