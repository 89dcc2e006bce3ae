import { and, asc, eq } from 'drizzle-orm'
import type { AssignmentStore } from '../../../usecases/ports.ts'
import { excuses } from '../schema/doubts.ts'
import { assignments } from '../schema/people.ts'
import { measures } from '../schema/register.ts'
import { expectations, rounds } from '../schema/rounds.ts'
import type { Session } from '../session.ts'

export function assignmentStore(session: Session, changed: () => void): AssignmentStore {
  return {
    save: async ({ leadSection, assignment: { measureId, leader, deputies, relatedSections } }) => {
      changed()
      await session.update(measures).set({ leadSection, relatedSections }).where(eq(measures.id, measureId))
      await session.delete(assignments).where(eq(assignments.measureId, measureId))
      const parts = [
        ...(leader ? [{ measureId, personId: leader, part: 'leader' as const }] : []),
        ...deputies.map((personId) => ({ measureId, personId, part: 'deputy' as const })),
      ]
      if (parts.length > 0) await session.insert(assignments).values(parts)
    },
    saveExpectation: async ({ roundId, measureId, responsible, state, cause }) => {
      changed()
      await session
        .update(expectations)
        .set({ responsible, state, cause })
        .where(and(eq(expectations.roundId, roundId), eq(expectations.measureId, measureId)))
    },
    roundIds: async () =>
      (await session.select({ id: rounds.id }).from(rounds).orderBy(asc(rounds.id))).map(({ id }) => id),
    excuses: (roundId) => session.select().from(excuses).where(eq(excuses.roundId, roundId)),
    saveExcuse: async ({ roundId, measureId, reason, text, by, at }) => {
      await session
        .insert(excuses)
        .values({ roundId, measureId, reason, text, by, at })
        .onConflictDoUpdate({ target: [excuses.roundId, excuses.measureId], set: { reason, text, by, at } })
    },
    removeExcuse: async (roundId, measureId) => {
      await session.delete(excuses).where(and(eq(excuses.roundId, roundId), eq(excuses.measureId, measureId)))
    },
  }
}
