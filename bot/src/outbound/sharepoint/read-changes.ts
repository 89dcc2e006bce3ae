/** What changed in a list since a cursor, one page a call. A cursor is the service's own link, used as it stands. */
import { z } from 'zod'
import type { RecordList } from '../../../../shared/src/domain/record.ts'
import { type ChangesPage, type ReadItem, RecordTrouble } from '../../usecases/record-ports.ts'
import { mostParts, sendBatch } from './batch.ts'
import { asError } from './graph-answer.ts'
import type { GraphClient } from './graph-client.ts'
import { expansionOf } from './item-fields.ts'
import { type KeyedOrNot, readListItem } from './list-item.ts'
import { requireColumnsIfEdited } from './look-up.ts'
import { isFine, readAnswer, shaped } from './read-graph.ts'
import type { Site } from './site.ts'

/** Rows of a page: as many as are compared with the database in one go. */
const pageSize = 1000

const page = z.object({
  value: z.array(z.unknown()),
  '@odata.nextLink': z.string().optional(),
  '@odata.deltaLink': z.string().optional(),
})
/** An entry without an id (the service has been seen to send `error` in its place) says nothing about any item. */
const entry = z.object({
  id: z.string().min(1),
  deleted: z.unknown().optional(),
  contentType: z.object({ id: z.string().nullish() }).nullish(),
})

/** Content types of folders begin with it. */
const folder = '0x0120'

export async function readChanges(
  client: GraphClient,
  site: Site,
  list: RecordList,
  cursor: string | null,
): Promise<ChangesPage> {
  const listUrl = await site.listUrl(list)
  const answer = await readAnswer(client, cursor ?? firstUrl(listUrl, list))
  // The Location that comes with 410 is not used: it means the same as starting anew, which surely asks for the fields.
  if (cursor !== null && answer.status === 410) return readChanges(client, site, list, null)
  if (answer.status === 404) {
    // Rejects when the list is gone: its items are then not deleted one by one.
    const moved = !(await site.isStillThere(list))
    if (moved || cursor !== null) return readChanges(client, site, list, null)
    throw new RecordTrouble('oddAnswer', null, false)
  }
  // A link of the service's own that it takes no longer is as good as none; our own address can only lack a column.
  if (answer.status === 400 && cursor !== null) return readChanges(client, site, list, null)
  if (answer.status === 400) throw new RecordTrouble('columnMissing', null, true)
  if (!isFine(answer)) throw new RecordTrouble('oddAnswer', null, false)

  const { value, '@odata.nextLink': next, '@odata.deltaLink': delta } = shaped(page, answer.body)
  const following = next ?? delta
  if (following === undefined) throw new RecordTrouble('oddAnswer', null, false)
  const entries = lastWords(list, value)
  const bare = [...entries].flatMap(([id, item]) => (item === 'bare' ? [id] : []))
  for (const [id, item] of await readBare(client, site, list, bare)) entries.set(id, item)
  const items = [...entries.values()].filter((item) => typeof item === 'object')
  await requireColumnsIfEdited(site, items)
  return {
    changed: items.filter((item): item is ReadItem => item.key !== null),
    added: items.filter((item) => item.key === null),
    deleted: [...entries].flatMap(([id, item]) => (item === 'deleted' ? [id] : [])),
    cursor: following,
    complete: next === undefined,
    fromTheStart: cursor === null,
  }
}

const firstUrl = (listUrl: string, list: RecordList) =>
  `${listUrl}/items/delta?$expand=${expansionOf(list)}&$top=${pageSize}`

type Entry = KeyedOrNot | 'deleted' | 'bare'

/** By item id: an item may be told several times, and the last time counts. */
function lastWords(list: RecordList, value: readonly unknown[]): Map<string, Entry> {
  const entries = new Map<string, Entry>()
  for (const one of value) {
    const { data } = entry.safeParse(one)
    if (!data || data.contentType?.id?.startsWith(folder)) continue
    entries.delete(data.id)
    entries.set(data.id, data.deleted ? 'deleted' : (readListItem(list, one) ?? 'bare'))
  }
  return entries
}

/** A service that does not tell fields here tells them item by item. */
async function readBare(
  client: GraphClient,
  site: Site,
  list: RecordList,
  ids: readonly string[],
): Promise<readonly (readonly [string, Entry])[]> {
  const listUrl = await site.listUrl(list)
  const read: (readonly [string, Entry])[] = []
  for (let at = 0; at < ids.length; at += mostParts) {
    const some = ids.slice(at, at + mostParts)
    const parts = some.map((id) => ({
      method: 'GET' as const,
      url: `${listUrl}/items/${encodeURIComponent(id)}?$expand=${expansionOf(list)}`,
    }))
    for (const [index, result] of (await sendBatch(client, parts)).entries()) {
      const id = some[index] ?? ''
      if (result.kind === 'trouble') throw asError(result)
      const item = isFine(result) ? readListItem(list, result.body) : null
      if (!item && result.status === 400) throw new RecordTrouble('columnMissing', null, true)
      if (!item && !(result.status === 404 && (await site.isStillThere(list)))) {
        throw new RecordTrouble('oddAnswer', null, false)
      }
      read.push([id, item ?? 'deleted'])
    }
  }
  return read
}
