import { and, asc, eq } from 'drizzle-orm'
import type { ConsultationCase } from '../../../../../shared/src/domain/consultation-chain.ts'
import { consultationKey } from '../../../../../shared/src/domain/record.ts'
import type { ConsultationStore } from '../../../usecases/decision-ports.ts'
import { prepared, value } from '../prepared.ts'
import type { Touch } from '../record/touch.ts'
import { consultations } from '../schema/consultations.ts'
import type { Session } from '../session.ts'

type Row = typeof consultations.$inferSelect

const { roundId, measureId, number, askedAt, state } = consultations

const allInOrder = (session: Session) =>
  session.select().from(consultations).orderBy(asc(askedAt), asc(measureId), asc(number)).$dynamic()

const ofMeasure = prepared('consultations', (session) =>
  allInOrder(session)
    .where(and(eq(roundId, value('round')), eq(measureId, value('measure'))))
    .for('update'),
)

const allOpen = prepared('open consultations', (session) => allInOrder(session).where(eq(state, 'open')))

export function consultationStore(session: Session, touch: Touch): ConsultationStore {
  return {
    of: async (round, measure) => (await ofMeasure(session, { round, measure })).map(toCase),
    open: async () => (await allOpen(session)).map(toCase),
    openOf: async (measure) =>
      (await allInOrder(session).where(and(eq(state, 'open'), eq(measureId, measure)))).map(toCase),
    ofRound: async (round) => (await allInOrder(session).where(eq(roundId, round))).map(toCase),
    save: async (found) => {
      touch('decisions', consultationKey(found.measureId, found.roundId, found.number))
      const row = toRow(found)
      await session
        .insert(consultations)
        .values(row)
        .onConflictDoUpdate({ target: [roundId, measureId, number], set: row })
    },
  }
}

function toRow({ by, passed, reply, ...found }: ConsultationCase): Row {
  return {
    ...found,
    wantedBy: by,
    passed: passed.map(({ at, ...one }) => ({ ...one, at: at.toISOString() })),
    reply: reply?.text ?? null,
    repliedBy: reply?.by ?? null,
    repliedAt: reply?.at ?? null,
  }
}

function toCase({ wantedBy, passed, reply, repliedBy, repliedAt, ...row }: Row): ConsultationCase {
  return {
    ...row,
    by: wantedBy,
    passed: passed.map(({ at, ...one }) => ({ ...one, at: new Date(at) })),
    reply: reply !== null && repliedBy && repliedAt ? { text: reply, by: repliedBy, at: repliedAt } : null,
  }
}
