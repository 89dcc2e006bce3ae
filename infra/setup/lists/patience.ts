/** Waits as the service asks when it is busy or gone for a moment, and gives up with a sentence. */
import { type Call, type Host, isPassing, type Reach, Refused, refusedBy } from './http.ts'
import { refusalSentence } from './refusal-sentence.ts'
import { SetupProblem } from './setup-problem.ts'

/** In a row. */
const mostTries = 6
/** A person waits before the screen. */
const mostSeconds = 600

export interface Patience {
  /** A change was refused: resolves when it is time to go on. Throws `SetupProblem` when that does not help. */
  after(cause: unknown): Promise<void>
  /** A change was done: the count begins anew. */
  refreshed(): void
  /** Until it works. For what can be repeated as it is. */
  until<T>(attempt: () => Promise<T>): Promise<T>
}

export interface PatienceSettings {
  readonly as: Reach['as']
  readonly wait: (seconds: number) => Promise<void>
  readonly say: (line: string) => void
}

export function createPatience({ as, wait, say }: PatienceSettings): Patience {
  let changesInVain = 0
  const waitAfter = async (cause: unknown, tries: number) => {
    if (!(cause instanceof Refused)) throw cause
    const seconds = Math.ceil(cause.afterSeconds ?? 2 ** tries)
    // A change that met another one at the same moment is refused with 409.
    if (!(isPassing(cause) || cause.status === 409) || tries >= mostTries || seconds > mostSeconds) {
      throw new SetupProblem(refusalSentence(cause, as))
    }
    say(`返事がないか、混み合っているため、${seconds}秒待って続けます。`)
    await wait(seconds)
  }
  return {
    after: (cause) => {
      changesInVain += 1
      return waitAfter(cause, changesInVain)
    },
    refreshed: () => {
      changesInVain = 0
    },
    until: async (attempt) => {
      for (let tries = 1; ; tries += 1) {
        try {
          return await attempt()
        } catch (cause) {
          await waitAfter(cause, tries)
        }
      }
    },
  }
}

/** Reads are repeated one by one: repeated as a whole, a reading of many would hardly ever come through a bad day. */
export function readingPatiently(reach: Reach, patience: Patience): Reach {
  const patient = (call: Call, host: Host): Call => {
    return (method, url, ...rest) => {
      if (method !== 'GET') return call(method, url, ...rest)
      return patience.until(async () => {
        const reply = await call(method, url, ...rest)
        const refused = refusedBy(reply, { host, writing: false })
        if (refused && isPassing(refused)) throw refused
        return reply
      })
    }
  }
  return {
    as: reach.as,
    graph: patient(reach.graph, 'graph'),
    sharePoint: reach.sharePoint && patient(reach.sharePoint, 'sharePoint'),
  }
}
