/** Reads the site: its lists, the columns of those that are ours, and how they look where SharePoint can be asked. */
import { z } from 'zod'
import { type RecordList, recordLists } from '../../../shared/src/domain/record.ts'
import { findLists } from './find-lists.ts'
import { columnFormats } from './formatting/column-formats.ts'
import { ask, type Call, isPassing, type Reach, Refused } from './http.ts'
import { readLooks } from './read-looks.ts'
import { refusalSentence } from './refusal-sentence.ts'
import { graphOrigin, type SiteAddress } from './site-address.ts'
import type { FoundColumn, FoundList, FoundLooks, SiteList, SiteState } from './site-state.ts'

const site = z.object({ id: z.string() })
const list = z.object({
  id: z.string(),
  name: z.string(),
  displayName: z.string(),
  description: z.string().nullish(),
  webUrl: z.string().default(''),
})
const column = z.looseObject({
  id: z.string(),
  name: z.string(),
  displayName: z.string().default(''),
  indexed: z.boolean().default(false),
  enforceUniqueValues: z.boolean().default(false),
})
const page = z.object({ value: z.array(z.unknown()), '@odata.nextLink': z.string().optional() })

/** Throws `Refused`; for views and formatting that are refused, says so in the state instead. */
export async function readSite(reach: Reach, address: SiteAddress): Promise<SiteState> {
  const { id: siteId } = read(site, await ask(reach.graph, 'graph', 'GET', address.graphUrl))
  const lists = (await pages(reach.graph, `${graphOrigin}/sites/${siteId}/lists`)).map((one): SiteList => {
    const { description, ...rest } = read(list, one)
    return { ...rest, description: description ?? '' }
  })
  const columns = new Map<string, readonly FoundColumn[]>()
  const learnColumns = async (of: Iterable<SiteList>) => {
    for (const { id } of of) if (!columns.has(id)) columns.set(id, await columnsOf(reach.graph, siteId, id))
  }
  const candidates = () =>
    lists.map((one) => ({ ...one, columnNames: new Set(columns.get(one.id)?.map(({ name }) => name)) }))
  let found = findLists(candidates())
  // Only where one is missing can another be ours under a strange name and address.
  if (found.size < recordLists.length) {
    await learnColumns(lists)
    found = findLists(candidates())
  }
  await learnColumns(found.values())
  const known = new Map(
    [...found].map(
      ([name, { columnNames: _, ...one }]) => [name, { ...one, columns: columns.get(one.id) ?? [] }] as const,
    ),
  )
  const { looks, closed } = await looksOf(reach, address, known)
  const ours = new Set([...known.values()].map(({ id }) => id))
  return {
    siteId,
    lists: new Map(
      [...known].map(([name, one]): [RecordList, FoundList] => [name, { ...one, looks: looks.get(name) ?? null }]),
    ),
    others: lists.filter(({ id }) => !ours.has(id)),
    looksClosed: closed,
  }
}

async function looksOf(
  reach: Reach,
  address: SiteAddress,
  lists: ReadonlyMap<RecordList, { readonly id: string; readonly columns: readonly FoundColumn[] }>,
) {
  const none = new Map<RecordList, FoundLooks>()
  if (reach.sharePoint === null) {
    return { looks: none, closed: 'SharePoint のホストへのサインインができませんでした。' }
  }
  const looks = new Map<RecordList, FoundLooks>()
  try {
    for (const [name, { id, columns }] of lists) {
      const formatted = columns.map((one) => one.name).filter((one) => columnFormats[name][one] !== undefined)
      looks.set(name, await readLooks(reach.sharePoint, address, id, formatted))
    }
  } catch (cause) {
    if (!(cause instanceof Refused) || isPassing(cause)) throw cause
    return { looks: none, closed: refusalSentence(cause, reach.as) }
  }
  return { looks, closed: null }
}

async function columnsOf(graph: Call, siteId: string, listId: string): Promise<readonly FoundColumn[]> {
  const columns = await pages(graph, `${graphOrigin}/sites/${siteId}/lists/${listId}/columns`)
  return columns.map((one) => {
    const { id, name, displayName, indexed, enforceUniqueValues, ...rest } = read(column, one)
    const facets = Object.fromEntries(
      Object.entries(rest).flatMap(([key, value]) => (isRecord(value) ? [[key, value]] : [])),
    )
    return { id, name, displayName, indexed, unique: enforceUniqueValues, facets }
  })
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Pages may be short, or empty with another one behind. */
async function pages(graph: Call, url: string): Promise<readonly unknown[]> {
  const all: unknown[] = []
  let next: string | undefined = url
  while (next !== undefined) {
    const given: z.infer<typeof page> = read(page, await ask(graph, 'graph', 'GET', next))
    all.push(...given.value)
    next = given['@odata.nextLink']
  }
  return all
}

function read<T>(shape: z.ZodType<T>, body: unknown): T {
  const given = shape.safeParse(body)
  if (given.success) return given.data
  throw new Refused(200, 'oddAnswer', { host: 'graph', writing: false })
}
