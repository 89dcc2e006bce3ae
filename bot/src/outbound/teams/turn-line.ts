/** Who is ready to go and waits for a turn: each turn is used by whoever stands in front when its instant comes. */
import type { RateLimit, Turn } from '../../../../shared/src/domain/rate-limit.ts'
import type { TurnLedger } from '../../usecases/sending-ports.ts'

export interface LineSettings {
  readonly ledger: TurnLedger
  readonly now: () => number
  /** How many will soon stand in the line, those in it among them. */
  readonly expected: () => number
  /** Sleeps until the instant, if it is still to come. */
  readonly sleepUntil: (instant: number) => Promise<void>
}

export interface Waiting {
  /** Stands before those who can wait. */
  readonly urgent: boolean
  /** Whoever would go later than this instant does not go at all. */
  readonly latest: number
  /** Until when they are ready. */
  readonly until: number
}

export type Went = 'went' | 'tooLate' | 'gaveUp'

export interface TurnLine {
  /** Rejects when the ledger does not answer. */
  wait(waiting: Waiting): Promise<Went>
  /** Turns before the instant are not used, and nobody waits for one who would not wait so long. */
  pause(until: number): void
  /** Before this instant nobody goes, as far as is known. */
  soonest(): number
}

/** Milliseconds: so much of the limit is taken from the ledger at once, and so long before the last turn in hand is used. */
const lease = 100

type InLine = Waiting & PromiseWithResolvers<Went>

export function createTurnLine(
  { ledger, now, expected, sleepUntil }: LineSettings,
  { bucket, limit }: { readonly bucket: string; readonly limit: RateLimit },
): TurnLine {
  const atOnce = Math.max(1, Math.ceil((limit.perSecond * lease) / 1000))
  const line: InLine[] = []
  let inHand: Turn[] = []
  let pausedUntil = 0
  let serving = false
  let taking: Promise<void> | null = null

  const usable = (turn: Turn) => turn.until >= now() && turn.at >= pausedUntil

  function takeMore(): Promise<void> {
    taking ??= takeTurns().finally(() => {
      taking = null
    })
    return taking
  }

  async function takeTurns(): Promise<void> {
    const count = Math.min(atOnce, Math.max(line.length, expected()) - inHand.length)
    try {
      const [turns = []] = await ledger.take([{ bucket, limit, count, notBefore: now() }])
      inHand.push(...turns)
    } catch (error) {
      for (const one of line.splice(0)) one.reject(error)
    }
  }

  function leave(one: InLine, how: Went): void {
    line.splice(line.indexOf(one), 1)
    one.resolve(how)
  }

  /** For whoever is still ready; the others hear that they have to become so again. */
  function letGo(turn: Turn): void {
    for (const one of [...line]) {
      const ready = one.until >= Math.max(turn.at, now())
      leave(one, ready ? 'went' : 'tooLate')
      if (ready) return
    }
  }

  async function serveNext(): Promise<void> {
    inHand = inHand.filter(usable)
    if (inHand.length === 0) await takeMore()
    const [next] = inHand
    if (!next) return
    for (const one of [...line]) if (one.latest < next.at) leave(one, 'gaveUp')
    await sleepUntil(next.at)
    while (line.length > 0 && inHand[0] && inHand[0].at <= now()) {
      const [turn] = inHand.splice(0, 1)
      if (turn && usable(turn)) letGo(turn)
    }
    if (inHand.length < line.length && (inHand.at(-1)?.at ?? 0) - lease < now()) void takeMore()
  }

  async function serve(): Promise<void> {
    if (serving) return
    serving = true
    while (line.length > 0) await serveNext()
    serving = false
  }

  const soonest = () => Math.max(pausedUntil, inHand.find(usable)?.at ?? 0)

  return {
    wait: async (waiting) => {
      if (soonest() > waiting.latest) return 'gaveUp'
      const one: InLine = { ...waiting, ...Promise.withResolvers<Went>() }
      const behind = one.urgent ? line.findIndex(({ urgent }) => !urgent) : -1
      line.splice(behind === -1 ? line.length : behind, 0, one)
      void serve()
      return one.promise
    },
    pause: (instant) => {
      pausedUntil = Math.max(pausedUntil, instant)
    },
    soonest,
  }
}
