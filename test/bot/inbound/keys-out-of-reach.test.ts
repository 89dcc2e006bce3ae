import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Server } from 'restify'
import { createMessagesEndpoint } from '../../../bot/src/inbound/chat/messages-endpoint.ts'
import { createRequireUser } from '../../../bot/src/inbound/http/require-user.ts'
import { createHttpServer } from '../../../bot/src/inbound/http/server.ts'
import { createLog } from '../../../bot/src/log.ts'
import { problem } from '../../../shared/src/contract/problem.ts'
import { type KeysServer, type KeysTrouble, startKeysServer } from './keys-server.ts'
import { rawRequest } from './raw-request.ts'
import { goodHour, makeSigningKey } from './signing-key.ts'

const tenantId = '22222222-2222-4222-8222-222222222222'
const botAppId = '33333333-3333-4333-8333-333333333333'
const apiClientId = '44444444-4444-4444-8444-444444444444'

const key = makeSigningKey('the-only-one', { endorsements: ['msteams'] })

let keys: KeysServer
let server: Server
let origin: string

/** Both doors as the app builds them; behind them nobody is registered and nothing is said. */
beforeEach(async () => {
  keys = await startKeysServer(() => ({ keys: [key.published] }))
  const { openIdMetadataUrl, keySetUrl } = keys
  const quiet = () => undefined
  server = createHttpServer({
    deps: { unitOfWork: { run: async () => null } } as never,
    requireUser: createRequireUser({ tenantId, clientId: apiClientId, keySetUrl }),
    messages: createMessagesEndpoint({
      appId: botAppId,
      appType: 'SingleTenant',
      tenantId,
      serviceHosts: new Set([new URL(keySetUrl).host]),
      openIdMetadataUrl,
      bot: async () => undefined,
      onRefused: quiet,
      onUnreadable: quiet,
      onTrouble: quiet,
    }),
    ready: async () => ({ ready: true, checks: {} }),
    version: {},
    tabFolder: '/nowhere',
    onTrouble: quiet,
    restifyLog: createLog('silent') as never,
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  origin = server.url
})
afterEach(async () => {
  server.close()
  server.server.closeAllConnections()
  await once(server.server, 'close')
  await keys.close()
})

async function deliver() {
  const serviceUrl = `http://${new URL(keys.keySetUrl).host}/`
  const token = await key.sign({
    iss: 'https://api.botframework.com',
    aud: botAppId,
    serviceurl: serviceUrl,
    ...goodHour(),
  })
  const { status, text } = await rawRequest(origin, {
    method: 'POST',
    path: '/api/messages',
    headers: ['content-type', 'application/json', 'authorization', `Bearer ${token}`],
    body: JSON.stringify({ type: 'typing', channelId: 'msteams', serviceUrl }),
  })
  return { status, text }
}

async function askMe() {
  const token = await key.sign({
    iss: `https://login.microsoftonline.com/${tenantId}/v2.0`,
    aud: apiClientId,
    tid: tenantId,
    oid: '00000000-0000-4000-8000-000000000001',
    scp: 'access_as_user',
    azp: '5e3ce6c0-2b1f-4285-8d4b-75ee78787346',
    ...goodHour(),
  })
  const { status, text } = await rawRequest(origin, { path: '/api/me', headers: ['authorization', `Bearer ${token}`] })
  return { status, code: problem.parse(JSON.parse(text)).code }
}

const nobodyLetIn = { messages: { status: 503, text: '{}' }, api: { status: 503, code: 'trouble' } }
/** Let in: who they are is known, and that they are not registered. */
const letIn = { messages: { status: 200, text: '{}' }, api: { status: 403, code: 'unknownPerson' } }

const both = async () => ({ messages: await deliver(), api: await askMe() })

describe('署名の鍵を確かめられないとき', () => {
  test.each<[string, KeysTrouble]>([
    ['つながらない', 'refusing'],
    ['500 が返る', 'failing'],
    ['404 が返る', 'notFound'],
    ['HTML が返る', 'html'],
    ['鍵の形でないものが返る', 'malformedKeys'],
    ['よそへ案内される', 'redirecting'],
  ])('%s間は誰も通さず 503 とし、戻れば次の依頼から通す', async (_, trouble) => {
    await keys.suffer(trouble)
    expect(await both()).toEqual(nobodyLetIn)
    expect(await both()).toEqual(nobodyLetIn)
    await keys.recover()
    expect(await both()).toEqual(letIn)
  })

  test('ボットの部品だけが鍵を読めないときも 503 とし、戻れば次の依頼から通す', async () => {
    const forTheGate = 2
    keys.answerOnly(forTheGate)
    expect(await deliver()).toEqual(nobodyLetIn.messages)
    await keys.recover()
    expect(await deliver()).toEqual(letIn.messages)
  })

  test('一度読んだ鍵は、鍵の場所が落ちても使える', async () => {
    expect(await both()).toEqual(letIn)
    await keys.suffer('refusing')
    expect(await both()).toEqual(letIn)
  })

  test('知らない番号の鍵が続いても、鍵の場所へは尋ね直し続けない', async () => {
    expect(await both()).toEqual(letIn)
    const before = keys.asked()
    const junk = makeSigningKey('somebody-else')
    for (let i = 0; i < 20; i += 1) {
      const token = await junk.sign({ iss: 'https://api.botframework.com', aud: botAppId, ...goodHour() })
      const headers = ['authorization', `Bearer ${token}`]
      expect((await rawRequest(origin, { path: '/api/me', headers })).status).toBe(401)
    }
    expect(keys.asked() - before).toBeLessThanOrEqual(1)
  })
})
