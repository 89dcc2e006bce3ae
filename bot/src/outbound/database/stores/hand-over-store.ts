import { and, asc, eq, isNull, lte, or } from 'drizzle-orm'
import { handOverKey } from '../../../../../shared/src/domain/record.ts'
import type { HandOverStore } from '../../../usecases/decision-ports.ts'
import type { Touch } from '../record/touch.ts'
import { handOvers } from '../schema/hand-overs.ts'
import type { Session } from '../session.ts'

const { measureId, number, by, at, effectiveOn, state, shownAt, followedAt } = handOvers

export function handOverStore(session: Session, touch: Touch): HandOverStore {
  return {
    of: (measure) => session.select().from(handOvers).where(eq(measureId, measure)).orderBy(asc(number)),
    save: async (handOver) => {
      touch('decisions', handOverKey(handOver.measureId, handOver.number))
      await session
        .insert(handOvers)
        .values(handOver)
        .onConflictDoUpdate({ target: [measureId, number], set: handOver })
    },
    offeredBy: (person) =>
      session
        .select()
        .from(handOvers)
        .where(and(eq(by, person), eq(state, 'offered')))
        .orderBy(asc(at), asc(measureId)),
    due: (today) =>
      session
        .select()
        .from(handOvers)
        .where(
          and(
            or(isNull(effectiveOn), lte(effectiveOn, today)),
            or(and(eq(state, 'offered'), isNull(shownAt)), and(eq(state, 'accepted'), isNull(followedAt))),
          ),
        )
        .orderBy(asc(at), asc(measureId), asc(number)),
  }
}
