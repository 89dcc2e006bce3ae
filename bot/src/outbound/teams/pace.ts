/**
 * How fast this instance may ask Teams. Turns come from the ledger that all instances share, a tenth of a second's worth
 * at a time, so that thousands of cards cost tens of visits there; whoever is ready when a turn's instant comes uses it,
 * so that none is lost to one who is late. Whoever somebody waits for goes first.
 */
import type { Turn } from '../../../../shared/src/domain/rate-limit.ts'
import { inGroups } from '../../in-groups.ts'
import type { Clock } from '../../usecases/ports.ts'
import type { Place, TurnLedger } from '../../usecases/sending-ports.ts'
import { createPlaces } from './places.ts'
import { createTurnLine } from './turn-line.ts'

export interface PaceSettings {
  readonly ledger: TurnLedger
  readonly clock: Clock
  /** Requests a second to the whole tenant, and in one conversation. */
  readonly perSecond: number
  readonly perSecondInConversation: number
  readonly sleep?: (milliseconds: number) => Promise<void>
}

export interface Passage {
  /** Null where the request is about no conversation. */
  readonly conversationId: string | null
  /** Where it was made ready: left when the request goes out. */
  readonly place?: Place | undefined
  /** Somebody waits for it: it goes before what can wait. */
  readonly urgent?: boolean | undefined
  /** Milliseconds; whoever would have to wait longer does not go at all. */
  readonly patience?: number | undefined
}

export interface Pace {
  /** At least one place and at most `count`, in the order in which they were asked for. */
  places(count: number): Promise<readonly Place[]>
  /** Resolves when the request may go out, with false when patience ended first. Rejects when the ledger does not answer. */
  pass(passage: Passage): Promise<boolean>
  /** Teams asked for a pause. Which of its limits was reached it does not say, so everybody waits. */
  pause(seconds: number): Promise<void>
}

const tenantBucket = 'tenant'
/** Of a second's worth, so much may be ready and waiting: what a database takes, and few to be in doubt after a crash. */
const ready = 0.5
/** A card's turn is kept to hundredths of a second; in one conversation ease matters more than the last request. */
const shareOfTenant = 0.03
const shareOfConversation = 0.5

export function createPace(settings: PaceSettings): Pace {
  const { ledger, clock, perSecond, perSecondInConversation, sleep = sleepFor } = settings
  const now = () => clock.now().getTime()
  const sleepUntil = (instant: number) => sleep(instant - now())
  const places = createPlaces(Math.max(1, Math.ceil(perSecond * ready)))
  const tenantLimit = { perSecond, share: shareOfTenant }
  const tenant = createTurnLine(
    { ledger, now, expected: places.taken, sleepUntil },
    { bucket: tenantBucket, limit: tenantLimit },
  )
  const conversationLimit = { perSecond: perSecondInConversation, share: shareOfConversation }

  /** All who wait at once with one visit to the ledger. */
  const ofConversations = inGroups<string, Turn | undefined>(async (ids) => {
    const notBefore = Math.max(now(), tenant.soonest())
    const wanted = ids.map((id) => ({ bucket: `conversation ${id}`, limit: conversationLimit, count: 1, notBefore }))
    const given = await ledger.take(wanted)
    return given.map(([value]) => ({ status: 'fulfilled', value }))
  })

  return {
    places: (count) => places.take(count),

    pass: async ({ conversationId, place, urgent = false, patience = Number.POSITIVE_INFINITY }) => {
      const latest = now() + patience
      for (;;) {
        if (tenant.soonest() > latest) return false
        const own = conversationId === null ? undefined : await ofConversations(conversationId)
        if (own && own.at > latest) return false
        await sleepUntil(own?.at ?? 0)
        const went = await tenant.wait({ urgent, latest, until: own?.until ?? Number.POSITIVE_INFINITY })
        if (went === 'tooLate') continue
        if (went === 'went') place?.leave()
        return went === 'went'
      }
    },

    pause: async (seconds) => {
      const end = new Date(now() + seconds * 1000)
      tenant.pause(end.getTime())
      await ledger.pause(tenantBucket, end)
    },
  }
}

function sleepFor(milliseconds: number): Promise<void> {
  return milliseconds <= 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, milliseconds))
}
