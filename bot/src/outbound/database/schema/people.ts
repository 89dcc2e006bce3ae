/** People and who stands for which measure. */

import { sql } from 'drizzle-orm'
import { index, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import type { Duty } from '../../../../../shared/src/domain/person.ts'
import { measures } from './register.ts'

export const people = pgTable('people', {
  /** Lower-case Entra object id. */
  id: text().primaryKey(),
  post: text().notNull(),
  duties: jsonb().$type<readonly Duty[]>().notNull(),
  /** The sign-in name, where the list of members says it. */
  upn: text(),
})

export const assignments = pgTable(
  'assignments',
  {
    measureId: text()
      .notNull()
      .references(() => measures.id),
    personId: text()
      .notNull()
      .references(() => people.id),
    part: text({ enum: ['leader', 'deputy'] }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.measureId, table.personId] }),
    uniqueIndex('assignments_one_leader').on(table.measureId).where(sql`part = 'leader'`),
    index('assignments_person').on(table.personId),
  ],
)
