/** 引き継ぎ: who is to lead a measure after whom, from which day, and what became of it. */
import { index, integer, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import { handOverStates } from '../../../../../shared/src/domain/hand-over.ts'
import { people } from './people.ts'
import { measures } from './register.ts'

export const handOverKinds = ['offer', 'appointment'] as const

export const handOvers = pgTable(
  'hand_overs',
  {
    measureId: text()
      .notNull()
      .references(() => measures.id),
    number: integer().notNull(),
    from: text().references(() => people.id),
    to: text()
      .notNull()
      .references(() => people.id),
    kind: text({ enum: handOverKinds }).notNull(),
    by: text()
      .notNull()
      .references(() => people.id),
    at: timestamp({ withTimezone: true }).notNull(),
    /** 発令の日 */
    effectiveOn: text(),
    state: text({ enum: handOverStates }).notNull(),
    settledAt: timestamp({ withTimezone: true }),
    reply: text().notNull(),
    /** When it was carried out: the receiver was asked, or leads. Null while its day is still to come. */
    shownAt: timestamp({ withTimezone: true }),
    /** When the register followed it, or was found to have gone another way. */
    followedAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.measureId, table.number] }),
    index('hand_overs_followed').on(table.followedAt),
  ],
)
