/**
 * How fast this instance may ask Teams: turns come from the ledger that all instances share, a tenth of a second's worth
 * at a time, so that thousands of cards cost tens of visits there. Whoever somebody waits for goes first.
 */
import type { Turn } from '../../../../shared/src/domain/rate-limit.ts'
import type { Clock } from '../../usecases/ports.ts'
import type { TurnLedger, WantedTurns } from '../../usecases/sending-ports.ts'

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
  readonly turn?: Turn | undefined
  /** Somebody waits for it: it goes before what can wait. */
  readonly urgent?: boolean | undefined
  /** Milliseconds; whoever would have to wait longer does not go at all. */
  readonly patience?: number | undefined
}

export interface Pace {
  /** At least one turn and at most `count`, in the order in which they were asked for. */
  turns(count: number): Promise<readonly Turn[]>
  /** Resolves when the request may go out, with false when patience ended first. Rejects when the ledger does not answer. */
  pass(passage: Passage): Promise<boolean>
  /** Teams asked for a pause. Which of its limits was reached it does not say, so everybody waits. */
  pause(seconds: number): Promise<void>
}

const tenantBucket = 'tenant'
/** Milliseconds before their instant at which turns are handed out. */
const ahead = 100
/** A card's turn is kept to the hundredth of a second; in one conversation ease matters more than the last request. */
const shareOfTenant = 0.02
const shareOfConversation = 0.2

interface Waiting extends WantedTurns {
  readonly urgent: boolean
  readonly resolve: (turns: readonly Turn[]) => void
  readonly reject: (error: unknown) => void
}

export function createPace(settings: PaceSettings): Pace {
  const { ledger, clock, perSecond, perSecondInConversation, sleep = sleepFor } = settings
  const now = () => clock.now().getTime()
  const until = (instant: number) => sleep(instant - now())
  const lease = Math.max(1, Math.ceil((perSecond * ahead) / 1000))
  let pausedUntil = 0

  /** Hands out what it can of one lease, and looks for the next one shortly before this one ends. */
  const tenant = queue(async (waiting) => {
    const wanted = waiting.reduce((sum, { count }) => sum + count, 0)
    const limit = { perSecond, share: shareOfTenant }
    const count = Math.min(lease, wanted)
    const [turns = []] = await ledger.take([{ bucket: tenantBucket, limit, count, notBefore: now() }])
    await until((turns[0]?.at ?? 0) - ahead)
    for (let left = turns; left.length > 0; ) {
      const next = waiting.shift()
      if (!next) break
      next.resolve(left.slice(0, next.count))
      left = left.slice(next.count)
    }
    if (waiting.length > 0) await until((turns.at(-1)?.at ?? 0) - ahead)
  })
  const ofTenant = (count: number, urgent: boolean) =>
    tenant({ bucket: tenantBucket, limit: { perSecond, share: shareOfTenant }, count, notBefore: 0, urgent })

  /** All who wait at once with one visit to the ledger. */
  const conversation = queue(async (waiting) => {
    const all = [...waiting]
    const given = await ledger.take(all)
    waiting.splice(0, all.length)
    for (const [n, one] of all.entries()) one.resolve(given[n] ?? [])
  })
  const ofConversation = async (id: string, notBefore: number) => {
    const limit = { perSecond: perSecondInConversation, share: shareOfConversation }
    const [turn] = await conversation({ bucket: `conversation ${id}`, limit, count: 1, notBefore, urgent: false })
    return turn
  }

  return {
    turns: (count) => ofTenant(count, false),

    pass: async ({ conversationId, turn, urgent = false, patience = Number.POSITIVE_INFINITY }) => {
      const latest = now() + patience
      let mine = turn
      let own: Turn | undefined
      for (;;) {
        if (pausedUntil > latest) return false
        mine ??= (await ofTenant(1, urgent))[0]
        if (!mine) continue
        if (conversationId !== null && (!own || own.until < mine.at))
          own = await ofConversation(conversationId, mine.at)
        const at = Math.max(mine.at, own?.at ?? 0)
        if (at > latest) return false
        if (at <= mine.until) {
          await until(at)
          // Too late for it when the process was busy; and what was handed out before a pause does not hold in it.
          if (now() <= Math.min(mine.until, own?.until ?? mine.until) && mine.at >= pausedUntil) return true
        } else await until(at - ahead)
        mine = undefined
      }
    },

    pause: async (seconds) => {
      const end = new Date(now() + seconds * 1000)
      pausedUntil = Math.max(pausedUntil, end.getTime())
      await ledger.pause(tenantBucket, end)
    },
  }
}

/** A line in which the urgent stand in front. `serve` takes whom it can from the beginning; when it fails, all hear of it. */
function queue(serve: (waiting: Waiting[]) => Promise<void>) {
  const waiting: Waiting[] = []
  let serving = false

  async function run(): Promise<void> {
    if (serving) return
    serving = true
    while (waiting.length > 0) {
      try {
        await serve(waiting)
      } catch (error) {
        for (const one of waiting.splice(0)) one.reject(error)
      }
    }
    serving = false
  }

  return (order: Omit<Waiting, 'resolve' | 'reject'>) =>
    new Promise<readonly Turn[]>((resolve, reject) => {
      const behind = order.urgent ? waiting.findIndex(({ urgent }) => !urgent) : -1
      waiting.splice(behind === -1 ? waiting.length : behind, 0, { ...order, resolve, reject })
      void run()
    })
}

function sleepFor(milliseconds: number): Promise<void> {
  return milliseconds <= 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, milliseconds))
}
