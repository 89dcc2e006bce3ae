import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { problem } from '../../../../shared/src/contract/problem.ts'
import { startTestCity, type TestCity } from '../../../support/test-city.ts'
import { type Channel, openChannel } from './channel.ts'

let city: TestCity
let channel: Channel

beforeAll(async () => {
  city = await startTestCity({ openFirstRound: false })
  channel = await openChannel(city)
}, 30_000)
afterAll(async () => {
  channel.close()
  await city.stop()
})

/** Posts with a good token; whether it arrived is told by what the bot writes into the chat. */
async function post(headers: readonly string[], body: string | Buffer) {
  const before = channel.written().length
  const authorization = `Bearer ${await channel.token()}`
  const { status, text } = await channel.post(['authorization', authorization, ...headers], body)
  return { status, text, arrived: channel.written().length > before }
}

const json = ['content-type', 'application/json']
const postJson = (body: unknown) => post(json, JSON.stringify(body))
const refused = { status: 401, text: '{}', arrived: false }

describe('接続先（serviceUrl）', () => {
  const host = () => new URL(channel.serviceUrl).host

  test.each<[string, () => unknown]>([
    ['なし', () => undefined],
    ['空', () => ''],
    ['null', () => null],
    ['数', () => 5],
    ['並び', () => [channel.serviceUrl]],
    ['空白だけ', () => ' '],
    ['場所として読めないもの', () => 'not a place'],
    ['ホストだけ', () => host()],
    ['方式のないもの', () => `//${host()}/connector/`],
    ['知らないホスト', () => 'https://example.com/teams/'],
    ['よその Teams のホスト', () => 'https://smba.trafficmanager.net/teams/'],
    ['別のポート', () => 'http://127.0.0.1:1/connector/'],
    ['ポートなし', () => 'http://127.0.0.1/connector/'],
    ['名前違いの同じ機械', () => `http://localhost:${new URL(channel.serviceUrl).port}/connector/`],
    ['利用者名に別のホスト', () => `https://evil@${host()}/connector/`],
    ['利用者名と合言葉', () => `http://evil:example@${host()}/connector/`],
    ['利用者名に許されたホスト', () => `https://${host().replace(':', '%3A')}@example.com/connector/`],
    ['許されたホストで始まる名前', () => `http://${host()}.example.com/connector/`],
    ['別の方式', () => `ftp://${host()}/connector/`],
    ['スクリプト', () => 'javascript:alert(1)'],
    ['ファイル', () => 'file:///etc/hostname'],
  ])('%s は、署名の接続先と同じでも通さない', async (_, serviceUrl) => {
    const before = channel.written().length
    const token = await channel.token({ claims: { serviceurl: serviceUrl() } })
    const activity = channel.activity({ serviceUrl: serviceUrl() })
    expect(await channel.deliver(`Bearer ${token}`, activity)).toMatchObject({ status: 401, text: '{}' })
    expect(channel.written()).toHaveLength(before)
  })
})

describe('チャネル（channelId）', () => {
  test.each([undefined, '', null, 5, 'webchat', 'emulator', 'AseChannel', 'MSTEAMS', 'msteams ', ['msteams']])(
    '%p は通さない',
    async (channelId) => {
      expect(await postJson(channel.activity({ channelId }))).toEqual(refused)
    },
  )
})

describe('種類（type）', () => {
  test.each([undefined, '', null, 5, ['message'], {}])('%p は通さない', async (type) => {
    expect(await postJson(channel.activity({ type }))).toEqual(refused)
  })
})

describe('本文の形', () => {
  test.each<[string, () => unknown]>([
    ['並び', () => [channel.activity()]],
    ['空の並び', () => []],
    ['空の組', () => ({})],
    ['null', () => null],
    ['数', () => 5],
    ['真偽', () => true],
    ['文字列', () => JSON.stringify(channel.activity())],
    ['一段深いもの', () => ({ activity: channel.activity() })],
  ])('%s は通さない', async (_, body) => {
    expect(await postJson(body())).toEqual(refused)
  })

  test('もとの型の名（__proto__）に隠したものは通さない', async () => {
    expect(await post(json, `{"__proto__":${JSON.stringify(channel.activity())}}`)).toEqual(refused)
  })

  test.each([
    ['空', json],
    ['空で種類の言明もない', []],
  ])('%s の本文は通さない', async (_, headers) => {
    expect(await post(headers, '')).toEqual(refused)
  })

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'image/png'])(
    '%s と言って送られたものは通さない',
    async (type) => {
      expect(await post(['content-type', type], JSON.stringify(channel.activity()))).toEqual(refused)
    },
  )

  test.each(['{', '{"type":"message"', 'type=message', "{'type':'message'}", '\u0000', 'NaN', '{}{}'])(
    'JSON でない %j は 400',
    async (body) => {
      const { status, text, arrived } = await post(json, body)
      expect([status, arrived]).toEqual([400, false])
      expect(problem.parse(JSON.parse(text)).code).toBe('malformedRequest')
    },
  )
})

describe('大きさ', () => {
  const sized = (bytes: number) => JSON.stringify(channel.activity({ padding: 'x'.repeat(bytes) }))

  test('200キロバイトは受け取る', async () => {
    expect(await post(json, sized(200 * 1024))).toEqual({ status: 200, text: '{}', arrived: true })
  })

  test.each([
    ['257キロバイト', 257 * 1024],
    ['10メガバイト', 10 * 1024 * 1024],
  ])('%s は 413', async (_, bytes) => {
    const { status, text, arrived } = await post(json, sized(bytes))
    expect([status, arrived]).toEqual([413, false])
    expect(problem.parse(JSON.parse(text)).code).toBe('tooLarge')
  })

  test('十万段の入れ子も、ただの本文として受け取る', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    const text = JSON.stringify(channel.activity({ value: 0 })).replace('"value":0', `"value":${deep}`)
    expect(await post(json, text)).toEqual({ status: 200, text: '{}', arrived: true })
  })
})

describe('圧縮', () => {
  const plain = () => JSON.stringify(channel.activity())
  /** Ten kilobytes that unpack to ten megabytes. */
  const bomb = () => gzipSync(Buffer.alloc(10 * 1024 * 1024, ' '))

  test.each<[string, string, () => string | Buffer]>([
    ['gzip', 'gzip', () => gzipSync(plain())],
    ['deflate', 'deflate', () => deflateSync(plain())],
    ['br', 'br', () => brotliCompressSync(plain())],
    ['大文字の GZIP', 'GZIP', () => gzipSync(plain())],
    ['二重の gzip', 'gzip, gzip', () => gzipSync(gzipSync(plain()))],
    ['小さく畳んだ10メガバイト', 'gzip', bomb],
    ['圧縮と言いながら素のまま', 'gzip', plain],
    ['知らない名前', 'zstd', plain],
    ['何もしていないという印', 'identity', plain],
    ['空の名前', '', plain],
  ])('%s は 415', async (_, encoding, body) => {
    const { status, text, arrived } = await post([...json, 'content-encoding', encoding], body())
    expect([status, arrived]).toEqual([415, false])
    expect(problem.parse(JSON.parse(text)).code).toBe('encoded')
  })
})

test('正しい依頼は、これらのあとも届く', async () => {
  expect(await postJson(channel.activity())).toEqual({ status: 200, text: '{}', arrived: true })
})
