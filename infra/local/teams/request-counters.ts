/** How often the bot asked the connector for what, how it was answered, and what came of it. */
import { type Counters, type RequestKind, requestKinds } from './control-view.ts'
import type { ConnectorRequest } from './troubles.ts'

interface Counted extends ConnectorRequest {
  /** 0: no answer */
  readonly status: number
  /** It took effect, whatever was answered. */
  readonly done: boolean
}

export function createRequestCounters() {
  let counted: Counted[] = []

  return {
    note: (request: Counted) => {
      counted.push(request)
    },
    reset: () => {
      counted = []
    },
    /** Of one person or channel, or of all. */
    read(target: string | null = null): Counters {
      const requests = Object.fromEntries(requestKinds.map((kind) => [kind, 0])) as Record<RequestKind, number>
      const answers: Record<string, number> = {}
      const done = { sent: 0, updated: 0, deleted: 0 }
      for (const one of counted) {
        if (target !== null && one.target !== target) continue
        requests[one.kind] += 1
        answers[one.status] = (answers[one.status] ?? 0) + 1
        if (one.done && one.effect) done[one.effect] += 1
      }
      return { requests, answers, done }
    },
  }
}

export type RequestCounters = ReturnType<typeof createRequestCounters>
