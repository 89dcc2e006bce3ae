import { and, desc, eq, inArray, lt } from 'drizzle-orm'
import type { Revision } from '../../../../../shared/src/domain/check-in.ts'
import type { MeasureId } from '../../../../../shared/src/domain/measure.ts'
import { checkInKey, revisionKey } from '../../../../../shared/src/domain/record.ts'
import type { AnswerStore } from '../../../usecases/ports.ts'
import { prepared, value } from '../prepared.ts'
import type { Touch } from '../record/touch.ts'
import { newestAnswers } from '../schema/board-view.ts'
import { followUps } from '../schema/reviews.ts'
import { revisions } from '../schema/rounds.ts'
import type { Session } from '../session.ts'
import { askedMeasures, toPrevious } from './asked-measures.ts'

const inPlace = (table: typeof revisions | typeof followUps) =>
  and(eq(table.roundId, value('roundId')), eq(table.measureId, value('measureId')))

const latestRevision = prepared('latest revision', (session) =>
  session.select().from(revisions).where(inPlace(revisions)).orderBy(desc(revisions.revision)).limit(1),
)

const revisionOfNonce = prepared('revision of nonce', (session) =>
  session
    .select()
    .from(revisions)
    .where(and(inPlace(revisions), eq(revisions.nonce, value('nonce')))),
)

const followUpOf = prepared('follow-up', (session) => session.select().from(followUps).where(inPlace(followUps)))

const answerBefore = prepared('answer before', (session) =>
  session
    .select()
    .from(newestAnswers)
    .where(and(eq(newestAnswers.measureId, value('measureId')), lt(newestAnswers.roundId, value('roundId'))))
    .orderBy(desc(newestAnswers.roundId))
    .limit(1),
)

export function answerStore(session: Session, changed: () => void, touch: Touch): AnswerStore {
  return {
    latest: async (roundId, measureId) => {
      const [row] = await latestRevision(session, { roundId, measureId })
      return row ? toRevision(row) : null
    },
    newestOf: async (roundId, measures) => {
      const { measureId, revision, answeredBy, answeredAt } = revisions
      const rows = await session
        .selectDistinctOn([measureId], { measureId, revision, answeredBy, answeredAt })
        .from(revisions)
        .where(and(eq(revisions.roundId, roundId), measures && inArray(measureId, [...measures])))
        .orderBy(measureId, desc(revision))
      return new Map(rows.map((row) => [row.measureId, row]))
    },
    byNonce: async (roundId, measureId, nonce) => {
      const [row] = await revisionOfNonce(session, { roundId, measureId, nonce })
      return row ? toRevision(row) : null
    },
    previous: async (roundId, measureId) => {
      const [row] = await answerBefore(session, { roundId, measureId })
      return row ? toPrevious(row) : null
    },
    history: async (measureId) => (await histories(session, [measureId])).get(measureId) ?? [],
    histories: (measures) => histories(session, measures),
    insert: async ({ answer, ...revision }) => {
      changed()
      await session.insert(revisions).values({ ...revision, ...answer })
      const { measureId, roundId } = revision
      touch('checkIns', checkInKey(measureId, roundId))
      // What it replaces leaves the list of latest answers for the one of superseded ones.
      if (revision.revision > 1) touch('revisions', revisionKey(measureId, roundId, revision.revision - 1))
    },
    asked: async (roundId, person) => (await askedMeasures(session, roundId, [person])).get(person) ?? [],
    followUp: async (roundId, measureId) => {
      const [row] = await followUpOf(session, { roundId, measureId })
      return row ?? null
    },
    followUps: async (roundId) => session.select().from(followUps).where(eq(followUps.roundId, roundId)),
    insertFollowUp: async (followUp) => {
      changed()
      touch('checkIns', checkInKey(followUp.measureId, followUp.roundId))
      await session.insert(followUps).values(followUp)
    },
    answerFollowUp: async (roundId, measureId, choice, text, answeredAt) => {
      changed()
      touch('checkIns', checkInKey(measureId, roundId))
      await session
        .update(followUps)
        .set({ choice, text, answeredAt })
        .where(and(eq(followUps.roundId, roundId), eq(followUps.measureId, measureId)))
    },
  }
}

async function histories(session: Session, measures: readonly MeasureId[]) {
  const rows = await session
    .select({
      measureId: newestAnswers.measureId,
      roundId: newestAnswers.roundId,
      source: newestAnswers.source,
      revision: newestAnswers.revision,
      weather: newestAnswers.weather,
      direction: newestAnswers.direction,
      progress: newestAnswers.progress,
      unchanged: newestAnswers.unchanged,
      issue: revisions.issue,
      nextAction: revisions.nextAction,
    })
    .from(newestAnswers)
    .leftJoin(
      revisions,
      and(
        eq(revisions.roundId, newestAnswers.roundId),
        eq(revisions.measureId, newestAnswers.measureId),
        eq(revisions.revision, newestAnswers.revision),
      ),
    )
    .where(inArray(newestAnswers.measureId, [...measures]))
    .orderBy(desc(newestAnswers.roundId))
  return Map.groupBy(
    rows.map((row) => ({ ...row, issue: row.issue ?? '', nextAction: row.nextAction ?? '' })),
    ({ measureId }) => measureId,
  )
}

function toRevision(row: typeof revisions.$inferSelect): Revision {
  const { roundId, measureId, revision, answeredBy, answeredAt, sample, nonce, ...rest } = row
  const { recordedFor, recordedWithoutLeader, ...answer } = rest
  const recorded = recordedWithoutLeader ? { recordedFor, recordedWithoutLeader } : { recordedFor }
  return { roundId, measureId, revision, answeredBy, answeredAt, ...recorded, sample, nonce, answer }
}
