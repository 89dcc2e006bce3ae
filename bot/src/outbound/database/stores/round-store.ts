import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import { dayInTokyo } from '../../../../../shared/src/domain/day.ts'
import { checkInKey, indicatorValueKey } from '../../../../../shared/src/domain/record.ts'
import type { Round } from '../../../../../shared/src/domain/round.ts'
import type { RoundStore } from '../../../usecases/ports.ts'
import { latestRoundId } from '../record/latest-round.ts'
import type { Touch } from '../record/touch.ts'
import { measures } from '../schema/register.ts'
import { expectations, revisions, rounds } from '../schema/rounds.ts'
import type { Session } from '../session.ts'

export function roundStore(session: Session, changed: () => void, touch: Touch): RoundStore {
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
      touch('rounds', round.id)
      // They stop being those of the latest round.
      for (const key of await checkInsOf(session, await latestRoundId(session))) touch('checkIns', key)
      await session.insert(rounds).values({ ...round, openedAt })
    },
    insertExpectations: async (rows) => {
      if (rows.length === 0) return
      changed()
      for (const { measureId, roundId } of rows) touch('checkIns', checkInKey(measureId, roundId))
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
    close: async (roundId, closedAt) => {
      changed()
      touch('rounds', roundId)
      for (const key of await figuresOf(session, roundId)) touch('indicatorValues', key)
      await session.update(rounds).set({ state: 'closed', closedAt }).where(eq(rounds.id, roundId))
    },
    withdraw: async (roundId, withdrawnAt) => {
      changed()
      touch('rounds', roundId)
      await session.update(rounds).set({ state: 'withdrawn', withdrawnAt }).where(eq(rounds.id, roundId))
    },
    reopen: async ({ id, opensOn, dueOn, closesOn, asOfDay }, openedAt) => {
      changed()
      touch('rounds', id)
      await session
        .update(rounds)
        .set({ state: 'open', opensOn, dueOn, closesOn, asOfDay, openedAt, withdrawnAt: null })
        .where(eq(rounds.id, id))
    },
    withdrawn: async () => {
      const [row] = await session.select().from(rounds).orderBy(desc(rounds.id)).limit(1)
      return row?.state === 'withdrawn' ? toRound(row) : null
    },
    lockOpen: async (ids) => {
      const rows = await session
        .select({ id: rounds.id, state: rounds.state })
        .from(rounds)
        .where(inArray(rounds.id, [...ids]))
        .orderBy(asc(rounds.id))
        .for('share')
      return new Set(rows.flatMap(({ id, state }) => (state === 'open' ? id : [])))
    },
    setExpectationState: async (roundId, measureId, state, cause = null) => {
      changed()
      touch('checkIns', checkInKey(measureId, roundId))
      await session.update(expectations).set({ state, cause }).where(one(roundId, measureId))
    },
    markDelivered: async (roundId, person) => {
      const marked = await session
        .update(expectations)
        .set({ state: 'delivered', cause: null })
        .where(owed(roundId, person, ['planned', 'unreachable']))
        .returning({ measureId: expectations.measureId })
      if (marked.length > 0) changed()
      for (const { measureId } of marked) touch('checkIns', checkInKey(measureId, roundId))
    },
    markReachable: async (roundId, person) => {
      const marked = await session
        .update(expectations)
        .set({ state: 'planned', cause: null })
        .where(owed(roundId, person, ['unreachable']))
        .returning({ measureId: expectations.measureId })
      if (marked.length > 0) changed()
      for (const { measureId } of marked) touch('checkIns', checkInKey(measureId, roundId))
    },
    markUnreachable: async (roundId, person, cause) => {
      const marked = await session
        .update(expectations)
        .set({ state: 'unreachable', cause })
        .where(owed(roundId, person, ['planned', 'delivered']))
        .returning({ measureId: expectations.measureId })
      if (marked.length > 0) changed()
      for (const { measureId } of marked) touch('checkIns', checkInKey(measureId, roundId))
    },
  }
}

const one = (roundId: string, measureId: string) =>
  and(eq(expectations.roundId, roundId), eq(expectations.measureId, measureId))

const owed = (roundId: string, person: string, states: (typeof expectations.$inferSelect)['state'][]) =>
  and(eq(expectations.roundId, roundId), eq(expectations.responsible, person), inArray(expectations.state, states))

/** A row as the domain knows it. */
export function toRound({ closedAt, openedAt: _, withdrawnAt, ...round }: typeof rounds.$inferSelect): Round {
  if (withdrawnAt) return { ...round, withdrawnOn: dayInTokyo(withdrawnAt) }
  return closedAt ? { ...round, closedOn: dayInTokyo(closedAt) } : round
}

async function checkInsOf(session: Session, roundId: string | null): Promise<readonly string[]> {
  if (roundId === null) return []
  const rows = await session.select().from(expectations).where(eq(expectations.roundId, roundId))
  return rows.map(({ measureId }) => checkInKey(measureId, roundId))
}

/** Written to the record when the round closes: the figures of its latest answers. */
async function figuresOf(session: Session, roundId: string): Promise<readonly string[]> {
  const latest = await session
    .selectDistinctOn([revisions.measureId], { figures: revisions.figures })
    .from(revisions)
    .where(eq(revisions.roundId, roundId))
    .orderBy(revisions.measureId, desc(revisions.revision))
  return latest.flatMap(({ figures }) => figures.map(({ indicatorId }) => indicatorValueKey(indicatorId, roundId)))
}
