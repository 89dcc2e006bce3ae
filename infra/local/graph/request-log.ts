/** What was asked of the double, with the resource units of each part, so that a bench can count and a test can judge. */

export interface LoggedPart {
  readonly part: string | null
  readonly method: string
  /** Below the version, with its query. */
  readonly path: string
  readonly operation: string
  /** What went out, or how the connection was lost. */
  readonly status: number | 'reset' | 'hang' | 'refused'
  readonly units: number
  readonly faulted: boolean
  /** Milliseconds the caller was told to wait. */
  readonly waitMs: number | null
  /** What a careful client would not do. */
  readonly notes: readonly RequestNote[]
}

/** A filter on a column without index; a query cut apart by a sign that was not encoded. */
export type RequestNote = 'unindexedFilter' | 'queryNotEncoded'

export interface LoggedRequest extends LoggedPart {
  readonly at: number
  readonly appId: string | null
  readonly userAgent: string | null
  /** Empty unless it was a batch. */
  readonly parts: readonly LoggedPart[]
}

export interface RequestTotals {
  readonly requests: number
  readonly parts: number
  readonly units: number
}

/** More are dropped, oldest first; the totals go on. */
const kept = 20_000

export function createRequestLog() {
  let entries: LoggedRequest[] = []
  let totals = { requests: 0, parts: 0, units: 0 }

  return {
    entries: (): readonly LoggedRequest[] => entries,
    totals: (): RequestTotals => totals,
    add(entry: LoggedRequest): void {
      entries.push(entry)
      if (entries.length > kept) entries = entries.slice(-kept / 2)
      const units = entry.units + entry.parts.reduce((sum, part) => sum + part.units, 0)
      totals = {
        requests: totals.requests + 1,
        parts: totals.parts + entry.parts.length,
        units: totals.units + units,
      }
    },
    forget(): void {
      entries = []
      totals = { requests: 0, parts: 0, units: 0 }
    },
  }
}

export type RequestLog = ReturnType<typeof createRequestLog>

/** Milliseconds that the headers ask a caller to wait: the greater of the two. */
export function waitIn(headers: Readonly<Record<string, string>>, at: number): number | null {
  const after = headers['Retry-After']
  const reset = headers['RateLimit-Reset']
  if (after === undefined && reset === undefined) return null
  const ofAfter = after === undefined ? 0 : Number.isNaN(Number(after)) ? Date.parse(after) - at : Number(after) * 1000
  return Math.max(0, ofAfter || 0, Number(reset ?? 0) * 1000)
}
