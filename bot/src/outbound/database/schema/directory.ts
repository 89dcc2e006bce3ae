/** What the city's directory was asked, and the leaders whom it no longer finds in their section. */
import { pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import { directoryTroubles } from '../../../../../shared/src/domain/directory-check.ts'
import { people } from './people.ts'
import { measures } from './register.ts'

/** One row an asking; `doneAt` stays null until the directory has answered, or has said that it never will. */
export const directoryChecks = pgTable('directory_checks', {
  slot: text().primaryKey(),
  askedAt: timestamp({ withTimezone: true }).notNull(),
  doneAt: timestamp({ withTimezone: true }),
  /** Why it could not say. */
  trouble: text({ enum: directoryTroubles }),
})

export const leadersGone = pgTable(
  'leaders_gone',
  {
    measureId: text()
      .notNull()
      .references(() => measures.id),
    leader: text()
      .notNull()
      .references(() => people.id),
    why: text({ enum: ['left', 'moved'] }).notNull(),
    /** Whose manager is asked; null: the PMO is. */
    section: text(),
    foundAt: timestamp({ withTimezone: true }).notNull(),
    toldAt: timestamp({ withTimezone: true }),
    keptAt: timestamp({ withTimezone: true }),
  },
  (table) => [primaryKey({ columns: [table.measureId, table.leader] })],
)
