/**
 * The product's publishing and pulling as a process of its own, to be killed in the middle. Prints `done` when nothing waits.
 * Environment: PUBLISHING, a JSON of `PublishingSettings`.
 */
import type { Context } from '@microsoft/microsoft-graph-client'
import { createCityLists } from '../../bot/src/outbound/sharepoint/city-lists.ts'
import { createGraphClient } from '../../bot/src/outbound/sharepoint/graph-client.ts'
import { publishRecord } from '../../bot/src/usecases/publish-record.ts'
import { pullSharePointChanges } from '../../bot/src/usecases/pull-sharepoint-changes.ts'
import { openTestOffice } from '../support/test-office.ts'
import { openStoreIn } from '../support/test-store.ts'

export interface PublishingSettings {
  readonly folder: string
  /** Where Graph is, in place of its own address. */
  readonly origin: string
  readonly token: string
  /** Since the city began: what a dead process had taken is free again after three. */
  readonly minutes: number
}

const { folder, origin, token, minutes } = JSON.parse(process.env.PUBLISHING ?? '{}') as PublishingSettings
const store = await openStoreIn(folder)
const office = openTestOffice(store)
office.passMinutes(minutes)
const graph = createGraphClient({
  tokens: { get: async () => token, renew: async () => undefined },
  clock: office.deps.clock,
  version: 'test',
  timeout: 2000,
  terminal: {
    execute: async (context: Context) => {
      const { pathname, search } = new URL(String(context.request))
      context.response = await fetch(`${origin}${pathname}${search}`, context.options)
    },
  },
})
const deps = {
  ...office.deps,
  cityLists: createCityLists({ graph, siteUrl: 'https://city.sharepoint.com/sites/gyokaku' }),
}
while ((await deps.unitOfWork.run((tx) => tx.record.waiting())) > 0) {
  await publishRecord(deps)
  await pullSharePointChanges(deps)
  office.passMinutes(1)
}
await store.close()
console.log('done')
