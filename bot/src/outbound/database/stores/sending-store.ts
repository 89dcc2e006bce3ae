import { and, eq, inArray, lt, lte, type SQL, sql } from 'drizzle-orm'
import { checkInKey } from '../../../../../shared/src/domain/record.ts'
import type { NoticeStep } from '../../../usecases/jobs.ts'
import type { NoticeKey, SendingStore } from '../../../usecases/ports.ts'
import { jsonRows } from '../json-rows.ts'
import { isOneOf, prepared } from '../prepared.ts'
import type { Touch } from '../record/touch.ts'
import { conversations, notices, sentCards } from '../schema/delivery.ts'
import { expectations } from '../schema/rounds.ts'
import { appInstalls, turnBuckets } from '../schema/sending.ts'
import type { Session } from '../session.ts'
import { askedMeasures } from './asked-measures.ts'

const conversationsWith = prepared('conversations', (session) =>
  session.select().from(conversations).where(isOneOf(conversations.personId, 'people')),
)

export function sendingStore(session: Session, changed: () => void, touch: Touch): SendingStore {
  return {
    lockNotices: async (keys) => {
      const rows = await session
        .select()
        .from(notices)
        .where(anyOf(keys))
        .orderBy(notices.roundId, notices.personId, notices.step)
        .for('update')
      return rows.map((row) => ({ ...row, step: row.step as NoticeStep }))
    },
    saveNotices: async (changedNotices, updatedAt) => {
      if (changedNotices.length === 0) return
      await session.execute(sql`
        update ${notices} as kept
        set state = new.state, attempts = new.attempts, conversation_id = new."conversationId",
          activity_id = new."activityId", cause = new.cause, maybe_twice = new."maybeTwice",
          updated_at = ${updatedAt.toISOString()}::timestamptz
        from ${jsonRows(changedNotices, noticeShape)}
        where kept.round_id = new."roundId" and kept.person_id = new."personId" and kept.step = new.step
          and ${ofPeopleIn(changedNotices, sql`kept.round_id`, sql`kept.person_id`)}`)
    },
    asked: (roundId, people) => askedMeasures(session, roundId, people),
    conversations: async (people) => {
      const rows = await conversationsWith(session, { people: [...people] })
      return new Map(rows.map(({ personId, conversationId, serviceUrl }) => [personId, { conversationId, serviceUrl }]))
    },
    addSentCards: async (cards, sentAt) => {
      if (cards.length === 0) return
      await session.execute(sql`
        insert into ${sentCards} (person_id, activity_id, conversation_id, round_id, sent_at)
        select "personId", "activityId", "conversationId", "roundId", ${sentAt.toISOString()}::timestamptz
        from ${jsonRows(cards, cardShape)}
        on conflict do nothing`)
    },
    markDelivered: async (roundId, people) => {
      if (people.length === 0) return
      const marked = await session
        .update(expectations)
        .set({ state: 'delivered', cause: null })
        .where(
          and(
            eq(expectations.roundId, roundId),
            inArray(expectations.responsible, [...people]),
            inArray(expectations.state, ['planned', 'unreachable']),
          ),
        )
        .returning({ measureId: expectations.measureId })
      if (marked.length > 0) changed()
      for (const { measureId } of marked) touch('checkIns', checkInKey(measureId, roundId))
    },
    waitingNotices: (now, limit) =>
      withoutJob(
        session,
        sql`${notices.state} = 'due' and ${notices.attempts} = 0`,
        lte(notices.updatedAt, now),
        limit,
      ),
    strandedNotices: (untouchedSince, limit) =>
      withoutJob(
        session,
        sql`(${notices.attempts} > 0 and ${notices.state} = 'due' or ${notices.state} in ('sending', 'unknown'))`,
        lt(notices.updatedAt, untouchedSince),
        limit,
      ),
    noteInstall: async (personId, triedAt, unlessSince) => {
      const noted = await session
        .insert(appInstalls)
        .values({ personId, triedAt })
        .onConflictDoUpdate({
          target: appInstalls.personId,
          set: { triedAt },
          setWhere: lt(appInstalls.triedAt, unlessSince),
        })
        .returning({ personId: appInstalls.personId })
      if (noted.length === 1) return null
      const [row] = await session.select().from(appInstalls).where(eq(appInstalls.personId, personId))
      return row?.triedAt ?? null
    },
    forgetIdleBuckets: async (freeBefore) => {
      const instant = freeBefore.getTime()
      await session
        .delete(turnBuckets)
        .where(and(lt(turnBuckets.freeAt, instant), lt(turnBuckets.pausedUntil, instant)))
    },
  }
}

async function withoutJob(session: Session, which: SQL, since: SQL, limit: number): Promise<readonly NoticeKey[]> {
  const rows = await session
    .select({ roundId: notices.roundId, personId: notices.personId, step: notices.step })
    .from(notices)
    .where(
      and(
        which,
        since,
        sql`not exists (
          select 1 from jobs.job where job.name = 'send-notice' and job.state < 'completed'
            and job.data->>'personId' = ${notices.personId} and job.data->>'roundId' = ${notices.roundId}
            and job.data->>'step' = ${notices.step})`,
      ),
    )
    .orderBy(notices.updatedAt)
    .limit(limit)
  return rows.map((row) => ({ ...row, step: row.step as NoticeStep }))
}

const noticeShape =
  'new("roundId" text, "personId" text, step text, state text, attempts int, "conversationId" text, "activityId" text, cause text, "maybeTwice" boolean)'
const cardShape = 'card("personId" text, "activityId" text, "conversationId" text, "roundId" text)'

function anyOf(keys: readonly NoticeKey[]): SQL {
  const named = keys.map(({ roundId, personId, step }) => ({ roundId, personId, step }))
  const { roundId, personId, step } = notices
  return sql`(${roundId}, ${personId}, ${step}) in (
    select "roundId", "personId", step from ${jsonRows(named, 'wanted("roundId" text, "personId" text, step text)')})
    and ${ofPeopleIn(keys, roundId, personId)}`
}

/** Rows of JSON alone tell the database nothing of how few they are: it would read every notice there ever was. */
function ofPeopleIn(keys: readonly Pick<NoticeKey, 'roundId' | 'personId'>[], roundId: Named, personId: Named): SQL {
  const rounds = sql.param([...new Set(keys.map((key) => key.roundId))])
  const people = sql.param([...new Set(keys.map((key) => key.personId))])
  return sql`${roundId} = any(${rounds}::text[]) and ${personId} = any(${people}::text[])`
}

type Named = SQL | (typeof notices)['roundId' | 'personId']
