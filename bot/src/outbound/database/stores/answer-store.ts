import { and, asc, desc, eq, lt, max, sql } from 'drizzle-orm'
import type { Revision } from '../../../../../shared/src/domain/check-in.ts'
import type { PreviousAnswer } from '../../../../../shared/src/domain/own-measure.ts'
import type { AnswerStore } from '../../../usecases/ports.ts'
import { newestAnswers } from '../schema/board-view.ts'
import { assignments } from '../schema/people.ts'
import { measures } from '../schema/register.ts'
import { expectations, revisions } from '../schema/rounds.ts'
import type { Session } from '../session.ts'
import { toMeasure } from './register-store.ts'

export function answerStore(session: Session, changed: () => void): AnswerStore {
  return {
    latest: async (roundId, measureId) => {
      const [row] = await session
        .select()
        .from(revisions)
        .where(of(roundId, measureId))
        .orderBy(desc(revisions.revision))
        .limit(1)
      return row ? toRevision(row) : null
    },
    byNonce: async (roundId, measureId, nonce) => {
      const [row] = await session
        .select()
        .from(revisions)
        .where(and(of(roundId, measureId), eq(revisions.nonce, nonce)))
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
    own: async (roundId, person) => {
      const latest = session
        .select({ measureId: revisions.measureId, revision: max(revisions.revision).as('revision') })
        .from(revisions)
        .where(eq(revisions.roundId, roundId))
        .groupBy(revisions.measureId)
        .as('latest')
      const previous = session
        .selectDistinctOn([newestAnswers.measureId], {
          measureId: newestAnswers.measureId,
          roundId: newestAnswers.roundId,
          source: newestAnswers.source,
          weather: newestAnswers.weather,
          direction: newestAnswers.direction,
          progress: newestAnswers.progress,
        })
        .from(newestAnswers)
        .where(lt(newestAnswers.roundId, roundId))
        .orderBy(newestAnswers.measureId, desc(newestAnswers.roundId))
        .as('previous')
      const previousColumns = {
        roundId: previous.roundId,
        source: previous.source,
        weather: previous.weather,
        direction: previous.direction,
        progress: previous.progress,
      }
      const rows = await session
        .select({ measure: measures, state: expectations.state, revision: latest.revision, previous: previousColumns })
        .from(expectations)
        .innerJoin(measures, eq(measures.id, expectations.measureId))
        .leftJoin(assignments, and(eq(assignments.measureId, expectations.measureId), eq(assignments.personId, person)))
        .leftJoin(latest, eq(latest.measureId, expectations.measureId))
        .leftJoin(previous, eq(previous.measureId, expectations.measureId))
        .where(
          and(
            eq(expectations.roundId, roundId),
            sql`(${expectations.responsible} = ${person} or ${assignments.part} = 'deputy')`,
          ),
        )
        .orderBy(asc(measures.order))
      return rows.map((row) => ({
        measure: toMeasure(row.measure),
        state: row.state,
        revision: row.revision ?? 0,
        previous: row.previous ? toPrevious(row.previous) : null,
      }))
    },
  }
}

const of = (roundId: string, measureId: string) =>
  and(eq(revisions.roundId, roundId), eq(revisions.measureId, measureId))

function toRevision(row: typeof revisions.$inferSelect): Revision {
  const { weather, progress, direction, directionReason, directionReasonText, ...revision } = row
  return { ...revision, answer: { weather, progress, direction, directionReason, directionReasonText } }
}

function toPrevious({ roundId, source, weather, direction, progress }: PreviousAnswer): PreviousAnswer {
  return { roundId, source, weather, direction, progress }
}
