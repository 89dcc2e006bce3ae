/** The stand-in Teams on a real restify server with a random port, beside a bot that notes what it gets and answers as told. */
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import restify from 'restify'
import { createKeys } from '../../../infra/local/teams/keys.ts'
import {
  createStandInTeams,
  type StandInTeams,
  type StandInTeamsOptions,
} from '../../../infra/local/teams/stand-in-teams.ts'

export const PL = { id: '11111111-1111-4111-8111-000000000001', post: '市民課 PL' }
export const MANAGER = { id: '11111111-1111-4111-8111-000000000002', post: '総務課長' }
export const TENANT = '22222222-2222-4222-8222-222222222222'
export const BOT = '33333333-3333-4333-8333-333333333333'
export const API_CLIENT = '44444444-4444-4444-8444-444444444444'
export const START = new Date('2025-12-16T01:42:00.000Z')

/** Shared by the tests of one file: making RSA keys is what takes time. */
const keys = createKeys()

interface Received {
  readonly authorization: string
  readonly activity: Record<string, unknown>
}

export interface Running {
  readonly origin: string
  readonly teams: StandInTeams
  readonly received: Received[]
  /** What the bot answers from now on; a promise keeps the caller waiting. */
  answer: (activity: Record<string, unknown>) => { status: number; body?: unknown } | Promise<{ status: number }>
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>
  /** A call with the bot's own token. */
  asBot(method: string, path: string, body?: unknown): Promise<Reply>
  stop(): Promise<void>
}

interface Reply {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of any shape
  readonly body: any
}

export function temporaryFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'stand-in-teams-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

export async function runStandIn(dataDir: string, overrides: Partial<StandInTeamsOptions> = {}): Promise<Running> {
  const server = restify.createServer()
  // Tokens name the address: the server takes one that is free, and gets its routes afterwards.
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const origin = server.url
  server.use(restify.plugins.queryParser())
  server.use(restify.plugins.jsonBodyParser())
  const teams = createStandInTeams({
    origin,
    dataDir,
    now: () => START,
    keys,
    botAppId: BOT,
    apiClientId: API_CLIENT,
    tenantId: TENANT,
    people: [PL, MANAGER],
    chatPageDir: join(dataDir, 'no-page'),
    ...overrides,
  })
  teams.mount(server)

  const received: Received[] = []
  const running: Running = {
    origin,
    teams,
    received,
    answer: () => ({ status: 200 }),
    async call(method, path, body, headers = {}) {
      const response = await fetch(`${origin}${path}`, {
        method,
        // Before the test's own time is over, so that a failure names the request.
        signal: AbortSignal.timeout(15_000),
        headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      const text = await response.text()
      const isJson = response.headers.get('content-type')?.includes('json')
      return { status: response.status, body: isJson && text ? JSON.parse(text) : text }
    },
    async asBot(method, path, body) {
      return running.call(method, path, body, { authorization: `Bearer ${await teams.botToken()}` })
    },
    async stop() {
      teams.close()
      server.close()
      server.server.closeAllConnections()
      await once(server.server, 'close')
    },
  }
  server.post('/api/messages', async (req, res) => {
    received.push({ authorization: req.headers.authorization ?? '', activity: req.body })
    const { status, body } = { body: undefined, ...(await running.answer(req.body)) }
    res.send(status, body)
  })
  return running
}

export const conversations = '/connector/v3/conversations'

/** Opens the 1:1 chat as the bot does, and gives the path of its activities. */
export async function openChat(running: Running, personId = PL.id): Promise<string> {
  const { body } = await running.asBot('POST', conversations, { members: [{ id: personId }], tenantId: TENANT })
  return `${conversations}/${encodeURIComponent(body.id)}/activities`
}

export const cardMessage = (text: string) => ({
  type: 'message',
  attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card(text) }],
})

export const card = (text: string) => ({ type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text }] })
