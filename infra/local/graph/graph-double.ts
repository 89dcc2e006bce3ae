/**
 * Microsoft Graph's lists, directory and app installation, standing in for the service: at least as strict, as late and as
 * rude. It holds a made-up tenant, and what nobody could find out about the service is a switch (`variants.ts`).
 */
import { createHmac } from 'node:crypto'
import { type Administrator, administratorOf, type Editor, editorFor } from './by-hand.ts'
import { type CleanTerms, complaints } from './cleanliness.ts'
import { type DoorTerms, type HttpsDoor, openHttpsDoor } from './door/https-door.ts'
import { type Fetch, inProcessFetch } from './door/in-process-fetch.ts'
import { createFaults, type Faults } from './faults.ts'
import { openJournal, readState, writeState } from './journal.ts'
import { Site } from './lists/site.ts'
import { seededRandom } from './random.ts'
import { createRequestLog, type LoggedRequest, type RequestTotals } from './request-log.ts'
import type { UnknownCall } from './serve.ts'
import type { Tenant } from './tenant.ts'
import { type Allowance, createThrottle, smallTenant } from './throttle.ts'
import { createTokens, type TokenContent } from './tokens.ts'
import { chooseVariants, type VariantSet, type Variants } from './variants.ts'
import type { Limits, World } from './world.ts'

export interface GraphDoubleOptions {
  /** The clock it lives by; `advance` goes on from there. */
  readonly now: () => Date
  readonly tenant: Tenant
  /** The same seed brings the same chances. */
  readonly seed?: number
  readonly variant?: VariantSet
  /** Single switches, on top of the set. */
  readonly variants?: Partial<Variants>
  /** What an app may use; a small tenant's unless given, `null` for no meter. */
  readonly allowance?: Allowance | null
  readonly limits?: Partial<Limits>
  /** How a slow answer waits; real time unless given. */
  readonly sleep?: (ms: number) => Promise<void>
  /** Keeps its state there, from start to start. */
  readonly dataDir?: string
  /** Begins with a state that `snapshot` wrote, and leaves that folder alone. */
  readonly startFrom?: string
  /** The chat of a person with an app, where somebody else decides about it. */
  readonly chatIdOf?: World['chatIdOf']
  /** Told when Graph installed an app for a person. */
  readonly onInstalled?: World['onInstalled']
}

export interface GraphDouble {
  /** In place of the network, for both Graph and the site's own host. */
  readonly fetch: Fetch
  /** Opens https on localhost, for other processes. */
  listenHttps(options?: Pick<DoorTerms, 'port' | 'behind'>): Promise<HttpsDoor>
  issueToken(content: TokenContent): string
  readonly faults: Faults
  /** Nobody is there for so long. */
  outage(ms: number): void
  /** `site`: its path; the first one unless given. */
  asUser(personId: string, site?: string): Editor
  administrator(site?: string): Administrator
  advance(ms: number): void
  now(): Date
  readonly requests: readonly LoggedRequest[]
  readonly totals: RequestTotals
  forgetRequests(): void
  readonly unknownCalls: readonly UnknownCall[]
  /** Throws with every complaint about how the client behaved. */
  assertClean(terms?: CleanTerms): void
  readonly variants: Variants
  /** To look at. Changes go through `asUser` and `administrator`. */
  readonly sites: readonly Site[]
  snapshot(folder: string): void
  close(): void
}

const usualLimits: Limits = { threshold: 5000, deltaLagMs: 30_000, deltaTokenDays: 30, pageTokenMinutes: 60 }
/** Lists that every site has and that are not the User Information List. */
const otherSystemLists = ['appdata', 'マスター ページ ギャラリー']
const realSleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

export function createGraphDouble(options: GraphDoubleOptions): GraphDouble {
  const { tenant, seed = 1, sleep = realSleep } = options
  let ahead = 0
  let goneUntil = Number.NEGATIVE_INFINITY
  const now = () => options.now().getTime() + ahead
  const random = seededRandom(seed)
  const variants = chooseVariants(options.variant ?? 'default', options.variants)
  const secret = `graph double of ${tenant.id}`
  const createdAt = Date.UTC(2025, 3, 1)
  let noteInstalled: (person: string) => void = () => undefined
  const world: World = {
    tenant,
    sites: tenant.sites.map((site) => new Site(tenant.sharePointHost, site, createdAt, otherSystemLists)),
    people: new Map(tenant.people.map((person) => [person.id.toLowerCase(), person])),
    installed: new Map(),
    chatIdOf: options.chatIdOf ?? ((personId, appId) => `19:${personId}_${appId}@unq.gbl.spaces`),
    keepInstalled: (personId) => noteInstalled(personId),
    onInstalled: (personId, appId) => options.onInstalled?.(personId, appId),
    variants,
    limits: { ...usualLimits, ...options.limits },
    random,
    tokens: createTokens(secret, tenant.id, now),
    now,
    seal: (text) => createHmac('sha256', secret).update(text).digest('base64url').slice(0, 22),
  }
  for (const site of world.sites) {
    for (const person of tenant.people) {
      if (site.owners.has(person.id) || site.members.has(person.id)) site.know(person, createdAt)
    }
  }
  if (options.startFrom) readState(world, options.startFrom)
  const journal = options.dataDir ? openJournal(world, options.dataDir) : null
  if (journal) noteInstalled = journal.noteInstalled

  const faults = createFaults(random)
  const log = createRequestLog()
  const unknownCalls: UnknownCall[] = []
  const allowance = options.allowance === undefined ? smallTenant : options.allowance
  const throttle = createThrottle(allowance, variants, random, now)
  const receiver = { service: { world, faults, throttle, unknownCalls }, log, gone: () => now() < goneUntil }
  const siteAt = (path: string | undefined) => {
    const found = path === undefined ? world.sites[0] : world.sites.find((site) => site.path === path)
    if (!found) throw new Error(`The tenant has no site at ${path}`)
    return found
  }

  return {
    fetch: inProcessFetch(receiver, { sleep, hosts: ['graph.microsoft.com', tenant.sharePointHost] }),
    listenHttps: (terms = {}) => openHttpsDoor(receiver, { ...terms, certificateNow: new Date(), sleep }),
    issueToken: world.tokens.issue,
    faults,
    outage: (ms) => {
      goneUntil = now() + ms
    },
    asUser: (personId, site) => editorFor(world, siteAt(site), personId),
    administrator: (site) => administratorOf(world, siteAt(site)),
    advance: (ms) => {
      ahead += ms
    },
    now: () => new Date(now()),
    get requests() {
      return log.entries()
    },
    get totals() {
      return log.totals()
    },
    forgetRequests: log.forget,
    unknownCalls,
    assertClean: (terms = {}) => {
      const found = complaints({ requests: log.entries(), totals: log.totals(), unknownCalls, faults }, terms)
      if (found.length > 0) throw new Error(`Graph was not used as it should be:\n${found.join('\n')}`)
    },
    variants,
    sites: world.sites,
    snapshot: (folder) => writeState(world, folder),
    close: () => journal?.close(),
  }
}
