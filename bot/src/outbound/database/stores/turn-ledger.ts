/** The shared turns: a row a bucket, locked only while turns are counted off it. */
import { sql } from 'drizzle-orm'
import { type Bucket, idleBucket, pauseBucket, takeTurns } from '../../../../../shared/src/domain/rate-limit.ts'
import type { TurnLedger } from '../../../usecases/sending-ports.ts'
import { jsonRows } from '../json-rows.ts'
import { turnBuckets } from '../schema/sending.ts'
import type { OpenDatabase, Session } from '../session.ts'

export function createTurnLedger(database: Pick<OpenDatabase, 'transaction'>): TurnLedger {
  return {
    take: (wanted) =>
      database.transaction(async (session) => {
        const buckets = await lockBuckets(session, new Set(wanted.map(({ bucket }) => bucket)))
        const given = wanted.map(({ bucket: name, limit, count, notBefore }) => {
          const taken = takeTurns(buckets.get(name) ?? idleBucket, limit, count, notBefore)
          buckets.set(name, taken.bucket)
          return taken.turns
        })
        await saveBuckets(session, buckets)
        return given
      }),
    pause: (name, until) =>
      database.transaction(async (session) => {
        const buckets = await lockBuckets(session, new Set([name]))
        buckets.set(name, pauseBucket(buckets.get(name) ?? idleBucket, until.getTime()))
        await saveBuckets(session, buckets)
      }),
  }
}

/** In the order of their names, so that two instances never wait for each other. A new row is locked by being inserted. */
async function lockBuckets(session: Session, names: ReadonlySet<string>): Promise<Map<string, Bucket>> {
  const rows = [...names].map((bucket) => ({ bucket }))
  const { rows: locked } = await session.execute(sql`
    insert into ${turnBuckets} (bucket, free_at, paused_until)
    select bucket, 0, 0 from ${jsonRows(rows, 'wanted(bucket text)')} order by bucket
    on conflict (bucket) do update set bucket = excluded.bucket
    returning bucket, free_at as "freeAt", paused_until as "pausedUntil"`)
  return new Map((locked as (Bucket & { bucket: string })[]).map(({ bucket, ...rest }) => [bucket, rest]))
}

async function saveBuckets(session: Session, buckets: ReadonlyMap<string, Bucket>): Promise<void> {
  const rows = [...buckets].map(([bucket, rest]) => ({ bucket, ...rest }))
  await session.execute(sql`
    update ${turnBuckets} as kept set free_at = new."freeAt", paused_until = new."pausedUntil"
    from ${jsonRows(rows, 'new(bucket text, "freeAt" float8, "pausedUntil" float8)')}
    where kept.bucket = new.bucket`)
}
