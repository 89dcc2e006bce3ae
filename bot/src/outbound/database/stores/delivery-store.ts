import { and, eq, lt } from 'drizzle-orm'
import type { DeliveryStore, NoticeKey } from '../../../usecases/ports.ts'
import { conversations, notices, servedViews } from '../schema/delivery.ts'
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
    forgetConversation: async (personId) => {
      await session.delete(conversations).where(eq(conversations.personId, personId))
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
