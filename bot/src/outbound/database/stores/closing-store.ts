import { asc, desc, eq, isNotNull } from 'drizzle-orm'
import { amendmentKey, closingReportKey, outcomeKey } from '../../../../../shared/src/domain/record.ts'
import type { ClosingStore } from '../../../usecases/decision-ports.ts'
import type { Touch } from '../record/touch.ts'
import { amendments, closingReports, meetingOutcomes } from '../schema/closing.ts'
import { rounds } from '../schema/rounds.ts'
import type { Session } from '../session.ts'

export function closingStore(session: Session, changed: () => void, touch: Touch): ClosingStore {
  return {
    report: async (round) => {
      const [row] = await session.select().from(closingReports).where(eq(closingReports.roundId, round)).for('update')
      return row ?? null
    },
    saveReport: async (report) => {
      touch('decisions', closingReportKey(report.roundId))
      await session
        .insert(closingReports)
        .values(report)
        .onConflictDoUpdate({ target: closingReports.roundId, set: report })
    },
    newestClosed: async () => {
      const [row] = await session
        .select({ id: rounds.id })
        .from(rounds)
        .where(isNotNull(rounds.closedAt))
        .orderBy(desc(rounds.id))
        .limit(1)
      return row?.id ?? null
    },
    outcomes: (round) =>
      session
        .select()
        .from(meetingOutcomes)
        .where(eq(meetingOutcomes.roundId, round))
        .orderBy(asc(meetingOutcomes.measureId)),
    saveOutcome: async (outcome) => {
      touch('decisions', outcomeKey(outcome.measureId, outcome.roundId))
      await session
        .insert(meetingOutcomes)
        .values(outcome)
        .onConflictDoUpdate({ target: [meetingOutcomes.roundId, meetingOutcomes.measureId], set: outcome })
    },
    amendments: (round) =>
      session
        .select()
        .from(amendments)
        .where(eq(amendments.roundId, round))
        .orderBy(asc(amendments.measureId), asc(amendments.number)),
    insertAmendment: async (amendment) => {
      changed()
      touch('decisions', amendmentKey(amendment.measureId, amendment.roundId, amendment.number))
      await session.insert(amendments).values(amendment)
    },
  }
}
