/** Items as they stand now, many in one request. */
import { z } from 'zod'
import type { RecordAddress, RecordList } from '../../../../shared/src/domain/record.ts'
import { type ReadItem, RecordTrouble } from '../../usecases/record-ports.ts'
import { type BatchPart, sendBatch } from './batch.ts'
import { asError, type GraphResult, type GraphTrouble } from './graph-answer.ts'
import type { GraphClient } from './graph-client.ts'
import { expansionOf } from './item-fields.ts'
import { keyColumn } from './list-fields.ts'
import { type KeyedOrNot, readListItem } from './list-item.ts'
import { isFine, readAnswer, shaped } from './read-graph.ts'
import type { Site } from './site.ts'

export type Sought = RecordAddress & { readonly itemId: string | null }

/** Times a read is sent at once when it gets no answer: without waiting, and never after 429. */
const attempts = 3

/** In the order asked for; null where there is none. Rejects with `RecordTrouble`. */
export async function lookUp(
  client: GraphClient,
  site: Site,
  sought: readonly Sought[],
): Promise<readonly (ReadItem | null)[]> {
  const parts: BatchPart[] = []
  for (const one of sought) parts.push({ method: 'GET', url: await urlOf(site, one) })
  const results = await sendUntilAnswered(client, parts)
  const items: (ReadItem | null)[] = []
  for (const [index, one] of sought.entries()) {
    const result = results[index]
    if (!result) throw new RecordTrouble('oddAnswer', null, false)
    if (result.kind === 'trouble') {
      if (isLikeThreshold(one, result)) await site.requireColumns(one.list)
      throw asError(result)
    }
    // A list that is gone must not look like an item that somebody deleted.
    if (result.status === 404) items.push((await site.isStillThere(one.list)) ? null : await again(client, site, one))
    // The address is ours: only the key column can be what the service does not like about it.
    else if (result.status === 400) throw new RecordTrouble('columnMissing', null, true)
    else if (!isFine(result)) throw new RecordTrouble('oddAnswer', null, false)
    else if (one.itemId === null) items.push(await firstOf(client, one, result.body))
    else items.push(asKnown(one, readListItem(one.list, result.body)))
  }
  await requireColumnsIfEdited(site, items)
  return items
}

/** What somebody edited is compared cell by cell: a column that was deleted must not pass for cells that were emptied. */
export async function requireColumnsIfEdited(site: Site, items: readonly (KeyedOrNot | null)[]): Promise<void> {
  const edited = new Set<RecordList>(items.flatMap((item) => (item?.editor ? [item.list] : [])))
  for (const list of edited) await site.requireColumns(list)
}

/** The list was made anew meanwhile: what the item was called there no longer counts. */
async function again(client: GraphClient, site: Site, one: Sought): Promise<ReadItem | null> {
  const [found = null] = await lookUp(client, site, [{ ...one, itemId: null }])
  return found
}

async function sendUntilAnswered(client: GraphClient, parts: readonly BatchPart[]): Promise<readonly GraphResult[]> {
  let results = await sendBatch(client, parts)
  for (let attempt = 1; attempt < attempts; attempt += 1) {
    const open = parts.filter((_, index) => isWorthAnother(results[index]))
    if (open.length === 0) break
    const more = [...(await sendBatch(client, open))]
    results = results.map((result) => (isWorthAnother(result) ? (more.shift() ?? result) : result))
  }
  return results
}

/**
 * Above 5,000 rows the service answers a search by a key that lost its index as if it were busy, only that it does not say for
 * how long: whoever waits, waits for ever.
 */
const isLikeThreshold = ({ itemId }: Sought, { cause, afterSeconds }: GraphTrouble) =>
  itemId === null && cause === 'throttled' && afterSeconds === null

const isWorthAnother = (result: GraphResult | undefined) =>
  result?.kind === 'trouble' && result.uncertain && result.afterSeconds === null && result.cause !== 'throttled'

async function urlOf(site: Site, { list, key, itemId }: Sought): Promise<string> {
  const url = `${await site.listUrl(list)}/items`
  const expand = `$expand=${expansionOf(list)}`
  if (itemId !== null) return `${url}/${encodeURIComponent(itemId)}?${expand}`
  const filter = `fields/${keyColumn.name} eq '${key.replaceAll("'", "''")}'`
  return `${url}?${expand}&$filter=${encodeURIComponent(filter)}`
}

const page = z.object({ value: z.array(z.unknown()), '@odata.nextLink': z.string().optional() })

/**
 * The service compares without regard to case, and so does the uniqueness of the column. A page may be empty and go on all
 * the same: only the last one says that there is nothing.
 */
async function firstOf(client: GraphClient, sought: Sought, body: unknown): Promise<ReadItem | null> {
  const { value, '@odata.nextLink': next } = shaped(page, body)
  const items = value.map((one) => readListItem(sought.list, one))
  const [first] = items
  if (first !== undefined) return asKnown(sought, items.find((item) => item?.key === sought.key) ?? first)
  if (next === undefined) return null
  const answer = await readAnswer(client, next)
  if (!isFine(answer)) throw new RecordTrouble('oddAnswer', null, false)
  return firstOf(client, sought, answer.body)
}

/** Under the key it was asked for, even where somebody changed it there. */
function asKnown({ key }: Sought, item: KeyedOrNot | null): ReadItem {
  if (!item) throw new RecordTrouble('oddAnswer', null, false)
  return { ...item, key }
}
