/** Microsoft's key sets on loopback, which a test can take down, fill with rubbish and bring back at the same address. */
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { freePort } from '../../support/free-port.ts'

export type KeysTrouble = 'refusing' | 'failing' | 'html' | 'notFound' | 'malformedKeys' | 'redirecting'

const answers: Readonly<Record<Exclude<KeysTrouble, 'refusing'>, { status: number; body: string; location?: string }>> =
  {
    failing: { status: 500, body: '{"error":"unavailable"}' },
    html: { status: 200, body: '<!doctype html><title>Sign in to the network</title>' },
    notFound: { status: 404, body: '' },
    malformedKeys: { status: 200, body: '{"keys":"none"}' },
    redirecting: { status: 302, body: '', location: 'http://127.0.0.1:9/' },
  }

export async function startKeysServer(publishedKeys: () => object) {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  let trouble: KeysTrouble | null = null
  let goodAnswers = Number.POSITIVE_INFINITY
  let asked = 0
  let server: Server | null = null

  async function open(): Promise<void> {
    server = createServer((req, res) => {
      asked += 1
      goodAnswers -= 1
      const bad = trouble && trouble !== 'refusing' ? answers[trouble] : goodAnswers < 0 ? answers.failing : null
      const good = req.url === '/metadata' ? { jwks_uri: `${origin}/keys` } : publishedKeys()
      res.writeHead(bad?.status ?? 200, {
        'content-type': 'application/json',
        // So that a server that is taken down is really gone.
        connection: 'close',
        ...(bad?.location ? { location: bad.location } : {}),
      })
      res.end(bad?.body ?? JSON.stringify(good))
    }).listen(port, '127.0.0.1')
    await once(server, 'listening')
  }

  async function shut(): Promise<void> {
    const running = server
    server = null
    if (!running) return
    running.close()
    running.closeAllConnections()
    await once(running, 'close')
  }

  await open()
  return {
    openIdMetadataUrl: `${origin}/metadata`,
    keySetUrl: `${origin}/keys`,
    asked: () => asked,
    async suffer(next: KeysTrouble): Promise<void> {
      await shut()
      trouble = next
      if (next !== 'refusing') await open()
    },
    async recover(): Promise<void> {
      await shut()
      trouble = null
      goodAnswers = Number.POSITIVE_INFINITY
      await open()
    },
    /** Answers so many more requests well, and fails from then on. */
    answerOnly(times: number): void {
      goodAnswers = times
    },
    close: shut,
  }
}

export type KeysServer = Awaited<ReturnType<typeof startKeysServer>>
