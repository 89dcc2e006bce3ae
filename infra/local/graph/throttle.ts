/** The service's meter: resource units per app and minute, and per day. Refused calls count as well. */
import { GraphProblem } from './message.ts'
import type { Random } from './random.ts'
import type { Variants } from './variants.ts'

export interface Allowance {
  readonly unitsPerMinute: number
  readonly unitsPerDay: number
}

/** A tenant of up to a thousand licences. */
export const smallTenant: Allowance = { unitsPerMinute: 1250, unitsPerDay: 1_200_000 }

const minute = 60_000
const day = 86_400_000

interface Meter {
  minute: number
  inMinute: number
  day: number
  inDay: number
}

export function createThrottle(allowance: Allowance | null, variants: Variants, random: Random, now: () => number) {
  const meters = new Map<string, Meter>()

  return {
    /** Counts the call. Throws 429 when the app is over; otherwise gives headers that may come with the answer. */
    count(appId: string, units: number, userAgent: string | null): Readonly<Record<string, string>> {
      if (!allowance) return {}
      const at = now()
      const meter = meters.get(appId) ?? { minute: 0, inMinute: 0, day: 0, inDay: 0 }
      meters.set(appId, meter)
      const [thisMinute, today] = [Math.floor(at / minute), Math.floor(at / day)]
      if (meter.minute !== thisMinute) Object.assign(meter, { minute: thisMinute, inMinute: 0 })
      if (meter.day !== today) Object.assign(meter, { day: today, inDay: 0 })
      meter.inMinute += units
      meter.inDay += units
      // Traffic that does not say whose it is comes second.
      const share = /^(NON)?ISV\|/.test(userAgent ?? '') ? 1 : 0.5
      const most = allowance.unitsPerMinute * share
      const wait = Math.ceil(((thisMinute + 1) * minute - at) / 1000)
      if (meter.inMinute > most || meter.inDay > allowance.unitsPerDay * share) {
        // Whoever keeps on knocking is shut out altogether.
        const status = meter.inMinute > 3 * most ? 503 : 429
        throw new GraphProblem(
          status,
          status === 503 ? 'serviceNotAvailable' : 'tooManyRequests',
          'The request has been throttled',
          {
            headers: { ...retryAfter(variants, wait, at), ...limits(most, 0, wait) },
          },
        )
      }
      const near = meter.inMinute >= 0.8 * most && variants.rateLimitHeaders === 'sometimes' && random.chance(0.8)
      return near ? limits(most, most - meter.inMinute, wait) : {}
    },
  }
}

export type Throttle = ReturnType<typeof createThrottle>

function retryAfter({ retryAfter }: Variants, seconds: number, at: number): Record<string, string> {
  switch (retryAfter) {
    case 'seconds':
      return { 'Retry-After': String(seconds) }
    case 'decimals':
      return { 'Retry-After': (seconds + 0.5).toFixed(3) }
    case 'date':
      return { 'Retry-After': new Date(at + seconds * 1000 + 999).toUTCString() }
    case 'absent':
      return {}
  }
}

function limits(most: number, left: number, seconds: number): Record<string, string> {
  return {
    'RateLimit-Limit': String(Math.floor(most)),
    'RateLimit-Remaining': String(Math.max(0, Math.floor(left))),
    'RateLimit-Reset': String(seconds),
  }
}
