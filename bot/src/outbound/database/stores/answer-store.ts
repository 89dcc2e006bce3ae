import { and, asc, desc, eq, inArray, lt, max, ne, or } from 'drizzle-orm'
import type { Revision } from '../../../../../shared/src/domain/check-in.ts'
import type { PreviousAnswer } from '../../../../../shared/src/domain/own-measure.ts'
import type { AnswerStore } from '../../../usecases/ports.ts'
import { newestAnswers } from '../schema/board-view.ts'
import { assignments } from '../schema/people.ts'
import { indicators, measures } from '../schema/register.ts'
import { followUps } from '../schema/reviews.ts'
import { expectations, revisions } from '../schema/rounds.ts'
import type { Session } from '../session.ts'
import { toIndicator, toMeasure } from './register-store.ts'

export function answerStore(session: Session, changed: () => void): AnswerStore {
  return {
    latest: async (roundId, measureId) => {
      const [row] = await session
        .select()
        .from(revisions)
        .where(one(revisions, roundId, measureId))
        .orderBy(desc(revisions.revision))
        .limit(1)
      return row ? toRevision(row) : null
    },
    byNonce: async (roundId, measureId, nonce) => {
      const [row] = await session
        .select()
        .from(revisions)
        .where(and(one(revisions, roundId, measureId), eq(revisions.nonce, nonce)))
      return row ? toRevision(row) : null
    },
    previous: async (roundId, measureId) => {
      const [row] = await session
        .select()
        .from(newestAnswers)
        .where(and(eq(newestAnswers.measureId, measureId), lt(newestAnswers.roundId, roundId)))
        .orderBy(desc(newestAnswers.roundId))
        .limit(1)
      return row ? toPrevious(row) : null
    },
    insert: async ({ answer, ...revision }) => {
      changed()
      await session.insert(revisions).values({ ...revision, ...answer })
    },
    asked: async (roundId, person) => {
      const latest = session
        .select({ measureId: revisions.measureId, revision: max(revisions.revision).as('revision') })
        .from(revisions)
        .where(eq(revisions.roundId, roundId))
        .groupBy(revisions.measureId)
        .as('latest')
      const rows = await session
        .select({ measure: measures, state: expectations.state, revision: latest.revision })
        .from(expectations)
        .innerJoin(measures, eq(measures.id, expectations.measureId))
        .leftJoin(assignments, and(eq(assignments.measureId, expectations.measureId), eq(assignments.personId, person)))
        .leftJoin(latest, eq(latest.measureId, expectations.measureId))
        .where(
          and(
            eq(expectations.roundId, roundId),
            ne(expectations.state, 'excused'),
            or(eq(expectations.responsible, person), eq(assignments.part, 'deputy')),
          ),
        )
        .orderBy(asc(measures.order))
      const ids = rows.map(({ measure }) => measure.id)
      const earlier = await session
        .select()
        .from(newestAnswers)
        .where(and(lt(newestAnswers.roundId, roundId), inArray(newestAnswers.measureId, ids)))
        .orderBy(desc(newestAnswers.roundId))
      const counted = await session.select().from(indicators).where(inArray(indicators.measureId, ids))
      return rows.map(({ measure, state, revision }) => ({
        measure: toMeasure(measure),
        state,
        revision: revision ?? 0,
        earlier: earlier.filter(({ measureId }) => measureId === measure.id).map(toPrevious),
        indicators: counted.filter(({ measureId }) => measureId === measure.id).map(toIndicator),
      }))
    },
    followUp: async (roundId, measureId) => {
      const [row] = await session
        .select()
        .from(followUps)
        .where(one(followUps, roundId, measureId))
      return row ?? null
    },
    insertFollowUp: async (followUp) => {
      changed()
      await session.insert(followUps).values(followUp)
    },
    answerFollowUp: async (roundId, measureId, choice, text, answeredAt) => {
      changed()
      await session
        .update(followUps)
        .set({ choice, text, answeredAt })
        .where(one(followUps, roundId, measureId))
    },
  }
}

const one = (table: typeof revisions | typeof followUps, roundId: string, measureId: string) =>
  and(eq(table.roundId, roundId), eq(table.measureId, measureId))

function toRevision(row: typeof revisions.$inferSelect): Revision {
  const { roundId, measureId, revision, answeredBy, answeredAt, recordedFor, sample, nonce, ...answer } = row
  return { roundId, measureId, revision, answeredBy, answeredAt, recordedFor, sample, nonce, answer }
}

function toPrevious(row: PreviousAnswer): PreviousAnswer {
  const { roundId, source, weather, direction, progress, unchanged } = row
  return { roundId, source, weather, direction, progress, unchanged }
}
