import { and, desc, eq, lt } from 'drizzle-orm'
import type { DeliveryStore, NoticeKey } from '../../../usecases/ports.ts'
import { conversations, notices, sentCards, servedViews } from '../schema/delivery.ts'
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
    addNotice: async (key, updatedAt) => {
      const added = await session
        .insert(notices)
        .values({ ...key, state: 'due', attempts: 0, maybeTwice: false, updatedAt })
        .onConflictDoNothing()
        .returning({ step: notices.step })
      return added.length === 1
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
    sentCards: async (personId, roundId) =>
      session
        .select({ activityId: sentCards.activityId, conversationId: sentCards.conversationId })
        .from(sentCards)
        .where(and(eq(sentCards.personId, personId), eq(sentCards.roundId, roundId)))
        .orderBy(desc(sentCards.sentAt)),
    forgetSentCard: async (personId, activityId) => {
      await session.delete(sentCards).where(and(eq(sentCards.personId, personId), eq(sentCards.activityId, activityId)))
    },
    servedView: async (person) => {
      const [row] = await session.select().from(servedViews).where(eq(servedViews.personId, person))
      return row ? { view: row.view, servedAt: row.servedAt } : null
    },
    saveServedView: async (personId, view, servedAt) => {
      await session
        .insert(servedViews)
        .values({ personId, view, servedAt, cardStale: false })
        .onConflictDoUpdate({ target: servedViews.personId, set: { view, servedAt } })
    },
    setCardStale: async (personId, cardStale) => {
      await session.update(servedViews).set({ cardStale }).where(eq(servedViews.personId, personId))
    },
    staleCards: async (servedBefore) => {
      const rows = await session
        .select({ personId: servedViews.personId })
        .from(servedViews)
        .where(and(eq(servedViews.cardStale, true), lt(servedViews.servedAt, servedBefore)))
      return rows.map(({ personId }) => personId)
    },
  }
}

const one = ({ roundId, personId, step }: NoticeKey) =>
  and(eq(notices.roundId, roundId), eq(notices.personId, personId), eq(notices.step, step))
