import { and, asc, eq, exists, inArray, isNull, not } from 'drizzle-orm'
import type { SampleStore } from '../../../usecases/ports.ts'
import { acceptances, followUps, reviews } from '../schema/reviews.ts'
import { expectations, revisions, rounds } from '../schema/rounds.ts'
import type { Session } from '../session.ts'

export function sampleStore(session: Session, changed: () => void): SampleStore {
  const sampled = async () =>
    (
      await session
        .selectDistinctOn([revisions.roundId], { id: revisions.roundId })
        .from(revisions)
        .where(eq(revisions.sample, true))
        .orderBy(asc(revisions.roundId))
    ).map(({ id }) => id)

  return {
    rounds: sampled,
    insertRound: async (round) => {
      changed()
      await session.insert(rounds).values({ ...round, openedAt: null })
    },
    insert: async (answers, accepted) => {
      changed()
      if (answers.length > 0) {
        await session.insert(revisions).values(answers.map(({ answer, ...revision }) => ({ ...revision, ...answer })))
      }
      if (accepted.length > 0) await session.insert(acceptances).values([...accepted])
    },
    remove: async () => {
      const ids = await sampled()
      if (ids.length === 0) return []
      changed()
      for (const table of [acceptances, reviews, followUps]) {
        const ofSample = and(
          eq(revisions.roundId, table.roundId),
          eq(revisions.measureId, table.measureId),
          eq(revisions.sample, true),
        )
        await session.delete(table).where(exists(session.select().from(revisions).where(ofSample)))
      }
      await session.delete(revisions).where(eq(revisions.sample, true))
      const answered = and(eq(revisions.roundId, expectations.roundId), eq(revisions.measureId, expectations.measureId))
      await session
        .delete(expectations)
        .where(and(inArray(expectations.roundId, ids), not(exists(session.select().from(revisions).where(answered)))))
      const expected = eq(expectations.roundId, rounds.id)
      await session
        .delete(rounds)
        .where(
          and(
            inArray(rounds.id, ids),
            isNull(rounds.openedAt),
            not(exists(session.select().from(expectations).where(expected))),
          ),
        )
      return ids
    },
  }
}
