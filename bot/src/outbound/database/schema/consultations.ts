/** ご相談: what a leader asked for, whose hands it is in, and what was answered. */
import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import { type ChainRung, chainRungs } from '../../../../../shared/src/domain/consultation-chain.ts'
import type { PersonId } from '../../../../../shared/src/domain/person.ts'
import { people } from './people.ts'
import { expectations } from './rounds.ts'

export const consultationStates = ['open', 'answered', 'withdrawn'] as const

/** `at`: ISO 8601. */
export interface PassedRung {
  readonly rung: ChainRung
  readonly holders: readonly PersonId[]
  readonly by: PersonId
  readonly at: string
}

export const consultations = pgTable(
  'consultations',
  {
    roundId: text().notNull(),
    measureId: text().notNull(),
    number: integer().notNull(),
    text: text().notNull(),
    /** The day by which a decision is wanted. */
    wantedBy: text(),
    askedBy: text()
      .notNull()
      .references(() => people.id),
    askedAt: timestamp({ withTimezone: true }).notNull(),
    rung: text({ enum: chainRungs }).notNull(),
    holders: jsonb().$type<readonly PersonId[]>().notNull(),
    passed: jsonb().$type<readonly PassedRung[]>().notNull(),
    state: text({ enum: consultationStates }).notNull(),
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
    index('consultations_state').on(table.state),
  ],
)
