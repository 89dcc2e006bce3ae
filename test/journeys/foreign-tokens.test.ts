/** よその署名・よその市のトークンが押し寄せても、何も起きず、市の人は答え続けられる: the whole app over HTTP. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { ConfigurationBotFrameworkAuthentication } from 'botbuilder'
import type { JWTPayload } from 'jose'
import { ToBotFromBotOrEmulatorTokenValidationParameters as libraryChecks } from '../../node_modules/botframework-connector/lib/auth/tokenValidationParameters.js'
import { board } from '../../shared/src/contract/board.ts'
import { type Channel, connectorIssuer, openChannel } from '../bot/inbound/chat/channel.ts'
import { connections, rawRequest } from '../bot/inbound/raw-request.ts'
import { goodHour } from '../bot/inbound/signing-key.ts'
import { chatOf } from '../support/chat-of.ts'
import { posts, startTestCity, type TestCity } from '../support/test-city.ts'

let city: TestCity
let channel: Channel
const agent = connections()

beforeAll(async () => {
  city = await startTestCity()
  channel = await openChannel(city, posts.generalAffairsLeader)
  await chatOf(city, posts.generalAffairsLeader).card()
}, 30_000)
afterAll(async () => {
  agent.destroy()
  channel.close()
  await city.stop()
})

/** The library's process-wide list of issuers it would believe. */
const believed = () => [libraryChecks.issuer ?? []].flat()

const entraIssuers = (tenant: string) => [
  `https://sts.windows.net/${tenant}/`,
  `https://login.microsoftonline.com/${tenant}/v2.0`,
]
/** No key ever signed it, but it reads well. */
const unsigned = (claims: JWTPayload) =>
  [{ alg: 'RS256', kid: 'endorsed' }, claims, 'no signature']
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.')
const junk = (tenant: string) => {
  const [iss] = entraIssuers(tenant)
  return unsigned({ iss, tid: tenant, aud: channel.botAppId, azp: channel.botAppId, ...goodHour() })
}

const submit = () => ({
  type: 'invoke',
  name: 'adaptiveCard/action',
  value: {
    action: {
      type: 'Action.Execute',
      verb: 'checkIn.submit',
      data: {
        roundId: '2025Q3',
        measureId: 'B1-3',
        basedOn: 0,
        nonce: randomUUID(),
        weather: 'stormy',
        progress: 'よそから書かれた文',
        direction: 'stop',
        directionReason: 'awaitingDecision',
      },
    },
  },
})

async function answers() {
  const { body } = await city.ask(posts.pmo, 'GET', '/api/board')
  return board.parse(body).measures.filter(({ current }) => current !== null)
}

describe('よその署名で回答を書き込もうとしても', () => {
  test.each<[string, () => Promise<string>]>([
    ['誰の署名でもないトークン', async () => unsigned({ iss: connectorIssuer, aud: channel.botAppId, ...goodHour() })],
    ['別の鍵の署名', () => channel.token({ key: channel.keys.impostor })],
    ['別のボット宛ての署名', () => channel.token({ claims: { aud: randomUUID() } })],
    ['別の接続先の署名', () => channel.token({ claims: { serviceurl: 'https://smba.trafficmanager.net/teams/' } })],
    [
      '正しい鍵の、よその市の Entra のトークン',
      () => {
        const tenant = randomUUID()
        const [, iss] = entraIssuers(tenant)
        return channel.token({ claims: { iss, tid: tenant, azp: channel.botAppId, serviceurl: undefined } })
      },
    ],
    [
      '担当者本人のタブのトークン',
      async () => {
        const { tenantId } = channel
        const about = { tenantId, apiClientId: city.apiClientId, personId: posts.generalAffairsLeader, post: '' }
        return (await city.teams.keys.signUserToken(about)).token
      },
    ],
    ['ボット自身のトークン', () => city.teams.botToken()],
  ])('%s では 401 で、何も残らない', async (_, token) => {
    const { status, text } = await channel.deliver(`Bearer ${await token()}`, channel.activity(submit()))
    expect([status, text]).toEqual([401, '{}'])
    expect(await answers()).toEqual([])
  })

  test('よその市の人からの依頼は、署名が正しくても何も残らない', async () => {
    const tenant = randomUUID()
    const conversation = { id: channel.person.conversationId, conversationType: 'personal', tenantId: tenant }
    const { status } = await channel.deliverWell(channel.activity({ ...submit(), conversation }))
    expect(status).toBe(200)
    expect(await answers()).toEqual([])
  })
})

test('でたらめなトークンが3000通届いても、すべて 401 で、ボットの部品の信じる相手は増えない', async () => {
  const before = believed()
  const body = JSON.stringify(channel.activity(submit()))
  const statuses = new Map<number, number>()
  const send = async () => {
    const headers = ['content-type', 'application/json', 'authorization', `Bearer ${junk(randomUUID())}`]
    const { status } = await rawRequest(city.origin, { method: 'POST', path: '/api/messages', headers, body, agent })
    statuses.set(status, (statuses.get(status) ?? 0) + 1)
  }
  for (let sent = 0; sent < 3000; sent += 50) await Promise.all(Array.from({ length: 50 }, send))
  expect([...statuses]).toEqual([[401, 3000]])
  expect(believed()).toEqual(before)
  expect(await answers()).toEqual([])
}, 60_000)

test('そのあとも、担当者の回答は届く', async () => {
  const shown = await chatOf(city, posts.generalAffairsLeader).submit('B1-3', {})
  expect(shown.text).toContain('の回答を保存しました')
  expect((await answers()).map(({ id }) => id)).toEqual(['B1-3'])
})

/** Last, because what it does stays in the process: shows that the list above is the one that grows without the gate. */
test('門がなければ、でたらめなトークン1通ごとに、ボットの部品の信じる相手が増える', async () => {
  const tenant = randomUUID()
  const ungated = new ConfigurationBotFrameworkAuthentication({ MicrosoftAppId: channel.botAppId })
  const asked = ungated.authenticateRequest(channel.activity() as never, `Bearer ${junk(tenant)}`)
  await expect(asked).rejects.toThrow()
  expect(believed()).toEqual(expect.arrayContaining(entraIssuers(tenant)))
})
