import { count, eq, inArray, min, sql } from 'drizzle-orm'
import type { HealthStore } from '../../../usecases/ports.ts'
import { notices } from '../schema/delivery.ts'
import { expectations, rounds } from '../schema/rounds.ts'
import { heartbeats } from '../schema/sending.ts'
import type { Session } from '../session.ts'

const theRow = 1

export function healthStore(session: Session): HealthStore {
  return {
    saveHeartbeat: async (beat) => {
      await session
        .insert(heartbeats)
        .values({ id: theRow, ...beat })
        .onConflictDoUpdate({ target: heartbeats.id, set: { ...beat } })
    },
    heartbeat: async () => {
      const [row] = await session.select().from(heartbeats)
      if (!row) return null
      const { tickedAt, instance, restingJobs, oldestDueAt } = row
      return { tickedAt, instance, restingJobs, oldestDueAt }
    },
    oldestDueAt: async () => {
      const [row] = await session
        .select({ at: min(notices.updatedAt) })
        .from(notices)
        .where(inArray(notices.state, ['due', 'sending', 'unknown']))
      return row?.at ?? null
    },
    round: async () => {
      const [open] = await session.select({ id: rounds.id }).from(rounds).where(eq(rounds.state, 'open'))
      if (!open) return null
      const expected = await session
        .select({ state: expectations.state, count: count() })
        .from(expectations)
        .where(eq(expectations.roundId, open.id))
        .groupBy(expectations.state)
      const told = await session
        .select({
          state: notices.state,
          count: count(),
          maybeTwice: sql<number>`count(*) filter (where ${notices.maybeTwice})`.mapWith(Number),
        })
        .from(notices)
        .where(eq(notices.roundId, open.id))
        .groupBy(notices.state)
      return {
        roundId: open.id,
        expectations: Object.fromEntries(expected.map((row) => [row.state, row.count])),
        notices: Object.fromEntries(told.map((row) => [row.state, row.count])),
        maybeTwice: told.reduce((sum, row) => sum + row.maybeTwice, 0),
      }
    },
  }
}
