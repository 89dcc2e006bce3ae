import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { ConnectorClient } from '../../../../bot/src/outbound/teams/connector-client.ts'
import { freePort } from '../../../support/free-port.ts'
import { type FakeConnector, personId, reply, startConnector } from './fake-connector.ts'

let connector: FakeConnector
let elsewhere: FakeConnector

beforeAll(async () => {
  connector = await startConnector()
  elsewhere = await startConnector()
})
afterAll(async () => {
  await connector.close()
  await elsewhere.close()
})
beforeEach(() => {
  connector.answerWith(reply(201, { id: 'a:1' }))
  elsewhere.answerWith(reply(201, { id: 'a:1' }))
})

const at = (serviceUrl: string) => ({ conversationId: 'a:chat', serviceUrl })
const hello = { type: 'message', text: 'こんにちは' }

/** Every operation, each on the given service URL. */
const operations: readonly [string, (client: ConnectorClient, serviceUrl: string) => Promise<unknown>][] = [
  ['送る', (client, url) => client.sendActivity(at(url), hello)],
  ['直す', (client, url) => client.updateActivity(at(url), 'a:1', hello)],
  ['取り消す', (client, url) => client.deleteActivity(at(url), 'a:1')],
  ['参加者を読む', (client, url) => client.members(at(url))],
]

describe('返事が来ないとき', () => {
  test.each(operations)('「%s」は、待っても返事がなければ「届いたか分からない」で、送り直さない', async (_, run) => {
    connector.answerWith(() => undefined)
    const client = connector.client({ timeout: 100 })
    expect(await run(client, connector.serviceUrl)).toEqual({ kind: 'unknown', cause: 'noAnswer' })
    expect(connector.received).toHaveLength(1)
  })

  test.each(operations)('「%s」は、読まれたあとに切れても「届いたか分からない」で、送り直さない', async (_, run) => {
    connector.answerWith((_res, req) => req.socket.destroy())
    expect(await run(connector.client(), connector.serviceUrl)).toEqual({ kind: 'unknown', cause: 'noAnswer' })
    expect(connector.received).toHaveLength(1)
  })

  test('返事の途中で止まったら「届いたか分からない」', async () => {
    connector.answerWith((res) => {
      res.writeHead(201, { 'content-type': 'application/json' })
      res.write('{"id":')
    })
    const client = connector.client({ timeout: 100 })
    expect(await client.sendActivity(at(connector.serviceUrl), hello)).toMatchObject({ kind: 'unknown' })
    expect(await client.createConversation(personId)).toMatchObject({ kind: 'unknown' })
    expect(connector.received).toHaveLength(2)
  })

  test.each(operations)('「%s」は、つながらなければ何も届いていないので、あとで送り直せる', async (_, run) => {
    const host = `127.0.0.1:${await freePort()}`
    const client = connector.client({ serviceHosts: new Set([host]) })
    expect(await run(client, `http://${host}/`)).toEqual({
      kind: 'tryLater',
      cause: 'notConnected',
      afterSeconds: null,
    })
  })

  test('ボットのトークンが得られなければ何も送っていないので、あとで送り直せる', async () => {
    const token = () => Promise.reject(new Error('Entra does not answer'))
    const client = connector.client({ token })
    for (const [, run] of operations) {
      expect(await run(client, connector.serviceUrl)).toEqual({
        kind: 'tryLater',
        cause: 'noBotToken',
        afterSeconds: null,
      })
    }
    expect(connector.received).toEqual([])
  })
})

describe('トークンを渡してよい相手', () => {
  test.each(operations)('「%s」で別の場所へ案内されても、ついて行かない', async (_, run) => {
    for (const status of [301, 302, 303, 307, 308]) {
      connector.answerWith(reply(status, '', { location: `${elsewhere.serviceUrl}v3/conversations` }))
      expect(await run(connector.client(), connector.serviceUrl)).toEqual({ kind: 'refused', cause: `HTTP ${status}` })
      expect(connector.received).toHaveLength(1)
    }
    expect(elsewhere.received).toEqual([])
  })

  const foreign: readonly [string, (host: string, other: string) => string][] = [
    ['知らないホスト', (_, other) => `http://${other}/teams/`],
    ['ポート違い', (host, other) => `http://${host.split(':')[0]}:${other.split(':')[1]}/`],
    ['名前の前に利用者名を付けたもの', (host) => `http://smba.trafficmanager.net@${host}/`],
    ['利用者名に許されたホストを書いたもの', (host, other) => `http://${host}@${other}/`],
    ['合言葉に許されたホストを書いたもの', (host, other) => `http://x:${host.replace(':', '%3A')}@${other}/`],
    ['逆斜線で区切ったもの', (host, other) => `http:\\\\${other}\\@${host}/`],
    ['番号で書いた別名', (host) => `http://localhost:${host.split(':')[1]}/`],
    ['暗号化しない外のホスト', () => 'http://smba.trafficmanager.net/teams/'],
    ['別の方式', (host) => `ftp://${host}/`],
    ['ファイル', () => 'file:///etc/hostname'],
    ['場所として読めないもの', () => 'not a place'],
    ['空', () => ''],
  ]

  test.each(foreign)('%s には、依頼もトークンも渡さない', async (_, urlOf) => {
    let asked = 0
    const token = async () => {
      asked += 1
      return 'the-bots-own-token'
    }
    const serviceHosts = new Set([connector.host, 'smba.trafficmanager.net'])
    const client = connector.client({ token, serviceHosts })
    for (const [, run] of operations) {
      expect(await run(client, urlOf(connector.host, elsewhere.host))).toEqual({
        kind: 'refused',
        cause: 'serviceHostNotAllowed',
      })
    }
    expect([asked, connector.received, elsewhere.received]).toEqual([0, [], []])
  })

  test('会話を開く先も、許された相手だけ', async () => {
    const client = connector.client({ defaultServiceUrl: elsewhere.serviceUrl })
    expect(await client.createConversation(personId)).toEqual({ kind: 'refused', cause: 'serviceHostNotAllowed' })
    expect(elsewhere.received).toEqual([])
  })
})
