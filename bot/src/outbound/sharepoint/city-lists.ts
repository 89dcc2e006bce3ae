/** The city's lists over Microsoft Graph. */
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import type { CityLists } from '../../usecases/record-ports.ts'
import { mostParts } from './batch.ts'
import type { GraphClient } from './graph-client.ts'
import { listedItems } from './listed-items.ts'
import { lookUp } from './look-up.ts'
import { readChanges } from './read-changes.ts'
import { isFine, readAnswer, shaped } from './read-graph.ts'
import { readPages } from './read-pages.ts'
import { createSite, lookingOnce } from './site.ts'
import { createSitePeople } from './site-people.ts'
import { writeItems } from './write-items.ts'

export interface CityListsSettings {
  readonly graph: GraphClient
  /** As people open the site: `https://city.sharepoint.com/sites/gyokaku` */
  readonly siteUrl: string
  /** Resolves after that many seconds; real time unless given. */
  readonly wait?: (seconds: number) => Promise<void>
}

const directoryUser = z.object({ id: z.string().min(1) })

export function createCityLists({ graph, siteUrl, wait = seconds }: CityListsSettings): CityLists {
  const site = createSite(graph, siteUrl)
  const people = createSitePeople(graph, site)
  return listedItems(site, {
    batchSize: mostParts,
    write: (writes) => writeItems(graph, lookingOnce(site), people, writes),
    look: (addresses) => lookUp(graph, lookingOnce(site), addresses),
    changes: (list, cursor) => readChanges(graph, lookingOnce(site), list, cursor),
    pages: (list) => readPages(graph, site, list, wait),
    personByName: async (upn) => {
      const name = upn.trim()
      if (name === '') return null
      const answer = await readAnswer(graph, `/users/${encodeURIComponent(name)}?$select=id`)
      return isFine(answer) ? shaped(directoryUser, answer.body).id.toLowerCase() : null
    },
  })
}

const seconds = (count: number) => sleep(count * 1000)
