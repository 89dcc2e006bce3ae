/**
 * Up to twenty requests in one, built by hand: the library's own wrapper makes addresses that the service refuses and loses
 * bodies. The parts are independent: they run in any order, one may fail while the others are done, one may get no answer.
 */
import { z } from 'zod'
import { type GraphResult, type GraphTrouble, judged, trouble } from './graph-answer.ts'
import type { GraphClient, GraphRequest } from './graph-client.ts'

export interface BatchPart extends GraphRequest {
  /** Sent as `If-Match`, with its quotes; without one the last write wins. */
  readonly eTag?: string | null
}

/** Of the service. */
export const mostParts = 20
/** Bytes: the service takes 4 MB for the whole. */
const mostBytes = 3_500_000

/** One result for each part, in their order. Never rejects. What follows a request that was not answered is not sent. */
export async function sendBatch(client: GraphClient, parts: readonly BatchPart[]): Promise<readonly GraphResult[]> {
  const results: GraphResult[] = []
  let stopped: GraphTrouble | null = null
  for (const chunk of chunks(parts)) {
    if (stopped) results.push(...chunk.map(() => ({ ...stopped, uncertain: false }) as GraphTrouble))
    else {
      const [answers, broken] = await sendChunk(client, chunk)
      results.push(...answers)
      stopped = broken
    }
  }
  return results
}

type ChunkResult = readonly [results: readonly GraphResult[], broken: GraphTrouble | null]

/** Parts that the service took for signed out are sent once more with a new token: nothing was done for them. */
async function sendChunk(client: GraphClient, parts: readonly BatchPart[]): Promise<ChunkResult> {
  const [first, broken] = await sendOnce(client, parts)
  const refused = parts.filter((_, index) => isSignedOut(first[index]))
  if (broken || refused.length === 0 || (await client.renewToken())) return [first, broken]
  const [second, brokenAgain] = await sendOnce(client, refused)
  const again = [...second]
  return [first.map((result) => (isSignedOut(result) ? (again.shift() ?? result) : result)), brokenAgain]
}

const isSignedOut = (result: GraphResult | undefined) => result?.kind === 'trouble' && result.cause === 'notSignedIn'

const reply = z.object({ responses: z.array(z.unknown()) })
const partReply = z.object({
  id: z.string(),
  status: z.number().int(),
  headers: z.record(z.string(), z.coerce.string()).nullish(),
  body: z.unknown().optional(),
})

async function sendOnce(client: GraphClient, parts: readonly BatchPart[]): Promise<ChunkResult> {
  if (parts.some((part) => bytesOf(part) > mostBytes)) return [parts.map(() => tooLarge), null]
  const result = await client.send({ method: 'POST', url: '/$batch', body: { requests: parts.map(inBatch) } })
  if (result.kind === 'trouble') return [parts.map(() => result), result]
  const answered = reply.safeParse(result.body)
  if (result.status >= 300 || !answered.success) {
    const odd = trouble('oddAnswer', { uncertain: result.status < 300 })
    return [parts.map(() => odd), odd]
  }
  const found = new Map<string, GraphResult>()
  for (const one of answered.data.responses) {
    const part = partReply.safeParse(one)
    if (!part.success) continue
    const { id, status, headers, body } = part.data
    const own = new Map(Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]))
    const header = (name: string) => own.get(name) ?? (status === 429 || status === 503 ? result.header(name) : null)
    // The answer of a part is an object; a text is somebody else's page.
    const garbled = typeof body === 'string' && body !== ''
    const answer = { kind: 'answer' as const, status, header, body: garbled ? undefined : (body ?? undefined), garbled }
    const judgement = judged(answer, client.clock.now())
    if (judgement.kind === 'trouble' && judgement.afterSeconds !== null) client.rest(judgement.afterSeconds)
    found.set(id, judgement)
  }
  return [parts.map((_, index) => found.get(String(index + 1)) ?? unanswered), null]
}

const unanswered = trouble('oddAnswer', { uncertain: true })
const tooLarge = trouble('valueRefused', { needsPerson: true })

function inBatch({ method, url, body, eTag }: BatchPart, index: number) {
  const headers = { ...(body ? { 'Content-Type': 'application/json' } : {}), ...(eTag ? { 'If-Match': eTag } : {}) }
  return { id: String(index + 1), method, url, headers, ...(body ? { body } : {}) }
}

const bytesOf = (part: BatchPart) => new TextEncoder().encode(JSON.stringify(inBatch(part, mostParts))).length

function chunks(parts: readonly BatchPart[]): readonly (readonly BatchPart[])[] {
  const made: BatchPart[][] = []
  let bytes = Number.POSITIVE_INFINITY
  for (const part of parts) {
    const own = bytesOf(part)
    const open = made.at(-1)
    if (!open || open.length === mostParts || bytes + own > mostBytes) {
      made.push([part])
      bytes = own
    } else {
      open.push(part)
      bytes += own
    }
  }
  return made
}
