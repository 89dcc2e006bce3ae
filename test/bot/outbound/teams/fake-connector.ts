/** A Bot Connector on loopback that notes what it is asked and answers as told, once a request. */
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type ConnectorSettings, createConnectorClient } from '../../../../bot/src/outbound/teams/connector-client.ts'

interface Received {
  readonly method: string
  /** As it stood in the request line. */
  readonly path: string
  readonly authorization: string
  readonly body: unknown
}

type Answer = (res: ServerResponse, req: IncomingMessage) => void

export const tenantId = '22222222-2222-4222-8222-222222222222'
export const botAppId = '33333333-3333-4333-8333-333333333333'
export const personId = '00000000-0000-4000-8000-000000000001'
export const now = new Date('2025-12-16T01:42:00.000Z')

/** Answers a status with a body as it is; an object becomes JSON. */
export function reply(status: number, body: object | string = '', headers: Record<string, string> = {}): Answer {
  const json = typeof body === 'object'
  return (res) => {
    res.writeHead(status, { 'content-type': json ? 'application/json' : 'text/html', ...headers })
    res.end(json ? JSON.stringify(body) : body)
  }
}

export async function startConnector() {
  const received: Received[] = []
  let answer: Answer = reply(201, { id: 'a:1' })
  const server = createServer(async (req, res) => {
    let text = ''
    for await (const chunk of req) text += String(chunk)
    const { method = '', url: path = '' } = req
    const body: unknown = text === '' ? undefined : JSON.parse(text)
    received.push({ method, path, authorization: req.headers.authorization ?? '', body })
    answer(res, req)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('A listening server has no address')
  const host = `127.0.0.1:${address.port}`

  return {
    host,
    serviceUrl: `http://${host}/teams/`,
    received,
    answerWith(next: Answer): void {
      answer = next
      received.length = 0
    },
    client: (settings: Partial<ConnectorSettings> = {}) =>
      createConnectorClient({
        botAppId,
        tenantId,
        defaultServiceUrl: `http://${host}/teams/`,
        serviceHosts: new Set([host]),
        token: async () => 'the-bots-own-token',
        clock: { now: () => now },
        pace: { pass: async () => true, pause: async () => undefined },
        timeout: 5000,
        onTrouble: () => undefined,
        ...settings,
      }),
    async close(): Promise<void> {
      server.close()
      server.closeAllConnections()
      if (server.listening) await once(server, 'close')
    },
  }
}

export type FakeConnector = Awaited<ReturnType<typeof startConnector>>
