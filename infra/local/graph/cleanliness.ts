/** Whether a client behaved as the service asks of clients: said in sentences, one for each thing. */
import type { Faults } from './faults.ts'
import type { LoggedPart, LoggedRequest } from './request-log.ts'
import type { UnknownCall } from './serve.ts'

export interface CleanTerms {
  /** Filters on columns without index are meant. */
  readonly allowUnindexed?: boolean
  readonly maxUnits?: number
  readonly maxRequests?: number
}

interface Seen {
  readonly requests: readonly LoggedRequest[]
  readonly totals: { readonly requests: number; readonly units: number }
  readonly unknownCalls: readonly UnknownCall[]
  readonly faults: Faults
}

export function complaints(seen: Seen, terms: CleanTerms): readonly string[] {
  const { requests, totals, unknownCalls, faults } = seen
  const parts = requests.flatMap((request): readonly LoggedPart[] => [request, ...request.parts])
  const noted = (note: LoggedPart['notes'][number]) => parts.filter(({ notes }) => notes.includes(note))
  return [
    ...unknownCalls.map(({ method, path }) => `The double does not know ${method} ${path}`),
    ...faults
      .unused()
      .map(({ effect, match }) => `A fault never happened: ${effect.kind} ${JSON.stringify(match ?? {})}`),
    ...noted('queryNotEncoded').map(({ path }) => `The query is not encoded: ${path}`),
    ...(terms.allowUnindexed
      ? []
      : noted('unindexedFilter').map(({ path }) => `A filter on a column without index: ${path}`)),
    ...requests
      .filter(({ userAgent }) => !/^(NON)?ISV\|/.test(userAgent ?? ''))
      .slice(0, 1)
      .map(
        ({ method, path, userAgent }) =>
          `No User-Agent of the form NONISV|Company|App/1.0: ${userAgent} at ${method} ${path}`,
      ),
    ...impatient(requests),
    ...(totals.units > (terms.maxUnits ?? Infinity)
      ? [`${totals.units} resource units instead of at most ${terms.maxUnits}`]
      : []),
    ...(totals.requests > (terms.maxRequests ?? Infinity)
      ? [`${totals.requests} requests instead of at most ${terms.maxRequests}`]
      : []),
  ]
}

/** The same thing asked again before the time was over that the service had named. */
function impatient(requests: readonly LoggedRequest[]): readonly string[] {
  const until = new Map<string, number>()
  const found: string[] = []
  for (const request of requests) {
    for (const part of [request, ...request.parts]) {
      const key = `${part.method} ${part.path}`
      if (request.at < (until.get(key) ?? 0)) found.push(`Asked again before its time: ${key}`)
    }
    for (const part of told(request)) {
      if (part.waitMs) until.set(`${part.method} ${part.path}`, request.at + part.waitMs)
    }
  }
  return found
}

/** What reached the caller: of a batch whose answer was lost or spoiled, no part did. */
const told = (request: LoggedRequest): readonly LoggedPart[] =>
  typeof request.status !== 'number'
    ? []
    : request.faulted || request.status >= 300
      ? [request]
      : [request, ...request.parts]
