/** An answer as bytes and headers, dressed as the service dresses all of them. */
import type { GraphAnswer } from '../message.ts'
import type { World } from '../world.ts'

export interface WireAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly text: string | null
}

const json = 'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8'

export function toWire(
  { status, headers = {}, body }: GraphAnswer,
  world: World,
  clientRequestId: string | null,
): WireAnswer {
  const id = world.random.guid()
  const text = body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body)
  return {
    status,
    headers: {
      'Cache-Control': 'no-cache',
      Date: new Date(world.now()).toUTCString(),
      'request-id': id,
      'client-request-id': clientRequestId ?? id,
      ...(text === null ? {} : { 'Content-Type': json }),
      ...headers,
    },
    text,
  }
}
