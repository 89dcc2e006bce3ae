/** A city's site on the Graph double, with its lists, and the product's own way to them. */
import { createCityLists } from '../../../../bot/src/outbound/sharepoint/city-lists.ts'
import { createGraphClient, type GraphClient } from '../../../../bot/src/outbound/sharepoint/graph-client.ts'
import { columnDefinition } from '../../../../bot/src/outbound/sharepoint/list-column.ts'
import { columnsOf, listFields } from '../../../../bot/src/outbound/sharepoint/list-fields.ts'
import type { Clock } from '../../../../bot/src/usecases/ports.ts'
import {
  createGraphDouble,
  type GraphDouble,
  type GraphDoubleOptions,
} from '../../../../infra/local/graph/graph-double.ts'
import { type RecordItem, type RecordList, recordLists } from '../../../../shared/src/domain/record.ts'

export const appId = '5a1f7c3e-0b52-4c3f-8f0e-6f6f0c3b7a11'
export const pmo = '11111111-1111-4111-8111-111111111111'
export const leader = '22222222-2222-4222-8222-222222222222'
export const stranger = '33333333-3333-4333-8333-333333333333'

const person = (id: string, name: string) => ({
  id,
  displayName: name,
  userPrincipalName: `${name}@city.example.jp`,
  mail: `${name}@city.example.jp`,
})

export interface CitySite {
  readonly double: GraphDouble
  readonly graph: GraphClient
  readonly lists: ReturnType<typeof createCityLists>
  readonly clock: Clock
  /** Seconds that a reader waited for. */
  readonly waits: number[]
  tokensAsked(): number
}

export async function openCitySite(
  options: Partial<GraphDoubleOptions> = {},
  { timeout = 2000, only = recordLists }: { timeout?: number; only?: readonly RecordList[] } = {},
): Promise<CitySite> {
  const start = new Date('2025-12-01T00:00:00.000Z')
  const double = createGraphDouble({
    now: () => start,
    allowance: null,
    sleep: async () => undefined,
    tenant: {
      id: '00000000-0000-4000-8000-000000000000',
      sharePointHost: 'city.sharepoint.com',
      people: [person(pmo, 'pmo'), person(leader, 'leader'), person(stranger, 'stranger')],
      sites: [
        {
          path: '/sites/gyokaku',
          displayName: '業務改革',
          owners: [pmo],
          members: [leader],
          grants: { [appId]: 'write' },
        },
      ],
    },
    ...options,
  })
  await provision(double, only)
  double.forgetRequests()
  let asked = 0
  let token = ''
  const tokens = {
    get: async () => {
      if (token === '') await tokens.renew(token)
      return token
    },
    renew: async (refused: string) => {
      if (refused !== token) return
      asked += 1
      // Tokens of the same second would be the same.
      token = double.issueToken({
        appId,
        roles: ['Sites.Selected', 'User.Read.All'],
        expiresInSeconds: 360_000 + asked,
      })
    },
  }
  const clock = { now: () => double.now() }
  const terminal = {
    execute: async (context: { request: unknown; options?: unknown; response?: Response }) => {
      context.response = await double.fetch(context.request as string, context.options as RequestInit)
    },
  }
  const waits: number[] = []
  const wait = async (seconds: number) => {
    waits.push(seconds)
    double.advance(seconds * 1000)
  }
  const graph = createGraphClient({ tokens, clock, version: '0.1.0', timeout, terminal })
  const lists = createCityLists({ graph, siteUrl: 'https://city.sharepoint.com/sites/gyokaku', wait })
  return { double, graph, lists, clock, waits, tokensAsked: () => asked }
}

/** Makes the lists as the setup does, in the name of an administrator. */
export async function provision(double: GraphDouble, only: readonly RecordList[]): Promise<void> {
  const token = double.issueToken({ appId: 'setup', userId: pmo, roles: ['Sites.Manage.All'] })
  const [site] = double.sites
  const call = async (method: string, path: string, body: object) => {
    const response = await double.fetch(`https://graph.microsoft.com/v1.0/sites/${site?.id}/lists${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'user-agent': 'NONISV|Test|setup/1',
      },
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
    return (await response.json()) as { readonly id: string }
  }
  for (const list of only) {
    const { name, displayName } = listFields[list]
    const columns = columnsOf(list).filter((column) => column.name !== 'Title')
    const { id } = await call('POST', '', {
      displayName: name,
      columns: columns.map(columnDefinition),
      list: { template: 'genericList' },
    })
    await call('PATCH', `/${id}`, { displayName })
  }
}

/** An answer to a measure, as the product would write it. */
export function checkIn(measureId: string, progress = '順調に進んでいる。', roundId = '2025Q3'): RecordItem {
  return {
    list: 'checkIns',
    key: `${measureId}|${roundId}`,
    cells: {
      roundId,
      measureId,
      responsible: leader,
      state: 'answered',
      revision: 1,
      weather: 'sunny',
      progress,
      answeredAt: '2025-12-01T00:00:00.123Z',
      unchanged: false,
    },
    display: { title: '書かない窓口の実現', leadSection: '市民課' },
  }
}

/** What the service calls an item whose id the product gives. */
export const numberOf = (itemId: string) => itemId.split('.').at(-1) ?? ''

/** Rows of a list as they really stand there. */
export function rowsOf({ double }: CitySite, list: RecordList) {
  const [site] = double.sites
  return [...(site?.list(listFields[list].displayName).items.after(0) ?? [])]
}
