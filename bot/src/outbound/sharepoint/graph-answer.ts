/** What came back for a request to Microsoft Graph, or for one part of a batch, and what it means whatever was asked. */
import { z } from 'zod'
import type { RecordCause } from '../../../../shared/src/domain/record-cause.ts'
import { RecordTrouble } from '../../usecases/record-ports.ts'
import { secondsToWait } from './patience.ts'

export interface GraphAnswer {
  readonly kind: 'answer'
  readonly status: number
  /** Names in lower case. */
  readonly header: (name: string) => string | null
  /** Undefined when there is none. */
  readonly body: unknown
  /** Something came that is no JSON: a page of some device between, or half an answer. */
  readonly garbled: boolean
}

/** No answer that says anything about what was asked. */
export interface GraphTrouble {
  readonly kind: 'trouble'
  readonly cause: RecordCause
  /** What was asked for may have been done all the same. */
  readonly uncertain: boolean
  readonly afterSeconds: number | null
  readonly needsPerson: boolean
}

export type GraphResult = GraphAnswer | GraphTrouble

export const trouble = (
  cause: RecordCause,
  more: Partial<Omit<GraphTrouble, 'kind' | 'cause'>> = {},
): GraphTrouble => ({
  kind: 'trouble',
  cause,
  uncertain: false,
  afterSeconds: null,
  needsPerson: false,
  ...more,
})

export const asTrouble = (error: RecordTrouble): GraphTrouble =>
  trouble(error.code, { afterSeconds: error.afterSeconds, needsPerson: error.needsPerson })

export const asError = ({ cause, afterSeconds, needsPerson }: GraphTrouble) =>
  new RecordTrouble(cause, afterSeconds, needsPerson)

const graphError = z.object({ error: z.object({ code: z.string() }) })

/**
 * Answers that mean the same whatever was asked become trouble; 2xx and the other 4xx stay for whoever asked. Decided by
 * status: the codes in the bodies vary, and their messages are not to be relied on.
 */
export function judged(answer: GraphAnswer, now: Date): GraphResult {
  const { status } = answer
  const afterSeconds = secondsToWait(answer.header, now)
  if (status === 401) return trouble('notSignedIn', { needsPerson: true })
  // A 403 that is not the service's own comes from a device between us, and no right would help.
  if (status === 403) {
    return graphError.safeParse(answer.body).success ? trouble('noRight', { needsPerson: true }) : trouble('oddAnswer')
  }
  if (status === 429) return trouble('throttled', { afterSeconds })
  if (status === 503 || status === 509) return trouble('throttled', { afterSeconds, uncertain: true })
  if (status === 423) return trouble('unreachable', { afterSeconds })
  if (status === 408 || status >= 500) return trouble('unreachable', { afterSeconds, uncertain: true })
  // A redirect that was not followed leads away from the service.
  if (status < 200 || (status >= 300 && status < 400)) return trouble('oddAnswer')
  if (status < 300 && answer.garbled) return trouble('oddAnswer', { uncertain: true })
  return answer
}
