/** What the contract suite talks to: the double behind https, or a real site named by the environment. Only HTTP. */
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { createGraphDouble } from '../../../infra/local/graph/graph-double.ts'
import type { VariantSet } from '../../../infra/local/graph/variants.ts'

export interface Answer {
  readonly status: number
  readonly headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: the suite looks into JSON of every shape
  readonly body: any
}

export type Send = (
  method: string,
  /** Below the version, or a link as it came. */
  path: string,
  body?: unknown,
  headers?: Readonly<Record<string, string>>,
) => Promise<Answer>

export interface Target {
  readonly name: string
  /** With all rights on the site. */
  readonly admin: Send
  /** With none at all. */
  readonly nobody: Send
  /** With the write right that the product has at run time; absent where there is no such token. */
  readonly writer: Send | null
  /** SharePoint's own interface; absent where there is no token for it. */
  readonly rest: Send | null
  /** `host:/path` */
  readonly site: string
  /** Somebody of the tenant, by name. */
  readonly user: string | null
  /** Somebody without a manager. */
  readonly topUser: string | null
  /** An app of the catalogue that may be installed for the user. */
  readonly catalogueApp: string | null
  close(): Promise<void>
}

/** The real site if the environment names one, the double otherwise. */
export const realSite = process.env.GRAPH_CONTRACT_SITE

export async function openTarget(set: VariantSet): Promise<Target> {
  return realSite ? openRealSite(realSite) : await openDouble(set)
}

const graph = 'https://graph.microsoft.com'

function openRealSite(site: string): Target {
  const token = process.env.GRAPH_CONTRACT_TOKEN
  if (!token) throw new Error('GRAPH_CONTRACT_TOKEN がありません。サイトの全権を持つトークンを入れてください。')
  const of = (name: string) => process.env[name] || null
  const [restToken, writerToken] = [of('GRAPH_CONTRACT_SHAREPOINT_TOKEN'), of('GRAPH_CONTRACT_WRITER_TOKEN')]
  const [host = '', path = ''] = site.split(':')
  return {
    name: site,
    admin: sender(graph, '/v1.0', token),
    nobody: sender(graph, '/v1.0', null),
    writer: writerToken ? sender(graph, '/v1.0', writerToken) : null,
    rest: restToken ? sender(`https://${host}`, `${path}/_api/web`, restToken) : null,
    site,
    user: of('GRAPH_CONTRACT_USER'),
    topUser: of('GRAPH_CONTRACT_TOP_USER'),
    catalogueApp: of('GRAPH_CONTRACT_APP'),
    close: async () => undefined,
  }
}

async function openDouble(set: VariantSet): Promise<Target> {
  const [manager, leader] = ['00000000-0000-4000-a000-000000000001', '00000000-0000-4000-a000-000000000002']
  const double = createGraphDouble({
    now: () => new Date(),
    variant: set,
    limits: { deltaLagMs: 0 },
    allowance: null,
    tenant: {
      id: '00000000-0000-4000-a000-0000000000ff',
      sharePointHost: 'city.sharepoint.com',
      people: [
        { id: manager, displayName: '総務課 課長', userPrincipalName: 'soumu-kacho@city.example' },
        { id: leader, displayName: '総務課 PL', userPrincipalName: 'soumu-pl@city.example', managerId: manager },
      ],
      sites: [{ path: '/sites/board', displayName: '業務改革', grants: { product: 'write' } }],
      apps: [{ id: 'catalogue-1', externalId: 'external-1', displayName: '業革ボード', entraAppId: 'product' }],
    },
  })
  const door = await double.listenHttps()
  setDefaultCACertificates([...getCACertificates('default'), door.certificate])
  const token = (appId: string, roles: readonly string[], audience?: string) =>
    double.issueToken({ appId, roles, ...(audience ? { audience } : {}) })
  const everything = ['Sites.FullControl.All', 'User.Read.All', 'TeamsAppInstallation.ReadWriteForUser.All']
  return {
    name: set,
    admin: sender(door.origin, '/v1.0', token('setup', everything)),
    nobody: sender(door.origin, '/v1.0', null),
    writer: sender(door.origin, '/v1.0', token('product', ['Sites.Selected'])),
    rest: sender(door.origin, '/sites/board/_api/web', token('setup', everything, 'https://city.sharepoint.com')),
    site: 'city.sharepoint.com:/sites/board',
    user: 'soumu-pl@city.example',
    topUser: 'soumu-kacho@city.example',
    catalogueApp: 'catalogue-1',
    close: async () => {
      await door.close()
      double.close()
    },
  }
}

function sender(origin: string, version: string, token: string | null): Send {
  return async (method, path, body, headers = {}) => {
    const response = await fetch(path.startsWith('https://') ? path : `${origin}${version}${path}`, {
      method,
      headers: {
        'user-agent': 'NONISV|City|GraphContract/1.0',
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    const json = /json/.test(response.headers.get('content-type') ?? '') && text !== ''
    return { status: response.status, headers: response.headers, body: json ? JSON.parse(text) : null }
  }
}
