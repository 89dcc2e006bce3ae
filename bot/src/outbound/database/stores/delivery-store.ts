import { and, asc, count, desc, eq, inArray, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import { dayInTokyo } from '../../../../../shared/src/domain/day.ts'
import type { MeasureId } from '../../../../../shared/src/domain/measure.ts'
import type { NoticeStep } from '../../../usecases/jobs.ts'
import type { DeliveryStore, NoticeKey } from '../../../usecases/ports.ts'
import { isOneOf, prepared, value } from '../prepared.ts'
import { conversations, notices, openedCards, sentCards, servedViewNames, servedViews } from '../schema/delivery.ts'
import type { Session } from '../session.ts'

const sentCardsOf = prepared('sent cards', (session) =>
  session
    .select()
    .from(sentCards)
    .where(and(isOneOf(sentCards.personId, 'people'), eq(sentCards.roundId, value('roundId'))))
    .orderBy(desc(sentCards.sentAt)),
)

const viewsServed = prepared('views served', (session) =>
  session.select().from(servedViews).where(isOneOf(servedViews.personId, 'people')),
)

const newNotice = prepared('new notice', (session) =>
  session
    .insert(notices)
    .values({
      roundId: value('roundId'),
      personId: value('personId'),
      step: value('step'),
      state: 'due',
      attempts: 0,
      maybeTwice: false,
      about: value('about'),
      tellOn: value('tellOn'),
      updatedAt: value('updatedAt'),
    })
    .onConflictDoNothing()
    .returning({ step: notices.step }),
)

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
      const added = await newNotice(session, { ...key, about, tellOn: dayInTokyo(updatedAt), updatedAt })
      return added.length === 1
    },
    joinWaiting: async (roundId, personId, steps, about) => {
      const [row] = await session
        .update(notices)
        .set({ about: sql`${notices.about} || ${JSON.stringify(about)}::jsonb` })
        .where(
          and(
            eq(notices.roundId, roundId),
            eq(notices.personId, personId),
            sql`starts_with(${notices.step}, ${steps})`,
            eq(notices.state, 'due'),
            eq(notices.attempts, 0),
          ),
        )
        .returning({ dueAt: notices.updatedAt })
      return row?.dueAt ?? null
    },
    leaveWaiting: async (roundId, measureId, stepOf) => {
      const waiting = await session
        .select()
        .from(notices)
        .where(
          and(
            eq(notices.roundId, roundId),
            sql`starts_with(${notices.step}, ${stepOf('')})`,
            eq(notices.state, 'due'),
            eq(notices.attempts, 0),
            sql`${notices.about} @> ${JSON.stringify([{ measureId }])}::jsonb`,
          ),
        )
        .for('update')
      for (const { personId, step, about } of waiting) {
        const row = (name: string) =>
          and(eq(notices.roundId, roundId), eq(notices.personId, personId), eq(notices.step, name))
        const covered = (id: MeasureId) => and(row(stepOf(id)), eq(notices.state, 'covered'))
        const rest = about.filter((one) => one.measureId !== measureId)
        const [next] = rest
        await session.delete(notices).where(covered(measureId))
        if (!next) {
          await session.delete(notices).where(row(step))
          continue
        }
        // It bears the name of a measure of which it speaks.
        const name = step === stepOf(measureId) ? stepOf(next.measureId) : step
        if (name !== step) await session.delete(notices).where(covered(next.measureId))
        await session.update(notices).set({ step: name, about: rest }).where(row(step))
      }
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
    sentCards: async (people, roundId) => {
      const rows = await sentCardsOf(session, { people: [...people], roundId })
      const cards = rows.map(({ personId, activityId, conversationId, stale, view, servedAt }) => ({
        personId,
        activityId,
        conversationId,
        stale,
        served: view && servedAt ? { view, servedAt } : null,
      }))
      return Map.groupBy(cards, ({ personId }) => personId)
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
    standingCards: (roundId) =>
      session
        .select({
          personId: sentCards.personId,
          activityId: sentCards.activityId,
          conversationId: sentCards.conversationId,
        })
        .from(sentCards)
        .where(eq(sentCards.roundId, roundId)),
    sentNotices: async (roundId) => {
      const rows = await session
        .select()
        .from(notices)
        .where(and(eq(notices.roundId, roundId), eq(notices.state, 'sent')))
        .orderBy(asc(notices.personId), asc(notices.step))
      return rows.map((row) => ({ ...row, step: row.step as NoticeStep }))
    },
    countUnsent: async (roundId) => {
      const [row] = await session
        .select({ all: count() })
        .from(notices)
        .where(and(eq(notices.roundId, roundId), inArray(notices.state, ['due', 'sending', 'unknown'])))
      return row?.all ?? 0
    },
    keepBack: async (roundId, kinds, owed, updatedAt) => {
      const untried = and(eq(notices.roundId, roundId), eq(notices.attempts, 0), isUnsent)
      const decidedAnew = kinds.filter((kind) => !owed.includes(kind))
      const gone = await session
        .delete(notices)
        .where(inArray(thisNotice, notBusy(session, and(untried, ofKinds(decidedAnew)))))
        .returning({ personId: notices.personId, tellOn: notices.tellOn })
      for (const { personId, tellOn } of gone) {
        if (tellOn === null) continue
        const sameDay = and(eq(notices.personId, personId), eq(notices.tellOn, tellOn))
        const covered = and(eq(notices.roundId, roundId), eq(notices.state, 'covered'))
        await session.delete(notices).where(and(covered, sameDay))
      }
      const waiting = and(eq(notices.roundId, roundId), eq(notices.state, 'due'), ofKinds(owed))
      await session
        .update(notices)
        .set({ state: 'failed', cause: 'roundNotOpen', updatedAt })
        .where(inArray(thisNotice, notBusy(session, waiting)))
    },
    lockKeptBack: async (roundId) => {
      const rows = await session
        .select()
        .from(notices)
        .where(and(eq(notices.roundId, roundId), isKeptBack))
        .orderBy(asc(notices.personId), asc(notices.step))
        .for('update')
      return rows.map((row) => ({ ...row, step: row.step as NoticeStep }))
    },
    noteOpened: async (person, activityId, openedAt) => {
      const [card] = await session.select().from(sentCards).where(oneCard(person, activityId))
      if (!card) return
      await session
        .insert(openedCards)
        .values({ roundId: card.roundId, personId: person, openedAt })
        .onConflictDoNothing()
    },
    openedAt: async (roundId) => {
      const rows = await session.select().from(openedCards).where(eq(openedCards.roundId, roundId))
      return new Map(rows.map(({ personId, openedAt }) => [personId, openedAt]))
    },
    servedElsewhere: async (people) => {
      const rows = await viewsServed(session, { people: [...people] })
      return new Map(rows.map(({ personId, view, servedAt }) => [personId, { view, servedAt }]))
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

const isKeptBack = and(eq(notices.state, 'failed'), eq(notices.cause, 'roundNotOpen'))
const isUnsent = or(eq(notices.state, 'due'), isKeptBack)
const thisNotice = sql`(${notices.roundId}, ${notices.personId}, ${notices.step})`
const ofKinds = (kinds: readonly string[]) => inArray(sql`split_part(${notices.step}, ':', 1)`, [...kinds])

/** Of those that nobody is sending at this moment. */
const notBusy = (session: Session, which: SQL | undefined) =>
  session
    .select({ roundId: notices.roundId, personId: notices.personId, step: notices.step })
    .from(notices)
    .where(which)
    .for('update', { skipLocked: true })

const one = ({ roundId, personId, step }: NoticeKey) =>
  and(eq(notices.roundId, roundId), eq(notices.personId, personId), eq(notices.step, step))
