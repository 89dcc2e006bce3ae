/**
 * A SharePoint site on this machine: the same client and the same setup of lists as at a city, with the stand-in for Microsoft
 * Graph behind both.
 */
import { join } from 'node:path'
import type { Context } from '@microsoft/microsoft-graph-client'
import { createCityLists } from '../../../bot/src/outbound/sharepoint/city-lists.ts'
import { createDirectory } from '../../../bot/src/outbound/sharepoint/directory.ts'
import { createGraphClient } from '../../../bot/src/outbound/sharepoint/graph-client.ts'
import type { Directory } from '../../../bot/src/usecases/directory-ports.ts'
import type { CityLists } from '../../../bot/src/usecases/record-ports.ts'
import type { PersonId } from '../../../shared/src/domain/person.ts'
import { microsoftCall } from '../../setup/lists/microsoft-call.ts'
import { runLists } from '../../setup/lists/run-lists.ts'
import { readSiteAddress } from '../../setup/lists/site-address.ts'
import { createGraphDouble, type GraphDouble } from '../graph/graph-double.ts'
import type { TenantPerson } from '../graph/tenant.ts'

export interface LocalRecordOptions {
  readonly dataDir: string
  readonly now: () => Date
  readonly tenantId: string
  /** The app that owns the permissions. */
  readonly clientId: string
  readonly people: readonly { readonly id: PersonId; readonly post: string }[]
  /** Who made the site. */
  readonly owner: PersonId
}

export interface LocalRecord {
  readonly double: GraphDouble
  readonly people: readonly TenantPerson[]
  readonly cityLists: CityLists
  /** The same stand-in knows the people. */
  readonly directory: Directory
  /** Makes the lists that are missing. Nothing is written before it. */
  setUp(): Promise<void>
}

const host = 'city.sharepoint.com'
const path = '/sites/gyokaku'
const siteUrl = `https://${host}${path}`
const appRoles = ['Sites.Selected', 'User.Read.All', 'TeamsAppInstallation.ReadWriteSelfForUser.All']
const timeout = 10_000

export function createLocalRecord({
  dataDir,
  now,
  tenantId,
  clientId,
  people,
  owner,
}: LocalRecordOptions): LocalRecord {
  const accounts = people.map(({ id, post }) => ({ id, displayName: post, userPrincipalName: `${id}@city.example` }))
  const double = createGraphDouble({
    now,
    dataDir: join(dataDir, 'sharepoint'),
    // A laptop is no shared service: nothing is metered, and a change is seen by the next look.
    allowance: null,
    limits: { deltaLagMs: 0 },
    tenant: {
      id: tenantId,
      sharePointHost: host,
      people: accounts,
      sites: [
        {
          path,
          displayName: '業務改革',
          owners: [owner],
          members: people.map(({ id }) => id),
          grants: { [clientId]: 'write' },
        },
      ],
    },
  })
  const token = async () => double.issueToken({ appId: clientId, roles: appRoles })
  const graph = createGraphClient({
    tokens: { get: token, renew: async () => undefined },
    clock: { now },
    version: 'local',
    timeout,
    terminal: {
      execute: async (context: Context) => {
        context.response = await double.fetch(context.request, context.options)
      },
    },
  })
  const asOwner = (audience: string) => async () =>
    double.issueToken({ appId: clientId, userId: owner, audience, roles: ['Sites.Manage.All', 'User.ReadBasic.All'] })
  return {
    double,
    people: accounts,
    cityLists: createCityLists({ graph, siteUrl }),
    directory: createDirectory(graph),
    setUp: async () => {
      const said: string[] = []
      const fine = await runLists({
        command: 'apply',
        address: readSiteAddress(siteUrl),
        reach: {
          as: 'person',
          graph: microsoftCall('graph', asOwner('https://graph.microsoft.com'), double.fetch),
          sharePoint: microsoftCall('sharePoint', asOwner(`https://${host}`), double.fetch),
        },
        pmo: null,
        restoreLooks: false,
        say: (line) => said.push(line),
        wait: async (seconds) => double.advance(seconds * 1000),
        keepFiles: () => {
          throw new Error('The stand-in takes views, so nothing is left to do by hand')
        },
      })
      if (!fine) throw new Error('The lists could not be set up', { cause: said.join('\n') })
    },
  }
}
