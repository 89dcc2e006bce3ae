import { and, asc, desc, eq, isNull, lte, or } from 'drizzle-orm'
import { dayInTokyo } from '../../../../../shared/src/domain/day.ts'
import type { NoticeStep } from '../../../usecases/jobs.ts'
import type { DeliveryStore, NoticeKey } from '../../../usecases/ports.ts'
import { conversations, notices, sentCards, servedViewNames, servedViews } from '../schema/delivery.ts'
import type { Session } from '../session.ts'

export function deliveryStore(session: Session): DeliveryStore {
  return {
    conversation: async (person) => {
      const [row] = await session.select().from(conversations).where(eq(conversations.personId, person))
      return row ? { conversationId: row.conversationId, serviceUrl: row.serviceUrl } : null
    },
    saveConversation: async (personId, address, updatedAt) => {
      await session
        .insert(conversations)
        .values({ personId, ...address, updatedAt })
        .onConflictDoUpdate({ target: conversations.personId, set: { ...address, updatedAt } })
    },
    forgetConversation: async (personId, { conversationId, serviceUrl }) => {
      await session
        .delete(conversations)
        .where(
          and(
            eq(conversations.personId, personId),
            eq(conversations.conversationId, conversationId),
            eq(conversations.serviceUrl, serviceUrl),
          ),
        )
    },
    addNotice: async (key, updatedAt, about = []) => {
      const tellOn = dayInTokyo(updatedAt)
      const added = await session
        .insert(notices)
        .values({ ...key, state: 'due', attempts: 0, maybeTwice: false, about, tellOn, updatedAt })
        .onConflictDoNothing()
        .returning({ step: notices.step })
      return added.length === 1
    },
    setNoticeStale: async (key, stale) => {
      await session.update(notices).set({ stale }).where(one(key))
    },
    staleNotices: async (limit) => {
      const rows = await session
        .select({ roundId: notices.roundId, personId: notices.personId, step: notices.step })
        .from(notices)
        .where(eq(notices.stale, true))
        .orderBy(asc(notices.updatedAt))
        .limit(limit)
      return rows.map((row) => ({ ...row, step: row.step as NoticeStep }))
    },
    roundsToldOf: async (step) => {
      const rows = await session.select({ roundId: notices.roundId }).from(notices).where(eq(notices.step, step))
      return new Set(rows.map(({ roundId }) => roundId))
    },
    lockNotice: async (key) => {
      const [row] = await session.select().from(notices).where(one(key)).for('update')
      return row ? { ...row, step: key.step } : null
    },
    saveNotice: async ({ state, attempts, conversationId, activityId, cause, maybeTwice, ...key }, updatedAt) => {
      await session
        .update(notices)
        .set({ state, attempts, conversationId, activityId, cause, maybeTwice, updatedAt })
        .where(one(key))
    },
    addSentCard: async (personId, roundId, card, sentAt) => {
      await session
        .insert(sentCards)
        .values({ personId, roundId, ...card, sentAt })
        .onConflictDoNothing()
    },
    sentCards: async (personId, roundId) => {
      const rows = await session
        .select()
        .from(sentCards)
        .where(and(eq(sentCards.personId, personId), eq(sentCards.roundId, roundId)))
        .orderBy(desc(sentCards.sentAt))
      return rows.map(({ activityId, conversationId, stale, view, servedAt }) => ({
        activityId,
        conversationId,
        stale,
        served: view && servedAt ? { view, servedAt } : null,
      }))
    },
    forgetSentCard: async (personId, activityId) => {
      await session.delete(sentCards).where(oneCard(personId, activityId))
    },
    holdersOfCards: async (roundId) => {
      const rows = await session
        .selectDistinctOn([sentCards.personId], { personId: sentCards.personId })
        .from(sentCards)
        .where(eq(sentCards.roundId, roundId))
        .orderBy(asc(sentCards.personId))
      return rows.map(({ personId }) => personId)
    },
    servedElsewhere: async (person) => {
      const [row] = await session.select().from(servedViews).where(eq(servedViews.personId, person))
      return row ? { view: row.view, servedAt: row.servedAt } : null
    },
    saveServedView: async (personId, activityId, view, servedAt) => {
      const known =
        activityId === null
          ? []
          : await session
              .update(sentCards)
              .set({ view, servedAt })
              .where(oneCard(personId, activityId))
              .returning({ activityId: sentCards.activityId })
      if (known.length > 0) return
      await session
        .insert(servedViews)
        .values({ personId, view, servedAt })
        .onConflictDoUpdate({ target: servedViews.personId, set: { view, servedAt } })
    },
    setCardStale: async (personId, activityId, stale) => {
      await session.update(sentCards).set({ stale }).where(oneCard(personId, activityId))
    },
    staleCards: async (servedUntil) => {
      const untouched = servedViewNames.map((view) =>
        and(eq(sentCards.view, view), lte(sentCards.servedAt, servedUntil[view])),
      )
      return session
        .selectDistinctOn([sentCards.roundId, sentCards.personId], {
          personId: sentCards.personId,
          roundId: sentCards.roundId,
        })
        .from(sentCards)
        .where(and(eq(sentCards.stale, true), or(isNull(sentCards.view), ...untouched)))
        .orderBy(asc(sentCards.roundId), asc(sentCards.personId))
    },
    lockFailedNotices: async (roundId, personId) => {
      const rows = await session
        .select()
        .from(notices)
        .where(and(eq(notices.roundId, roundId), eq(notices.personId, personId), eq(notices.state, 'failed')))
        .orderBy(asc(notices.step))
        .for('update')
      return rows.map((row) => ({ ...row, step: row.step as NoticeStep }))
    },
  }
}

const oneCard = (personId: string, activityId: string) =>
  and(eq(sentCards.personId, personId), eq(sentCards.activityId, activityId))

const one = ({ roundId, personId, step }: NoticeKey) =>
  and(eq(notices.roundId, roundId), eq(notices.personId, personId), eq(notices.step, step))
