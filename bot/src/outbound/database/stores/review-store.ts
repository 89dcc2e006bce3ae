import { and, asc, desc, eq } from 'drizzle-orm'
import { acceptanceKey, reviewKey } from '../../../../../shared/src/domain/record.ts'
import type { ReviewStore } from '../../../usecases/ports.ts'
import { prepared, value } from '../prepared.ts'
import type { Touch } from '../record/touch.ts'
import { acceptances, reviews } from '../schema/reviews.ts'
import type { Session } from '../session.ts'

const questionsOf = prepared('review questions', (session) =>
  session
    .select()
    .from(reviews)
    .where(and(eq(reviews.roundId, value('roundId')), eq(reviews.measureId, value('measureId'))))
    .orderBy(asc(reviews.number)),
)

export function reviewStore(session: Session, changed: () => void, touch: Touch): ReviewStore {
  return {
    of: (roundId, measureId) => questionsOf(session, { roundId, measureId }),
    insert: async (question) => {
      changed()
      touch('decisions', reviewKey(question.measureId, question.roundId, question.number))
      await session.insert(reviews).values(question)
    },
    saveReply: async ({ roundId, measureId, number, reply, repliedBy, repliedAt }) => {
      changed()
      touch('decisions', reviewKey(measureId, roundId, number))
      await session
        .update(reviews)
        .set({ reply, repliedBy, repliedAt })
        .where(and(eq(reviews.roundId, roundId), eq(reviews.measureId, measureId), eq(reviews.number, number)))
    },
    accepted: async (roundId, measureId) => {
      const [row] = await session
        .select({ revision: acceptances.revision })
        .from(acceptances)
        .where(and(eq(acceptances.roundId, roundId), eq(acceptances.measureId, measureId)))
        .orderBy(desc(acceptances.revision))
        .limit(1)
      return row?.revision ?? null
    },
    accept: async (roundId, measureId, revision, acceptedBy, acceptedAt) => {
      changed()
      touch('decisions', acceptanceKey(measureId, roundId, revision))
      await session.insert(acceptances).values({ roundId, measureId, revision, acceptedBy, acceptedAt })
    },
  }
}
