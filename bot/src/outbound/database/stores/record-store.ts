import { and, asc, count, eq, gt, inArray, isNotNull, isNull, lt, lte, not, or, type SQL, sql } from 'drizzle-orm'
import type { RecordAddress } from '../../../../../shared/src/domain/record.ts'
import type { Clock } from '../../../usecases/ports.ts'
import type { Difference, RecordStore } from '../../../usecases/record-ports.ts'
import { readItems } from '../record/read-items.ts'
import { restoreItems } from '../record/restore-items.ts'
import { inKeyOrder, makeDue } from '../record/touch.ts'
import { people } from '../schema/people.ts'
import { recordCursors, recordDifferences, recordItems, recordPause } from '../schema/record.ts'
import { measures } from '../schema/register.ts'
import { rounds } from '../schema/rounds.ts'
import type { Session } from '../session.ts'

const theRow = 1

export function recordStore(session: Session, changed: () => void, clock: Clock): RecordStore {
  return {
    claim: async (limit, now, until) => {
      const due = (kind: SQL | undefined, most: number) =>
        session
          .select()
          .from(recordItems)
          .where(
            and(
              isDue,
              kind,
              eq(recordItems.resting, false),
              or(isNull(recordItems.notBefore), lte(recordItems.notBefore, now)),
              or(isNull(recordItems.claimedUntil), lt(recordItems.claimedUntil, now)),
            ),
          )
          .orderBy(asc(recordItems.changedAt), asc(recordItems.list), asc(recordItems.key))
          .limit(most)
          .for('update', { skipLocked: true })
      const plain = await due(not(needsLook), limit)
      const rows = plain.length < limit ? [...plain, ...(await due(needsLook, limit - plain.length))] : plain
      if (rows.length === 0) return []
      await session.update(recordItems).set({ claimedUntil: until }).where(at(rows))
      return rows
    },
    hold: async (addresses, now, until) => {
      if (addresses.length === 0) return []
      const rows = await session
        .select()
        .from(recordItems)
        .where(and(at(addresses), or(isNull(recordItems.claimedUntil), lt(recordItems.claimedUntil, now))))
        .for('update', { skipLocked: true })
      if (rows.length > 0) await session.update(recordItems).set({ claimedUntil: until }).where(at(rows))
      return rows
    },
    release: async (addresses) => {
      for (const address of inKeyOrder(addresses)) {
        await session.update(recordItems).set({ claimedUntil: null }).where(one(address))
      }
    },
    sending: async (items) => {
      for (const { list, key, sent } of inKeyOrder(items)) {
        await session.update(recordItems).set({ sent }).where(one({ list, key }))
      }
    },
    settle: async (items) => {
      for (const { list, key, ...item } of inKeyOrder(items)) {
        const { publishedVersion, ...rest } = item
        if (publishedVersion !== null && item.itemId === null) {
          // Gone there and gone here, unless it came back meanwhile.
          const gone = await session
            .delete(recordItems)
            .where(and(one({ list, key }), eq(recordItems.version, publishedVersion)))
            .returning({ key: recordItems.key })
          if (gone.length > 0) continue
        }
        await session
          .update(recordItems)
          .set({ ...rest, claimedUntil: null, ...(publishedVersion !== null && { publishedVersion }) })
          .where(one({ list, key }))
      }
    },
    known: async (addresses) => {
      if (addresses.length === 0) return []
      return session
        .select()
        .from(recordItems)
        .where(at(addresses))
        .orderBy(sql`${recordItems.list} collate "C"`, sql`${recordItems.key} collate "C"`)
        .for('update')
    },
    knownAmong: async (list, keys, itemIds) =>
      session
        .select()
        .from(recordItems)
        .where(
          and(
            eq(recordItems.list, list),
            or(inArray(recordItems.key, [...keys]), inArray(recordItems.itemId, [...itemIds])),
          ),
        ),
    items: (addresses) => readItems(session, addresses),
    learn: async ({ list, key }, { itemId, eTag, base }) => {
      await session
        .insert(recordItems)
        .values({
          list,
          key,
          version: 0,
          publishedVersion: 0,
          itemId,
          eTag,
          base,
          attempts: 0,
          resting: false,
          changedAt: clock.now(),
        })
        .onConflictDoUpdate({
          target: [recordItems.list, recordItems.key],
          set: { itemId, eTag, base, sent: null, shown: null },
        })
    },
    learnETags: async (items, now) => {
      if (items.length === 0) return
      const free = await session
        .select({ list: recordItems.list, key: recordItems.key })
        .from(recordItems)
        .where(and(at(items), or(isNull(recordItems.claimedUntil), lt(recordItems.claimedUntil, now))))
        .for('update', { skipLocked: true })
      const keys = new Set(free.map(({ key }) => key))
      for (const { list, key, itemId, eTag } of items) {
        if (!keys.has(key)) continue
        await session.update(recordItems).set({ itemId, eTag, sent: null }).where(one({ list, key }))
      }
    },
    seen: async (list, itemIds, seenAt) => {
      if (itemIds.length === 0) return
      const free = await session
        .select({ list: recordItems.list, key: recordItems.key })
        .from(recordItems)
        .where(and(eq(recordItems.list, list), inArray(recordItems.itemId, [...itemIds])))
        .for('update', { skipLocked: true })
      if (free.length > 0) await session.update(recordItems).set({ seenAt }).where(at(free))
    },
    unseen: async (list, since, afterKey, limit) =>
      session
        .select()
        .from(recordItems)
        .where(
          and(
            eq(recordItems.list, list),
            isNotNull(recordItems.itemId),
            or(isNull(recordItems.seenAt), lt(recordItems.seenAt, since)),
            sql`${recordItems.key} collate "C" > ${afterKey}`,
          ),
        )
        .orderBy(sql`${recordItems.key} collate "C"`)
        .limit(limit),
    touch: (addresses) => makeDue(session, addresses, clock.now()),
    pausedUntil: async () => (await session.select().from(recordPause))[0]?.until ?? null,
    pause: async (until, cause) => {
      await session
        .insert(recordPause)
        .values({ id: theRow, until, cause })
        .onConflictDoUpdate({ target: recordPause.id, set: { until, cause } })
    },
    reading: async (list) => {
      const [row] = await session.select().from(recordCursors).where(eq(recordCursors.list, list))
      return row ?? null
    },
    saveReading: async (list, { cursor, wholeSince, readAt, cause }) => {
      const set = { cursor, wholeSince, readAt, cause }
      await session
        .insert(recordCursors)
        .values({ list, ...set })
        .onConflictDoUpdate({ target: recordCursors.list, set })
    },
    unread: async () => {
      const rows = await session.select().from(recordCursors).orderBy(asc(recordCursors.list))
      return rows.flatMap(({ list, cause }) => (cause === null ? [] : [{ list, cause }]))
    },
    isEmpty: async () => {
      for (const table of [people, measures, rounds, recordItems]) {
        if ((await session.select({ one: sql`1` }).from(table).limit(1)).length > 0) return false
      }
      return true
    },
    knowsNothingThere: async () => {
      const known = or(isNotNull(recordItems.itemId), isNotNull(recordItems.sent))
      return (await session.select({ one: sql`1` }).from(recordItems).where(known).limit(1)).length === 0
    },
    restore: async (items) => {
      changed()
      return restoreItems(session, items, clock.now())
    },
    openDifference: async (difference) => {
      const { list, key, cell, ...rest } = difference
      const open = { ...rest, state: 'open' as const, settledAs: null, settledBy: null, settledAt: null }
      await session
        .insert(recordDifferences)
        .values({ list, key, cell, ...open })
        .onConflictDoUpdate({
          target: [recordDifferences.list, recordDifferences.key, recordDifferences.cell],
          set: { ...open, earlier: writtenOver },
        })
    },
    differences: async () =>
      (
        await session
          .select()
          .from(recordDifferences)
          .where(eq(recordDifferences.state, 'open'))
          .orderBy(asc(recordDifferences.list), asc(recordDifferences.key), asc(recordDifferences.cell))
      ).map(toDifference),
    differencesOf: async (addresses) => {
      const rows = await session
        .select()
        .from(recordDifferences)
        .where(and(eq(recordDifferences.state, 'open'), of(recordDifferences, addresses)))
      return rows.map(toDifference)
    },
    lockDifference: async (address, cell) => {
      const [row] = await session
        .select()
        .from(recordDifferences)
        .where(and(oneDifference(address, cell), eq(recordDifferences.state, 'open')))
        .for('update')
      return row ? toDifference(row) : null
    },
    settleDifference: async (address, cell, settledAs, settledBy, settledAt) => {
      await session
        .update(recordDifferences)
        .set({ state: 'settled', settledAs, settledBy, settledAt })
        .where(oneDifference(address, cell))
    },
    dropDifferences: async (address, cells) => {
      if (cells.length === 0) return
      await session
        .delete(recordDifferences)
        .where(
          and(
            eq(recordDifferences.list, address.list),
            eq(recordDifferences.key, address.key),
            inArray(recordDifferences.cell, [...cells]),
            eq(recordDifferences.state, 'open'),
          ),
        )
    },
    troubles: async () => {
      const rows = await session
        .select()
        .from(recordItems)
        .where(and(isDue, sql`${recordItems.cause} is not null`))
        .orderBy(asc(recordItems.list), asc(recordItems.key))
      return rows.flatMap(({ list, key, cause, resting }) => (cause === null ? [] : [{ list, key, cause, resting }]))
    },
    tryAgain: async () => {
      const rows = await session
        .update(recordItems)
        .set({ resting: false, notBefore: null })
        .where(and(isDue, sql`${recordItems.cause} is not null`))
        .returning({ key: recordItems.key })
      return rows.length
    },
    waiting: async () => (await session.select({ rows: count() }).from(recordItems).where(isDue))[0]?.rows ?? 0,
  }
}

const isDue = gt(recordItems.version, recordItems.publishedVersion)

/** Those wait for each other, because looking costs a request whatever the number of items. */
const needsLook = sql`(${recordItems.sent} is not null or (${recordItems.itemId} is not null and ${recordItems.eTag} is null))`

const one = ({ list, key }: RecordAddress) => and(eq(recordItems.list, list), eq(recordItems.key, key))

const oneDifference = ({ list, key }: RecordAddress, cell: string) =>
  and(eq(recordDifferences.list, list), eq(recordDifferences.key, key), eq(recordDifferences.cell, cell))

/** Nobody has seen the text yet, and it stands nowhere else any more: an answer given since was written over it. */
const writtenOver = sql`case when ${recordDifferences.state} <> 'open' then null
  when (${recordDifferences.kind} = 'answerNewerHere' or ${recordDifferences.ours} is distinct from excluded.ours)
    and ${recordDifferences.theirs} is distinct from excluded.theirs
  then concat_ws(chr(10), ${recordDifferences.earlier}, ${recordDifferences.theirs})
  else ${recordDifferences.earlier} end`

/** A list at a time, so that the index serves. */
const of = (table: typeof recordItems | typeof recordDifferences, addresses: readonly RecordAddress[]) =>
  or(
    ...[...Map.groupBy(addresses, ({ list }) => list)].map(([list, some]) =>
      and(
        eq(table.list, list),
        inArray(
          table.key,
          some.map(({ key }) => key),
        ),
      ),
    ),
  )

const at = (addresses: readonly RecordAddress[]) => of(recordItems, addresses)

function toDifference(row: typeof recordDifferences.$inferSelect): Difference {
  const { list, key, cell, kind, ours, theirs, earlier, editor, seenAt } = row
  return { list, key, cell, kind, ours, theirs, earlier, editor, seenAt }
}
