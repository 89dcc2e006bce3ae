/** Everything the double knows: the tenant, its sites, its clock and its chance. Routes read and change it. */
import type { Site } from './lists/site.ts'
import type { GraphAnswer, GraphRequest } from './message.ts'
import type { QueryOptions } from './query/options.ts'
import type { Random } from './random.ts'
import type { RequestNote } from './request-log.ts'
import type { Tenant, TenantPerson } from './tenant.ts'
import type { Token, Tokens } from './tokens.ts'
import type { Variants } from './variants.ts'

export interface Installation {
  readonly id: string
  /** Id in the catalogue. */
  readonly catalogueId: string
}

export interface Limits {
  /** Rows that a query may touch. */
  readonly threshold: number
  /** Until a change appears in delta. */
  readonly deltaLagMs: number
  readonly deltaTokenDays: number
  readonly pageTokenMinutes: number
}

export interface World {
  readonly tenant: Tenant
  readonly sites: readonly Site[]
  readonly people: Map<string, TenantPerson>
  /** Person -> what is installed for them. */
  readonly installed: Map<string, Installation[]>
  readonly chatIdOf: (personId: string, entraAppId: string) => string
  /** Called whenever what is installed for a person has changed. */
  readonly keepInstalled: (personId: string) => void
  readonly onInstalled: (personId: string, entraAppId: string) => void
  readonly variants: Variants
  readonly limits: Limits
  readonly random: Random
  readonly tokens: Tokens
  readonly now: () => number
  /** Signs links, so that altered ones are refused. */
  readonly seal: (text: string) => string
}

export interface Call {
  readonly world: World
  readonly request: GraphRequest
  readonly query: QueryOptions
  readonly token: Token
  readonly params: Readonly<Record<string, string>>
  /** A fault decides how many rows the page brings. */
  readonly forcedRows: number | null
  /** A fault has a delta repeat what was told before. */
  readonly forcedReplay: boolean
  /** Remembers what a careful client would not do. */
  readonly note: (what: RequestNote) => void
  /** Pieces of the path named in the pattern; throws where the route was put together wrongly. */
  readonly param: (name: string) => string
}

export interface Route {
  /** What faults and the request log call it. */
  readonly operation: string
  readonly method: string
  /** E.g. `/sites/:site/lists/:list` */
  readonly pattern: string
  /** Resource units; a delta with a token is cheaper than one without. */
  readonly units: number | ((query: QueryOptions) => number)
  readonly run: (call: Call) => GraphAnswer
}

export const context = (origin: string, what: string) => `${origin}/v1.0/$metadata#${what}`
