/**
 * Teams' limits on how often a bot may ask: a bucket fills as fast as the limit says, and each request takes from it.
 * The tenant's holds a fifth of a second's worth, so that neither a burst nor a faster pace is taken.
 */
import { answers, type ConnectorAnswer } from './connector-answers.ts'

export interface TeamsLimits {
  /** Requests a second of the whole tenant, and about one person or channel. */
  readonly perSecond: number
  readonly perSecondInConversation: number
}

interface Bucket {
  readonly left: number
  readonly at: number
}

/** Seconds. */
const retryAfter = 1
const tenant = 'tenant'

export function createRateLimits(limits: TeamsLimits, now: () => number = () => performance.now()) {
  const buckets = new Map<string, Bucket>()
  const tenantHolds = Math.max(1, limits.perSecond / 5)

  /** How much the bucket holds by now. */
  function leftIn(name: string, perSecond: number, holds: number): number {
    const bucket = buckets.get(name)
    return bucket ? Math.min(holds, bucket.left + ((now() - bucket.at) / 1000) * perSecond) : holds
  }

  return {
    /** Counts the request, or gives the answer that refuses it; then it does not count. */
    refuse(target: string | null): ConnectorAnswer | null {
      const own = limits.perSecondInConversation
      const left = [
        { name: tenant, left: leftIn(tenant, limits.perSecond, tenantHolds) },
        ...(target === null ? [] : [{ name: `about ${target}`, left: leftIn(`about ${target}`, own, own) }]),
      ]
      if (left.some((bucket) => bucket.left < 1)) return answers.throttled(retryAfter)
      for (const bucket of left) buckets.set(bucket.name, { left: bucket.left - 1, at: now() })
      return null
    },
  }
}

export type RateLimits = ReturnType<typeof createRateLimits>
