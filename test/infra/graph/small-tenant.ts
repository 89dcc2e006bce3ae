/** A tenant with one site and one list, and the ways to ask it, for the double's own tests. */
import {
  createGraphDouble,
  type GraphDouble,
  type GraphDoubleOptions,
} from '../../../infra/local/graph/graph-double.ts'

export const manager = '00000000-0000-4000-a000-000000000001'
export const leader = '00000000-0000-4000-a000-000000000002'
export const start = new Date('2025-12-12T01:00:00Z')

export const tenant = {
  id: '00000000-0000-4000-a000-0000000000ff',
  sharePointHost: 'city.sharepoint.com',
  people: [
    { id: manager, displayName: '総務課 課長', userPrincipalName: 'soumu-kacho@city.example' },
    { id: leader, displayName: '総務課 PL', userPrincipalName: 'soumu-pl@city.example', managerId: manager },
  ],
  sites: [
    { path: '/sites/board', displayName: '業務改革', grants: { product: 'write' as const } },
    { path: '/sites/other', displayName: 'よその課' },
  ],
  apps: [{ id: 'catalogue-1', externalId: 'external-1', displayName: '業革ボード', entraAppId: 'product' }],
}

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  // biome-ignore lint/suspicious/noExplicitAny: tests look into JSON of every shape
  readonly body: any
}

export interface SmallTenant {
  readonly double: GraphDouble
  /** As the product, with the write right on its site. */
  ask(method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>
  /** With all rights. */
  rule(method: string, path: string, body?: unknown): Promise<Answer>
  /** `/sites/{id}` */
  readonly site: string
  /** `/sites/{id}/lists/{id}` */
  readonly list: string
  readonly token: string
}

export const listName = '進捗報告'

export async function smallTenant(options: Partial<GraphDoubleOptions> = {}): Promise<SmallTenant> {
  const double = createGraphDouble({ now: () => start, tenant, variant: 'kind', limits: { deltaLagMs: 0 }, ...options })
  const token = double.issueToken({
    appId: 'product',
    roles: ['Sites.Selected', 'User.Read.All', 'TeamsAppInstallation.ReadWriteSelfForUser.All'],
  })
  const ruling = double.issueToken({ appId: 'setup', roles: ['Sites.FullControl.All'] })
  const ask = asking(double, token)
  const rule = asking(double, ruling)
  const found = await rule('GET', '/sites/city.sharepoint.com:/sites/board')
  const site = `/sites/${found.body.id}`
  const existing = await rule('GET', `${site}/lists/${encodeURIComponent(listName)}`)
  const made = existing.status === 200 ? existing : await rule('POST', `${site}/lists`, newList)
  double.forgetRequests()
  return { double, ask, rule, site, list: `${site}/lists/${made.body.id}`, token }
}

const newList = {
  displayName: listName,
  columns: [
    { name: 'Key', displayName: 'キー', text: {}, indexed: true, enforceUniqueValues: true },
    { name: 'RoundId', displayName: '回', text: {}, indexed: true },
    { name: 'Weather', displayName: '天気', choice: { choices: ['晴れ', '雨'] } },
    { name: 'Progress', displayName: '進捗状況', text: { allowMultipleLines: true } },
    { name: 'Amount', displayName: '数', number: {} },
    { name: 'Leader', displayName: '担当', personOrGroup: {} },
  ],
  list: { template: 'genericList' },
}

function asking(double: GraphDouble, token: string): SmallTenant['ask'] {
  return async (method, path, body, headers = {}) => {
    const response = await double.fetch(
      path.startsWith('https://') ? path : `https://graph.microsoft.com/v1.0${path}`,
      {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          'user-agent': 'NONISV|City|Board/1.0',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      },
    )
    const text = await response.text()
    return { status: response.status, headers: response.headers, text, body: jsonOf(text) }
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    return cause instanceof SyntaxError ? null : Promise.reject(cause)
  }
}

export const create = (list: string, fields: object, id = '1') => ({
  id,
  method: 'POST',
  url: `${list}/items`,
  headers: { 'Content-Type': 'application/json' },
  body: { fields },
})
