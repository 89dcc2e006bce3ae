/** Notes which items of the record a transaction changes; they become due with its commit. */
import { sql } from 'drizzle-orm'
import type { RecordAddress, RecordList } from '../../../../../shared/src/domain/record.ts'
import { recordItems } from '../schema/record.ts'
import type { Session } from '../session.ts'

export type Touch = (list: RecordList, key: string) => void

/** Makes the items due: a new version each. In the order of their keys, so that two transactions never wait for each other. */
export async function makeDue(session: Session, addresses: readonly RecordAddress[], at: Date): Promise<void> {
  if (addresses.length === 0) return
  const inOrder = inKeyOrder(addresses)
  const lists = sql.param(inOrder.map(({ list }) => list))
  const keys = sql.param(inOrder.map(({ key }) => key))
  // What was refused before may be accepted now that it says something else.
  await session.execute(sql`
    insert into ${recordItems} (list, key, version, published_version, attempts, resting, changed_at)
    select due.list, due.key, 1, 0, 0, false, ${at.toISOString()}::timestamptz
    from unnest(${lists}::text[], ${keys}::text[]) with ordinality as due(list, key, place)
    order by due.place
    on conflict (list, key) do update
    set version = ${recordItems}.version + 1, changed_at = excluded.changed_at, attempts = 0, not_before = null,
      cause = null, resting = false`)
}

/** The order in which every transaction takes items. */
export function inKeyOrder<Item extends RecordAddress>(items: readonly Item[]): readonly Item[] {
  return items.toSorted((a, b) => (a.list === b.list ? compare(a.key, b.key) : compare(a.list, b.list)))
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
