import { and, asc, eq } from 'drizzle-orm'
import { checkInKey, excuseKey } from '../../../../../shared/src/domain/record.ts'
import type { AssignmentStore } from '../../../usecases/ports.ts'
import { touchShowing } from '../record/showing-measure.ts'
import type { Touch } from '../record/touch.ts'
import { excuses } from '../schema/doubts.ts'
import { assignments } from '../schema/people.ts'
import { measures } from '../schema/register.ts'
import { expectations, rounds } from '../schema/rounds.ts'
import type { Session } from '../session.ts'

export function assignmentStore(session: Session, changed: () => void, touch: Touch): AssignmentStore {
  return {
    save: async ({ leadSection, assignment: { measureId, leader, deputies, relatedSections } }) => {
      changed()
      touch('measures', measureId)
      await session.update(measures).set({ leadSection, relatedSections }).where(eq(measures.id, measureId))
      const left = await session
        .delete(assignments)
        .where(eq(assignments.measureId, measureId))
        .returning({ personId: assignments.personId })
      const parts = [
        ...(leader ? [{ measureId, personId: leader, part: 'leader' as const }] : []),
        ...deputies.map((personId) => ({ measureId, personId, part: 'deputy' as const })),
      ]
      if (parts.length > 0) await session.insert(assignments).values(parts)
      for (const { personId } of [...left, ...parts]) touch('members', personId)
      await touchShowing(session, touch, measureId)
    },
    saveExpectation: async ({ roundId, measureId, responsible, state, cause }) => {
      changed()
      touch('checkIns', checkInKey(measureId, roundId))
      await session
        .update(expectations)
        .set({ responsible, state, cause })
        .where(and(eq(expectations.roundId, roundId), eq(expectations.measureId, measureId)))
    },
    roundIds: async () =>
      (await session.select({ id: rounds.id }).from(rounds).orderBy(asc(rounds.id))).map(({ id }) => id),
    excuses: (roundId) => session.select().from(excuses).where(eq(excuses.roundId, roundId)),
    saveExcuse: async ({ roundId, measureId, reason, text, by, at }) => {
      touch('decisions', excuseKey(measureId, roundId))
      await session
        .insert(excuses)
        .values({ roundId, measureId, reason, text, by, at })
        .onConflictDoUpdate({ target: [excuses.roundId, excuses.measureId], set: { reason, text, by, at } })
    },
    removeExcuse: async (roundId, measureId) => {
      touch('decisions', excuseKey(measureId, roundId))
      await session.delete(excuses).where(and(eq(excuses.roundId, roundId), eq(excuses.measureId, measureId)))
    },
  }
}
