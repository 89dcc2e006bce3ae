import { and, asc, eq, exists, inArray, isNull, not } from 'drizzle-orm'
import { acceptanceKey, checkInKey, reviewKey, revisionKey } from '../../../../../shared/src/domain/record.ts'
import type { SampleStore } from '../../../usecases/ports.ts'
import type { Touch } from '../record/touch.ts'
import { acceptances, followUps, reviews } from '../schema/reviews.ts'
import { expectations, revisions, rounds } from '../schema/rounds.ts'
import type { Session } from '../session.ts'

export function sampleStore(session: Session, changed: () => void, touch: Touch): SampleStore {
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
      touch('rounds', round.id)
      await session.insert(rounds).values({ ...round, openedAt: null })
    },
    insert: async (answers, accepted) => {
      changed()
      for (const answer of answers) touchAnswer(touch, answer)
      for (const { measureId, roundId, revision } of accepted) {
        touch('decisions', acceptanceKey(measureId, roundId, revision))
      }
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
        const gone = await session
          .delete(table)
          .where(exists(session.select().from(revisions).where(ofSample)))
          .returning()
        for (const row of gone) touchDecision(touch, row)
      }
      const answers = await session.delete(revisions).where(eq(revisions.sample, true)).returning()
      for (const answer of answers) touchAnswer(touch, answer)
      const answered = and(eq(revisions.roundId, expectations.roundId), eq(revisions.measureId, expectations.measureId))
      await session
        .delete(expectations)
        .where(and(inArray(expectations.roundId, ids), not(exists(session.select().from(revisions).where(answered)))))
      const expected = eq(expectations.roundId, rounds.id)
      for (const id of ids) touch('rounds', id)
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

type OfAnswer = { readonly measureId: string; readonly roundId: string; readonly revision: number }

function touchAnswer(touch: Touch, { measureId, roundId, revision }: OfAnswer): void {
  touch('checkIns', checkInKey(measureId, roundId))
  touch('revisions', revisionKey(measureId, roundId, revision))
}

function touchDecision(
  touch: Touch,
  row: { measureId: string; roundId: string; number?: number; revision?: number },
): void {
  const { measureId, roundId, number, revision } = row
  if (number !== undefined) touch('decisions', reviewKey(measureId, roundId, number))
  if (revision !== undefined) touch('decisions', acceptanceKey(measureId, roundId, revision))
}
