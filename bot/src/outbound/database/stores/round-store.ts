import { and, asc, count, desc, eq, inArray, isNotNull, min, sql } from 'drizzle-orm'
import { dayInTokyo } from '../../../../../shared/src/domain/day.ts'
import { checkInKey, indicatorValueKey } from '../../../../../shared/src/domain/record.ts'
import { expectationStates, isOwed, type Round } from '../../../../../shared/src/domain/round.ts'
import type { RoundStore } from '../../../usecases/ports.ts'
import { prepared, value } from '../prepared.ts'
import { latestRoundId } from '../record/latest-round.ts'
import type { Touch } from '../record/touch.ts'
import { measures } from '../schema/register.ts'
import { expectations, revisions, rounds } from '../schema/rounds.ts'
import type { Session } from '../session.ts'

const roundOfId = prepared('round', (session) =>
  session
    .select()
    .from(rounds)
    .where(eq(rounds.id, value('id'))),
)

/** Fewer the database finds as fast without knowing how many they are. */
const manyRows = 100

const openRound = prepared('open round', (session) => session.select().from(rounds).where(eq(rounds.state, 'open')))

const setState = prepared('state of expectation', (session) =>
  session
    .update(expectations)
    .set({ state: sql`${value('state')}`, cause: sql`${value('cause')}` })
    .where(and(eq(expectations.roundId, value('roundId')), eq(expectations.measureId, value('measureId')))),
)

const expectationForUpdate = prepared('expectation for update', (session) =>
  session
    .select()
    .from(expectations)
    .where(and(eq(expectations.roundId, value('roundId')), eq(expectations.measureId, value('measureId'))))
    .for('update'),
)

export function roundStore(session: Session, changed: () => void, touch: Touch): RoundStore {
  return {
    find: async (id) => {
      const [row] = await roundOfId(session, { id })
      return row ? toRound(row) : null
    },
    open: async () => {
      const [row] = await openRound(session)
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
      // Everybody comes at once when a round opens, and by itself the database learns of its rows only some minutes later.
      if (rows.length >= manyRows) await session.execute(sql`analyze ${expectations}`)
    },
    lockExpectation: async (roundId, measureId) => {
      const [row] = await expectationForUpdate(session, { roundId, measureId })
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
    expectationsOf: async (roundId, ids) => {
      const rows = await session
        .select()
        .from(expectations)
        .where(and(eq(expectations.roundId, roundId), inArray(expectations.measureId, [...ids])))
      return new Map(rows.map((row) => [row.measureId, row]))
    },
    owed: async (roundId) => {
      const { leadSection, leadDepartment } = measures
      const rows = await session
        .select({ expectation: expectations, leadSection, leadDepartment })
        .from(expectations)
        .innerJoin(measures, eq(measures.id, expectations.measureId))
        .where(and(eq(expectations.roundId, roundId), inArray(expectations.state, expectationStates.filter(isOwed))))
        .orderBy(asc(measures.order))
      return rows.map(({ expectation, ...place }) => ({ ...expectation, ...place }))
    },
    standing: async (roundId) => {
      const { leadSection } = measures
      const { state } = expectations
      const rows = await session
        .select({ leadSection, state, measures: count() })
        .from(expectations)
        .innerJoin(measures, eq(measures.id, expectations.measureId))
        .where(and(eq(expectations.roundId, roundId), isNotNull(leadSection)))
        .groupBy(leadSection, state)
        .orderBy(min(measures.order))
      return Map.groupBy(rows, (row) => row.leadSection ?? '')
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
      await setState(session, { roundId, measureId, state, cause })
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
