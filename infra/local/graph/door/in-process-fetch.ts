/** `fetch` without sockets: for the last step of a client in the same process. */
import { Lost } from '../message.ts'
import { type Receiver, receiveInTurn } from './receive.ts'

export interface FetchTerms {
  readonly sleep: (ms: number) => Promise<void>
  /** Hosts that the double answers for. */
  readonly hosts: readonly string[]
}

export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>

export function inProcessFetch(receiver: Receiver, { sleep, hosts }: FetchTerms): Fetch {
  return async (input, init) => {
    const request = new Request(input, init)
    request.signal.throwIfAborted()
    const url = new URL(request.url)
    if (!hosts.includes(url.host)) throw networkFailure('ENOTFOUND', `getaddrinfo ENOTFOUND ${url.host}`)
    const text = request.body === null ? null : await request.text()
    try {
      const { wire, delayMs } = await receiveInTurn(receiver, {
        method: request.method,
        url,
        headers: request.headers,
        text,
      })
      if (delayMs > 0) await sleep(delayMs)
      request.signal.throwIfAborted()
      const { status, headers } = wire
      return new Response(status === 204 ? null : (wire.text ?? ''), { status, headers })
    } catch (error) {
      if (!(error instanceof Lost)) throw error
      if (error.kind === 'hang') return await untilAborted(request.signal)
      throw error.kind === 'refused'
        ? networkFailure('ECONNREFUSED', `connect ECONNREFUSED ${url.host}`)
        : networkFailure('ECONNRESET', 'read ECONNRESET')
    }
  }
}

/** As Node's own `fetch` fails. */
function networkFailure(code: string, message: string): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(message), { code }) })
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason)
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}
