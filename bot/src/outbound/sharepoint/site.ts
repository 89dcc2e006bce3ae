/** The city's site: where its lists are, found out once, and whether their columns are still what they must be. */
import { z } from 'zod'
import { type RecordList, recordLists } from '../../../../shared/src/domain/record.ts'
import { RecordTrouble } from '../../usecases/record-ports.ts'
import type { GraphClient } from './graph-client.ts'
import { columnsOf, keyColumn, listFields } from './list-fields.ts'
import { isFine, readAnswer, readCollection, shaped } from './read-graph.ts'

export interface Site {
  /** Below the version: `/sites/{id}/lists/{id}`. Rejects with `RecordTrouble('listMissing')`. */
  listUrl(list: RecordList): Promise<string>
  /** Of the hidden list of the people the site knows; null when it is not shown. */
  userListUrl(): Promise<string | null>
  /** Looks again where the lists are; true when this one is still where it was. Rejects when it is nowhere. */
  isStillThere(list: RecordList): Promise<boolean>
  /** Rejects with `RecordTrouble('columnMissing')`; asks the site once a minute at most. */
  requireColumns(list: RecordList): Promise<void>
}

interface Places {
  readonly lists: ReadonlyMap<RecordList, string>
  readonly userList: string | null
}

const siteReply = z.object({ id: z.string().min(1) })
const listReply = z.object({
  id: z.string().min(1),
  name: z.string().nullish(),
  displayName: z.string().nullish(),
  list: z.object({ template: z.string().nullish() }).nullish(),
})
const columnReply = z.object({
  name: z.string(),
  indexed: z.boolean().nullish(),
  enforceUniqueValues: z.boolean().nullish(),
})

/** Milliseconds for which columns that were there are taken to be there. */
const columnsHold = 60_000

/** `siteUrl`: as people open it, e.g. `https://city.sharepoint.com/sites/gyokaku`. */
export function createSite(client: GraphClient, siteUrl: string): Site {
  let siteId: Promise<string> | null = null
  let places: Promise<Places> | null = null
  const columnsSeen = new Map<RecordList, number>()

  const findSite = () => {
    siteId ??= askSite(client, siteUrl).catch((error: unknown) => {
      siteId = null
      throw error
    })
    return siteId
  }
  const findPlaces = () => {
    places ??= findSite()
      .then((id) => askPlaces(client, id))
      .catch((error: unknown) => {
        // The site may have been made anew.
        if (error instanceof RecordTrouble && error.code === 'listMissing') siteId = null
        places = null
        throw error
      })
    return places
  }
  const place = async (list: RecordList) => {
    const found = (await findPlaces()).lists.get(list)
    if (found) return found
    places = null
    throw new RecordTrouble('listMissing', null, true)
  }

  return {
    listUrl: place,
    userListUrl: async () => (await findPlaces()).userList,
    isStillThere: async (list) => {
      const before = await place(list)
      places = null
      return (await place(list)) === before
    },
    requireColumns: async (list) => {
      const now = client.clock.now().getTime()
      if (now - (columnsSeen.get(list) ?? Number.NEGATIVE_INFINITY) < columnsHold) return
      if (!(await hasColumns(client, await place(list), list))) throw new RecordTrouble('columnMissing', null, true)
      columnsSeen.set(list, now)
    },
  }
}

/** The same site, which looks at most once for each list: for one batch, in which many items may be missing at a time. */
export function lookingOnce(site: Site): Site {
  const there = new Map<RecordList, Promise<boolean>>()
  const columns = new Map<RecordList, Promise<void>>()
  const once = <T>(known: Map<RecordList, Promise<T>>, list: RecordList, ask: () => Promise<T>) => {
    const found = known.get(list) ?? ask()
    known.set(list, found)
    return found
  }
  return {
    ...site,
    isStillThere: (list) => once(there, list, () => site.isStillThere(list)),
    requireColumns: (list) => once(columns, list, () => site.requireColumns(list)),
  }
}

async function askSite(client: GraphClient, siteUrl: string): Promise<string> {
  const { host, pathname } = new URL(siteUrl)
  const path = pathname.replace(/\/+$/, '')
  const answer = await readAnswer(client, `/sites/${host}${path === '' ? '' : `:${path}`}?$select=id`)
  if (answer.status === 404) throw new RecordTrouble('listMissing', null, true)
  if (!isFine(answer)) throw new RecordTrouble('oddAnswer', null, false)
  return shaped(siteReply, answer.body).id
}

/** By the ASCII name in its address, else by the name people see: a list that was made by hand has only that. */
async function askPlaces(client: GraphClient, siteId: string): Promise<Places> {
  // Lists of the system are left out unless `system` is asked for.
  const found = await readCollection(client, `/sites/${siteId}/lists?$select=id,name,displayName,list,system`)
  if (!found) throw new RecordTrouble('listMissing', null, true)
  const lists = found.flatMap((one) => listReply.safeParse(one).data ?? [])
  const url = (id: string) => `/sites/${siteId}/lists/${id}`
  const userList = lists.find(({ list }) => list?.template === 'userInformation')
  return {
    lists: new Map(
      recordLists.flatMap((list) => {
        const { name, displayName } = listFields[list]
        const own = lists.find((one) => one.name === name) ?? lists.find((one) => one.displayName === displayName)
        return own ? [[list, url(own.id)] as const] : []
      }),
    ),
    userList: userList ? url(userList.id) : null,
  }
}

async function hasColumns(client: GraphClient, listUrl: string, list: RecordList): Promise<boolean> {
  const found = await readCollection(client, `${listUrl}/columns`)
  if (!found) throw new RecordTrouble('listMissing', null, true)
  const columns = found.flatMap((one) => columnReply.safeParse(one).data ?? [])
  const key = columns.find(({ name }) => name === keyColumn.name)
  // A list made anew by hand may know the key column without its uniqueness, on which every create relies.
  return (
    key?.indexed === true &&
    key.enforceUniqueValues === true &&
    columnsOf(list).every((own) => columns.some(({ name }) => name === own.name))
  )
}
