import { and, eq, inArray } from 'drizzle-orm'
import type { Round } from '../../../../../shared/src/domain/round.ts'
import type { RoundStore } from '../../../usecases/ports.ts'
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
    insert: async (round, openedAt) => {
      changed()
      await session.insert(rounds).values({ ...round, openedAt })
    },
    insertExpectations: async (rows) => {
      changed()
      if (rows.length > 0) await session.insert(expectations).values([...rows])
    },
    lockExpectation: async (roundId, measureId) => {
      const [row] = await session.select().from(expectations).where(one(roundId, measureId)).for('update')
      return row ?? null
    },
    setExpectationState: async (roundId, measureId, state) => {
      changed()
      await session.update(expectations).set({ state, cause: null }).where(one(roundId, measureId))
    },
    markDelivered: async (roundId, person) => {
      changed()
      await session
        .update(expectations)
        .set({ state: 'delivered', cause: null })
        .where(owed(roundId, person, ['planned', 'unreachable']))
    },
    markUnreachable: async (roundId, person, cause) => {
      changed()
      await session
        .update(expectations)
        .set({ state: 'unreachable', cause })
        .where(owed(roundId, person, ['planned', 'delivered']))
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
