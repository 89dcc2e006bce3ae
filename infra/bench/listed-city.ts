/** A city whose lists stand in the double of Microsoft Graph, with a clock that goes on with every request. */
import type { Deps } from '../../bot/src/usecases/ports.ts'
import { publishRecord } from '../../bot/src/usecases/publish-record.ts'
import { appId, openCitySite, pmo as siteOwner } from '../../test/bot/outbound/sharepoint/city-site.ts'
import { manyMeasures } from '../../test/support/many-measures.ts'
import { openTestOffice } from '../../test/support/test-office.ts'
import { openPostgresStore, openStoreIn } from '../../test/support/test-store.ts'
import type { GraphDouble } from '../local/graph/graph-double.ts'
import { openBenchDatabase } from './open-database.ts'

export interface ListedCity {
  readonly deps: Deps
  readonly double: GraphDouble
  readonly engine: string
  /** Publishes until nothing waits. Resolves with the minutes that took, by the city's own clock. */
  publishAll(): Promise<number>
  close(): Promise<void>
}

/** What a request takes, as seen from afar. */
const minutesARequest = 0.5 / 60
/** Until the next tick takes up what was put off. */
const minutesBetween = 5 / 60

/** Everybody in it is known to the site; its database is empty. */
export async function openListedCity(measures: number, leaders: number): Promise<ListedCity> {
  const database = await openBenchDatabase()
  const { DATABASE_URL: url } = database.env
  const store = url === undefined ? await openStoreIn(database.folder) : await openPostgresStore(url)
  const office = openTestOffice(store)
  const people = [...manyMeasures(measures, leaders).people.map(({ id }) => id), siteOwner]
  const { double, lists } = await openCitySite({
    now: office.deps.clock.now,
    tenant: {
      id: '00000000-0000-4000-8000-000000000000',
      sharePointHost: 'city.sharepoint.com',
      people: people.map((id) => ({ id, displayName: '職員', userPrincipalName: `${id}@city.example` })),
      sites: [
        {
          path: '/sites/gyokaku',
          displayName: '業務改革',
          owners: [siteOwner],
          members: people,
          grants: { [appId]: 'write' },
        },
      ],
    },
  })
  const timed =
    <Asked, Answered>(ask: (asked: Asked) => Promise<Answered>) =>
    (asked: Asked) => {
      office.passMinutes(minutesARequest)
      return ask(asked)
    }
  const deps: Deps = { ...office.deps, cityLists: { ...lists, write: timed(lists.write), look: timed(lists.look) } }
  const waiting = () => deps.unitOfWork.run((tx) => tx.record.waiting())
  const minutes = () => deps.clock.now().getTime() / 60_000
  return {
    deps,
    double,
    engine: database.engine,
    publishAll: async () => {
      const began = minutes()
      for (;;) {
        await publishRecord(deps)
        if ((await waiting()) === 0) return minutes() - began
        office.passMinutes(minutesBetween)
      }
    },
    close: async () => {
      await store.close()
      await database.remove()
    },
  }
}
