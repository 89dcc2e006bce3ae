/** A city on a real store, its lists on the Graph double, a clock that is set by hand, and a run that may end at any step. */

import { createUnitOfWork } from '../../bot/src/outbound/database/transaction.ts'
import { importRegister, type RegisterContent } from '../../bot/src/usecases/import-register.ts'
import type { Deps, UnitOfWork } from '../../bot/src/usecases/ports.ts'
import { publishRecord, takeUpUnpublished } from '../../bot/src/usecases/publish-record.ts'
import { pullSharePointChanges, takeUpPulling } from '../../bot/src/usecases/pull-sharepoint-changes.ts'
import type { CityLists } from '../../bot/src/usecases/record-ports.ts'
import { type Random, seededRandom } from '../../infra/local/graph/random.ts'
import type { VariantSet } from '../../infra/local/graph/variants.ts'
import { appId, type CitySite, openCitySite, pmo as siteOwner } from '../bot/outbound/sharepoint/city-site.ts'
import { manyMeasures, pmoId } from '../support/many-measures.ts'
import { openTestOffice, type TestOffice } from '../support/test-office.ts'
import type { TestStore } from '../support/test-store.ts'

export interface ChaosTerms {
  readonly seed: number
  readonly variant: VariantSet
  readonly measures: number
  readonly leaders: number
  /** Answers that people give while nobody is there at Graph. */
  readonly answersInOutage: number
  /** Minutes of ordinary life before and after it. */
  readonly minutes: number
  /** Chance of each single misfortune at each request it fits. */
  readonly rate: number
}

export interface ChaosCity {
  readonly terms: ChaosTerms
  readonly office: TestOffice
  readonly deps: Deps
  readonly site: CitySite
  readonly random: Random
  readonly content: RegisterContent
  /** Faults of the service that have come to pass, as far as they are over. */
  misfortunes: number
  /** Runs ended in the middle of something. */
  crashes: number
  /** How likely a run ends at one step of it. */
  crashRate: number
  /** The clock's minutes, and what the workers of the record do in the last of them. */
  pass(minutes: number): Promise<void>
  waiting(): Promise<number>
}

/** Signed up in the directory, in no register. */
export const newcomer = '00000000-0000-4000-9000-0000000fffff'

export const upnOf = (personId: string) => `${personId}@city.example`

export async function openChaosCity(store: TestStore, terms: ChaosTerms): Promise<ChaosCity> {
  const office = openTestOffice(store)
  const random = seededRandom(terms.seed * 7919)
  const content = withFigures(manyMeasures(terms.measures, terms.leaders))
  const { clock } = office.deps
  const site = await openCitySite(
    {
      now: clock.now,
      seed: terms.seed,
      variant: terms.variant,
      // Longer than a minute: what is read comes after what was written since.
      limits: { deltaLagMs: 90_000 },
      tenant: tenantOf([...content.people.map(({ id }) => id), newcomer, siteOwner]),
    },
    { timeout: 250 },
  )
  const unitOfWork = createUnitOfWork(store.database, store.queue, { clock, publishes: true })
  const deps: Deps = { ...office.deps, unitOfWork, cityLists: site.lists }
  await importRegister(deps, content)

  const city: ChaosCity = {
    terms,
    office,
    deps,
    site,
    random,
    content,
    misfortunes: 0,
    crashes: 0,
    crashRate: 0,
    pass: async (minutes) => {
      office.passMinutes(minutes)
      await takeUpUnpublished(deps)
      await takeUpPulling(deps)
      const jobs = new Set((await store.takeJobs()).map(({ name }) => name))
      for (const [name, run] of runs) {
        if (!jobs.has(name)) continue
        try {
          await run(mortal(city))
        } catch (error) {
          if (!(error instanceof SuddenEnd)) throw error
          city.crashes += 1
          // It is started again by the next minute.
          return
        }
      }
    },
    waiting: () => unitOfWork.run((tx) => tx.record.waiting()),
  }
  return city
}

/** The process is gone: nothing after it happens, nothing before it is undone. */
class SuddenEnd extends Error {}

/** One run of each serves all jobs that wait for it. What else waits (cards, notices) is not of the record. */
const runs = [
  ['publish-record', publishRecord],
  ['pull-sharepoint-changes', pullSharePointChanges],
] as const

/** The same, for a process that may end before and after each transaction and each request, and in the middle of a transaction. */
function mortal(city: ChaosCity): Deps {
  const { deps, site, random } = city
  const mayEnd = () => {
    if (random.chance(city.crashRate)) throw new SuddenEnd()
  }
  const around = async <T>(act: () => Promise<T>): Promise<T> => {
    mayEnd()
    const done = await act()
    mayEnd()
    return done
  }
  const unitOfWork: UnitOfWork = {
    run: (work) =>
      around(() =>
        deps.unitOfWork.run(async (tx) => {
          const done = await work(tx)
          mayEnd()
          return done
        }),
      ),
  }
  const cityLists: CityLists = {
    ...site.lists,
    write: (writes) => around(() => site.lists.write(writes)),
    look: (addresses) => around(() => site.lists.look(addresses)),
    changes: (list, cursor) => around(() => site.lists.changes(list, cursor)),
  }
  return { ...deps, unitOfWork, cityLists }
}

/** Every fifth measure has a figure, so that closing the round writes values. */
function withFigures(content: RegisterContent): RegisterContent {
  const some = content.measures.filter((_, index) => index % 5 === 0)
  return {
    ...content,
    plans: some.map(({ id }) => ({
      measureId: id,
      fiscalYear: 2025,
      milestone: ['全課で電子決裁'],
      actions: ['運用の協議', '研修'],
      target: ['電子決裁率80％'],
    })),
    indicators: some.map(({ id }) => ({
      id: `${id}-rate`,
      measureId: id,
      name: '電子決裁率',
      unit: '％',
      target: 80.5,
      targetDay: '2026-03-31',
      betterWhen: 'higher',
      cumulative: false,
      detail: {},
    })),
  }
}

const tenantOf = (people: readonly string[]) => ({
  id: '00000000-0000-4000-8000-000000000000',
  sharePointHost: 'city.sharepoint.com',
  people: people.map((id) => ({ id, displayName: `職員${id.slice(-4)}`, userPrincipalName: upnOf(id) })),
  sites: [
    {
      path: '/sites/gyokaku',
      displayName: '業務改革',
      owners: [siteOwner, pmoId],
      // The last two never came to the site: the product knows no number of theirs.
      members: people.slice(0, -3),
      grants: { [appId]: 'write' as const },
    },
  ],
})
