/** Bad days of the service, given by a test or by the chaos run: which request gets which, when, and how often. */
import type { GraphRequest } from './message.ts'
import type { Random } from './random.ts'
import type { Variants } from './variants.ts'

export type FaultEffect =
  /** Any refusal. `retryAfter` goes out as it is: seconds, decimals, or a date made from the double's clock. */
  | {
      readonly kind: 'status'
      readonly status: number
      readonly code?: string
      readonly retryAfter?: string | ((now: Date) => string)
      readonly body?: 'json' | 'empty' | 'html'
    }
  | { readonly kind: 'reset' | 'hang' | 'refused' }
  | { readonly kind: 'slow'; readonly ms: number }
  /** A page for people instead of JSON. */
  | { readonly kind: 'html'; readonly status?: number }
  /** JSON that ends in the middle, no text at all under the name of JSON, or JSON under another name. */
  | { readonly kind: 'truncated' | 'emptyJson' | 'wrongType' }
  /** An entry that is an error, within a page that is well. */
  | { readonly kind: 'errorEntry' }
  | { readonly kind: 'shortPage'; readonly rows: number }
  | { readonly kind: 'emptyPage' | 'replay' | 'resync' | 'threshold' | 'saveConflict' }
  | { readonly kind: 'precondition'; readonly body: Variants['preconditionBody'] }
  /** The caller's token is refused from here on. */
  | { readonly kind: 'tokenExpires' }
  /** The request is carried out twice. */
  | { readonly kind: 'twice' }
  /** Something happens at this very moment: an administrator deletes a column, the process is killed. */
  | { readonly kind: 'do'; readonly act: () => void }

export interface FaultMatch {
  /** Names of `Route.operation`, or `batch` for a whole batch; any when absent. */
  readonly operation?: string | readonly string[]
  readonly method?: string
  /** Tried on the path below the version. */
  readonly path?: RegExp
  /** True: only parts of a batch; false: only whole requests. */
  readonly part?: boolean
  /** Tried on the body as JSON text. */
  readonly body?: RegExp
  /** Lets so many matching ones pass before. */
  readonly skip?: number
}

export interface FaultOrder {
  readonly match?: FaultMatch
  /** `after`: once the request was carried out. */
  readonly when?: 'before' | 'after'
  readonly effect: FaultEffect
  /** How often; once unless given. */
  readonly times?: number
  /** Instead of `times`: with this probability, without end. */
  readonly rate?: number
  /** Called each time, once the request has got it. */
  readonly happened?: () => void
}

export interface Fault extends FaultOrder {
  readonly id: number
  readonly used: number
}

type Occasion = Pick<GraphRequest, 'method' | 'path' | 'part' | 'body'> & { readonly operation: string }

export function createFaults(random: Random) {
  let faults: readonly (Fault & { left: number; toSkip: number; used: number })[] = []
  let lastId = 0

  return {
    add(order: FaultOrder): Fault {
      lastId += 1
      const fault = { ...order, id: lastId, used: 0, left: order.times ?? 1, toSkip: order.match?.skip ?? 0 }
      faults = [...faults, fault]
      return fault
    },
    remove(id: number): void {
      faults = faults.filter((fault) => fault.id !== id)
    },
    clear(): void {
      faults = []
    },
    list: (): readonly Fault[] => faults,
    /** Those that were ordered for a number of times and have not all happened. */
    unused: (): readonly Fault[] => faults.filter(({ rate, left }) => rate === undefined && left > 0),
    /** The oldest that fits the occasion, used up by one. */
    take(occasion: Occasion, when: 'before' | 'after'): FaultEffect | null {
      for (const fault of faults) {
        if ((fault.when ?? 'before') !== when || !fits(fault.match ?? {}, occasion)) continue
        if (fault.toSkip > 0) {
          fault.toSkip -= 1
          continue
        }
        if (fault.rate === undefined ? fault.left <= 0 : !random.chance(fault.rate)) continue
        fault.left -= 1
        fault.used += 1
        fault.happened?.()
        return fault.effect
      }
      return null
    },
  }
}

export type Faults = ReturnType<typeof createFaults>

function fits({ operation, method, path, part, body }: FaultMatch, occasion: Occasion): boolean {
  return (
    (operation === undefined || [operation].flat().includes(occasion.operation)) &&
    (method === undefined || method === occasion.method) &&
    (path === undefined || path.test(occasion.path)) &&
    (part === undefined || part === (occasion.part !== null)) &&
    (body === undefined || body.test(JSON.stringify(occasion.body ?? null)))
  )
}
