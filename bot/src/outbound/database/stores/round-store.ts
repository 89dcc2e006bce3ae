import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Round } from '../../../../../shared/src/domain/round.ts'
import type { RoundStore } from '../../../usecases/ports.ts'
import { measures } from '../schema/register.ts'
import { expectations, rounds } from '../schema/rounds.ts'
import type { Session } from '../session.ts'

export function roundStore(session: Session, changed: () => void): RoundStore {
  return {
    find: async (id) => {
      const [row] = await session.select().from(rounds).where(eq(rounds.id, id))
      return row ? toRound(row) : null
    },
    open: async () => {
      const [row] = await session.select().from(rounds).where(eq(rounds.state, 'open'))
      return row ? toRound(row) : null
    },
    lockAll: async () => {
      await session.execute(sql`lock table ${rounds} in share row exclusive mode`)
    },
    insert: async (round, openedAt) => {
      changed()
      await session.insert(rounds).values({ ...round, openedAt })
    },
    insertExpectations: async (rows) => {
      if (rows.length === 0) return
      changed()
      await session.insert(expectations).values([...rows])
    },
    lockExpectation: async (roundId, measureId) => {
      const [row] = await session.select().from(expectations).where(one(roundId, measureId)).for('update')
      return row ?? null
    },
    expectations: async (roundId) => {
      const rows = await session
        .select({ expectation: expectations })
        .from(expectations)
        .innerJoin(measures, eq(measures.id, expectations.measureId))
        .where(eq(expectations.roundId, roundId))
        .orderBy(asc(measures.order))
      return rows.map(({ expectation }) => expectation)
    },
    close: async (roundId) => {
      changed()
      await session.update(rounds).set({ state: 'closed' }).where(eq(rounds.id, roundId))
    },
    setExpectationState: async (roundId, measureId, state, cause = null) => {
      changed()
      await session.update(expectations).set({ state, cause }).where(one(roundId, measureId))
    },
    markDelivered: async (roundId, person) => {
      const marked = await session
        .update(expectations)
        .set({ state: 'delivered', cause: null })
        .where(owed(roundId, person, ['planned', 'unreachable']))
        .returning({ measureId: expectations.measureId })
      if (marked.length > 0) changed()
    },
    markUnreachable: async (roundId, person, cause) => {
      const marked = await session
        .update(expectations)
        .set({ state: 'unreachable', cause })
        .where(owed(roundId, person, ['planned', 'delivered']))
        .returning({ measureId: expectations.measureId })
      if (marked.length > 0) changed()
    },
  }
}

const one = (roundId: string, measureId: string) =>
  and(eq(expectations.roundId, roundId), eq(expectations.measureId, measureId))

const owed = (roundId: string, person: string, states: (typeof expectations.$inferSelect)['state'][]) =>
  and(eq(expectations.roundId, roundId), eq(expectations.responsible, person), inArray(expectations.state, states))

/** A row as the domain knows it. */
export function toRound({ id, state, opensOn, dueOn, closesOn, asOfDay }: typeof rounds.$inferSelect): Round {
  return { id, state, opensOn, dueOn, closesOn, asOfDay }
}
