import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { cityHolidays } from '../../../bot/src/holidays.ts'
import { readDataSet } from '../../../infra/local/inzai/read-data-set.ts'
import { toRegisterContent } from '../../../infra/local/inzai/register-content.ts'
import { createPlaygroundApp, type PlaygroundApp } from '../../../infra/local/playground/playground-app.ts'
import { localSettings } from '../../../infra/local/settings.ts'
import { copyDatabaseTemplate } from '../../support/database-template.ts'
import { freePort } from '../../support/free-port.ts'
import { posts } from '../../support/test-city.ts'

interface Sent {
  readonly url: string
  readonly body: { readonly text?: string; readonly attachments?: readonly unknown[] }
}

/** The part of the playground that a bot speaks to. */
let playground: Server
const sent: Sent[] = []
let app: PlaygroundApp
let dataDir: string
let serviceUrl: string

beforeAll(async () => {
  playground = createServer(async (req, res) => {
    const parts: Buffer[] = []
    for await (const part of req) parts.push(part)
    sent.push({ url: req.url ?? '', body: JSON.parse(Buffer.concat(parts).toString() || '{}') })
    // Not in one line: restify, in this same process, has its own `writeHead`.
    res.writeHead(201, { 'content-type': 'application/json' })
    res.end(JSON.stringify({ id: String(sent.length) }))
  }).listen(0, 'localhost')
  await once(playground, 'listening')
  const { port } = playground.address() as AddressInfo
  serviceUrl = `http://localhost:${port}/_connector`
  dataDir = copyDatabaseTemplate()
  app = await createPlaygroundApp({
    env: { LOG_LEVEL: 'silent', DATA_DIR: dataDir, PORT: String(await freePort()) },
    playgroundPort: port,
    content: toRegisterContent(readDataSet(), cityHolidays()),
  })
  await app.listen()
}, 60_000)
afterAll(async () => {
  await app.close()
  playground.close()
  playground.closeAllConnections()
  rmSync(dataDir, { recursive: true, force: true })
})

const activity = (changes: object = {}) => ({
  type: 'message',
  text: '一覧',
  channelId: 'msteams',
  serviceUrl,
  from: { id: posts.generalAffairsLeader, aadObjectId: posts.generalAffairsLeader },
  conversation: { id: 'a:personal-chat', conversationType: 'personal', tenantId: localSettings.tenantId },
  channelData: { tenant: { id: localSettings.tenantId } },
  ...changes,
})
const post = (body: object) =>
  fetch(`${app.origin}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

describe('Agents Playground での起動', () => {
  test('トークンがなくても話せて、返事は Playground に届く', async () => {
    sent.length = 0
    expect((await post(activity())).status).toBe(200)
    expect(sent).toMatchObject([
      { url: '/_connector/v3/conversations/a%3Apersonal-chat/activities', body: { attachments: [{}] } },
    ])
  })

  test('カードのボタンにも答える', async () => {
    const reply = await post(
      activity({
        type: 'invoke',
        name: 'adaptiveCard/action',
        value: { action: { type: 'Action.Execute', verb: 'measures.list', data: {} } },
      }),
    )
    expect(await reply.json()).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' })
  })

  test.each([
    ['よその場所', { serviceUrl: 'https://smba.trafficmanager.net/teams/' }],
    ['この機械のほかの番号', { serviceUrl: 'http://localhost:1/_connector' }],
    ['名前を装った場所', { serviceUrl: 'http://localhost:1@evil.example/_connector' }],
    ['読めない場所', { serviceUrl: 'x' }],
    ['Teams でないもの', { channelId: 'webchat' }],
  ])('%s への返事を求める依頼は断り、何も送らない', async (_, changes) => {
    sent.length = 0
    expect((await post(activity(changes))).status).toBe(401)
    expect(sent).toEqual([])
  })

  test('ほかのテナントの人と、登録のない人には、何も見せない', async () => {
    sent.length = 0
    await post(activity({ conversation: { id: 'a:x', conversationType: 'personal', tenantId: 'other' } }))
    expect(sent).toEqual([])
    await post(activity({ from: { aadObjectId: '99999999-9999-4999-8999-999999999999' } }))
    expect(sent).toMatchObject([{ body: { text: expect.stringContaining('登録') } }])
  })

  test('この機械の中でだけ待ち受け、ボードのサインインは確かめたままにする', async () => {
    expect(app.server.address()).toMatchObject({ address: '127.0.0.1' })
    expect((await fetch(`${app.origin}/api/changes?after=0`)).status).toBe(401)
    const signedIn = await fetch(`${app.origin}/local/tokens`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ personId: posts.pmo }),
    })
    const { token } = (await signedIn.json()) as { token: string }
    const headers = { authorization: `Bearer ${token}` }
    expect((await fetch(`${app.origin}/api/changes?after=0`, { headers })).status).toBe(200)
  })
})
