/** Notes which items of the record a transaction changes; they become due with its commit. */
import { sql } from 'drizzle-orm'
import type { RecordAddress, RecordList } from '../../../../../shared/src/domain/record.ts'
import { recordItems } from '../schema/record.ts'
import type { Session } from '../session.ts'

export type Touch = (list: RecordList, key: string) => void

/** Rows in one statement; a driver binds no more than some 60,000 values. */
const atOnce = 2_000

/** Makes the items due: a new version each. In the order of their keys, so that two transactions never wait for each other. */
export async function makeDue(session: Session, addresses: readonly RecordAddress[], at: Date): Promise<void> {
  const inOrder = inKeyOrder(addresses)
  for (let from = 0; from < inOrder.length; from += atOnce) {
    await session
      .insert(recordItems)
      .values(
        inOrder.slice(from, from + atOnce).map(({ list, key }) => ({
          list,
          key,
          version: 1,
          publishedVersion: 0,
          attempts: 0,
          resting: false,
          changedAt: at,
        })),
      )
      .onConflictDoUpdate({
        target: [recordItems.list, recordItems.key],
        // What was refused before may be accepted now that it says something else.
        set: {
          version: sql`${recordItems.version} + 1`,
          changedAt: at,
          attempts: 0,
          notBefore: null,
          cause: null,
          resting: false,
        },
      })
  }
}

/** The order in which every transaction takes items. */
export function inKeyOrder<Item extends RecordAddress>(items: readonly Item[]): readonly Item[] {
  return items.toSorted((a, b) => (a.list === b.list ? compare(a.key, b.key) : compare(a.list, b.list)))
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
