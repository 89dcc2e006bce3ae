/**
 * The site's own numbers of people, for person columns, which only decorate: whoever is not found is left out, and no trouble
 * on the way keeps an item from being written. A person who never came to the site has no number.
 */
import { z } from 'zod'
import type { PersonId } from '../../../../shared/src/domain/person.ts'
import { RecordTrouble } from '../../usecases/record-ports.ts'
import { sendBatch } from './batch.ts'
import { asError, asTrouble, type GraphTrouble } from './graph-answer.ts'
import type { GraphClient } from './graph-client.ts'
import type { SiteNumberOf } from './item-fields.ts'
import { readCollection } from './read-graph.ts'
import type { Site } from './site.ts'

export interface SitePeople {
  /** Never rejects. Trouble only where the service asked for patience: then nothing else may be asked of it either. */
  numbersOf(people: readonly PersonId[]): Promise<SiteNumberOf | GraphTrouble>
  /** A number was refused: everything is looked up again. */
  forget(): void
}

/** Milliseconds: people come to the site and leave it rarely. */
const holds = 3_600_000

const userRow = z.object({
  id: z.string(),
  fields: z.object({ Name: z.string().nullish(), EMail: z.string().nullish(), UserName: z.string().nullish() }),
})
const directoryUser = z.object({ userPrincipalName: z.string().nullish(), mail: z.string().nullish() })

type Names = readonly string[]

export function createSitePeople(client: GraphClient, site: Site): SitePeople {
  let numbers: { readonly byName: ReadonlyMap<string, number>; readonly at: number } | null = null
  const names = new Map<PersonId, { readonly names: Names; readonly at: number }>()

  const isFresh = (seen: { readonly at: number } | null | undefined) =>
    seen !== null && seen !== undefined && client.clock.now().getTime() - seen.at < holds

  const readNumbers = async () => {
    const url = await site.userListUrl()
    const rows = url
      ? await readCollection(client, `${url}/items?$expand=fields($select=Name,EMail,UserName)&$top=5000`)
      : []
    const byName = new Map(
      (rows ?? []).flatMap((row) => {
        const { data } = userRow.safeParse(row)
        if (!data || !/^\d+$/.test(data.id)) return []
        const { Name, EMail, UserName } = data.fields
        // `i:0#.f|membership|name@city.example`
        return present([UserName, EMail, Name?.split('|').at(-1)]).map((name) => [name, Number(data.id)] as const)
      }),
    )
    numbers = { byName, at: client.clock.now().getTime() }
  }

  const readNames = async (people: readonly PersonId[]) => {
    const select = '?$select=id,userPrincipalName,mail'
    const parts = people.map((id) => ({ method: 'GET' as const, url: `/users/${encodeURIComponent(id)}${select}` }))
    const results = await sendBatch(client, parts)
    for (const [index, id] of people.entries()) {
      const result = results[index]
      if (!result || result.kind === 'trouble') {
        if (result?.cause === 'throttled') throw asError(result)
        // Looked up again next time.
        continue
      }
      const found = directoryUser.safeParse(result.body).data
      names.set(id, { names: present([found?.userPrincipalName, found?.mail]), at: client.clock.now().getTime() })
    }
  }

  return {
    numbersOf: async (people) => {
      const unknown = [...new Set(people)].filter((id) => !isFresh(names.get(id)))
      if (people.length === 0) return () => null
      try {
        if (!isFresh(numbers)) await readNumbers()
        if (unknown.length > 0) await readNames(unknown)
      } catch (error) {
        if (!(error instanceof RecordTrouble)) throw error
        return error.code === 'throttled' ? asTrouble(error) : () => null
      }
      return (id) => {
        const found = names.get(id)?.names.map((name) => numbers?.byName.get(name))
        return found?.find((number) => number !== undefined) ?? null
      }
    },
    forget: () => {
      numbers = null
    },
  }
}

const present = (names: readonly (string | null | undefined)[]): Names =>
  names.flatMap((name) => (name ? [name.toLowerCase()] : []))
