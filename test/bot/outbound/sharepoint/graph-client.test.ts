import { describe, expect, test } from '@jest/globals'
import { sendBatch } from '../../../../bot/src/outbound/sharepoint/batch.ts'
import { createGraphClient } from '../../../../bot/src/outbound/sharepoint/graph-client.ts'
import { RecordTrouble } from '../../../../bot/src/usecases/record-ports.ts'

interface Sent {
  readonly url: string
  readonly method: string
  readonly headers: Headers
  readonly body: string | null
}
type Answering = (sent: Sent) => Response | Promise<Response>

/** The product's client over answers given by the test. */
function clientWith(answer: Answering, { timeout = 1000, get = async () => 'token-1' } = {}) {
  const sent: Sent[] = []
  const renewed: string[] = []
  let token: string | null = null
  const client = createGraphClient({
    tokens: {
      get: async () => token ?? (await get()),
      renew: async (refused) => {
        renewed.push(refused)
        token = `token-${renewed.length + 1}`
      },
    },
    clock: { now: () => new Date('2025-12-01T00:00:00Z') },
    version: '1.2.3',
    timeout,
    terminal: {
      execute: async (context) => {
        const { method = 'GET', headers, body } = context.options ?? {}
        const one = {
          url: String(context.request),
          method,
          headers: new Headers(headers),
          body: body ? String(body) : null,
        }
        sent.push(one)
        context.response = await answer(one)
      },
    },
  })
  return { client, sent, renewed }
}

const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  Response.json(body, { status, headers })
const get = { method: 'GET', url: '/sites/x' } as const

describe('Graph への1回の要求', () => {
  test('名乗りとトークンを付けて、番地を書き換えずに送る', async () => {
    const { client, sent } = clientWith(() => json({ id: 1 }))
    const link =
      "https://graph.microsoft.com/v1.0/sites/a,b,c/lists/d/items?$filter=fields%2FA%20eq%20'%26%23'&$top=5&x=y%3D"
    expect(await client.send({ method: 'GET', url: link })).toMatchObject({
      kind: 'answer',
      status: 200,
      body: { id: 1 },
    })
    expect(sent[0]?.url).toBe(link)
    expect(sent[0]?.headers.get('user-agent')).toBe('NONISV|Gyokaku|gyokaku/1.2.3')
    expect(sent[0]?.headers.get('authorization')).toBe('Bearer token-1')
    await client.send({ method: 'POST', url: '/$batch', body: { requests: [] } })
    expect(sent[1]).toMatchObject({ url: 'https://graph.microsoft.com/v1.0/$batch', body: '{"requests":[]}' })
    expect(sent[1]?.headers.get('content-type')).toBe('application/json')
  })

  test.each([
    'https://evil.example/v1.0/sites',
    'http://graph.microsoft.com/v1.0/sites',
    'https://graph.microsoft.com.evil.example/',
    'sites/x',
  ])('ほかの宛先には送らない %s', async (url) => {
    const { client, sent } = clientWith(() => json({}))
    expect(await client.send({ method: 'GET', url })).toMatchObject({
      kind: 'trouble',
      cause: 'oddAnswer',
      uncertain: false,
    })
    expect(sent).toEqual([])
  })

  test('Graph の中での転送には従い、外への転送には従わない', async () => {
    const inside = clientWith(({ url }) =>
      url.endsWith('/x')
        ? new Response(null, { status: 302, headers: { location: 'https://graph.microsoft.com/v1.0/y' } })
        : json({}),
    )
    expect(await inside.client.send(get)).toMatchObject({ kind: 'answer', status: 200 })
    const outside = clientWith(
      () => new Response(null, { status: 307, headers: { location: 'https://portal.example/login' } }),
    )
    const post = { method: 'POST', url: '/$batch', body: { secret: '本文' } } as const
    expect(await outside.client.send(post)).toMatchObject({ kind: 'trouble', cause: 'oddAnswer' })
    expect(outside.sent).toHaveLength(1)
  })

  test('トークンが断られたら1度だけ取り直し、また断られたらサインインできないと言う', async () => {
    const once = clientWith(({ headers }) =>
      headers.get('authorization') === 'Bearer token-1' ? json({}, 401) : json({}),
    )
    expect(await once.client.send(get)).toMatchObject({ kind: 'answer' })
    expect(once.renewed).toEqual(['token-1'])
    const never = clientWith(() => json({}, 401))
    expect(await never.client.send(get)).toMatchObject({ cause: 'notSignedIn', needsPerson: true, uncertain: false })
    expect(never.sent).toHaveLength(2)
  })

  test('トークンがないときは送らず、その理由を言う', async () => {
    const { client, sent } = clientWith(() => json({}), {
      get: async () => {
        throw new RecordTrouble('notSignedIn', null, true)
      },
    })
    expect(await client.send(get)).toMatchObject({ cause: 'notSignedIn', needsPerson: true })
    expect(sent).toEqual([])
  })

  test('返事がなければ期限で打ち切り、書けたかもしれないと言う。打ち切りを聞かない相手でも', async () => {
    const { client } = clientWith(() => new Promise<Response>(() => undefined), { timeout: 30 })
    expect(await client.send(get)).toMatchObject({ cause: 'unreachable', uncertain: true })
  })

  test.each([
    ['ECONNREFUSED', false],
    ['ENOTFOUND', false],
    ['CERT_HAS_EXPIRED', false],
    ['ECONNRESET', true],
    ['UND_ERR_SOCKET', true],
  ])('つながらないとき（%s）、書けたかもしれないかどうかを区別する', async (code, uncertain) => {
    const { client } = clientWith(() => {
      throw new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) })
    })
    expect(await client.send(get)).toMatchObject({ cause: 'unreachable', uncertain })
  })

  test.each([
    [json({ error: { code: 'x', innererror: {} } }, 403), { cause: 'noRight', needsPerson: true }],
    [new Response('<html>blocked</html>', { status: 403 }), { cause: 'oddAnswer', needsPerson: false }],
    [
      json({}, 429, { 'retry-after': '1.2', 'ratelimit-reset': '9' }),
      { cause: 'throttled', afterSeconds: 9, uncertain: false },
    ],
    [json({}, 503), { cause: 'throttled', afterSeconds: null, uncertain: true }],
    [json({}, 507), { cause: 'unreachable', uncertain: true }],
    [new Response('<html>', { status: 502 }), { cause: 'unreachable', uncertain: true }],
    [new Response('<html>', { status: 200 }), { cause: 'oddAnswer', uncertain: true }],
    [new Response('{"value":[', { status: 200 }), { cause: 'oddAnswer', uncertain: true }],
  ])('断られ方ごとに、意味は1つに決まる（%#）', async (response, trouble) => {
    const { client } = clientWith(() => response)
    expect(await client.send(get)).toMatchObject({ kind: 'trouble', ...trouble })
  })

  test.each([400, 404, 409, 410, 412])('%i は尋ねた者が判断する。本文が空でも HTML でも', async (status) => {
    for (const body of ['', '<html>', '{"error":{"code":"x"}}']) {
      const { client } = clientWith(() => new Response(body, { status }))
      expect(await client.send(get)).toMatchObject({ kind: 'answer', status })
    }
  })

  test('本文のない返事も、型の違う JSON も読む', async () => {
    const empty = clientWith(() => new Response(null, { status: 204 }))
    expect(await empty.client.send({ method: 'DELETE', url: '/x' })).toMatchObject({ status: 204, body: undefined })
    const typed = clientWith(() => new Response('{"a":1}', { headers: { 'content-type': 'text/plain' } }))
    expect(await typed.client.send(get)).toMatchObject({ body: { a: 1 } })
  })
})

describe('まとめて送る', () => {
  const parts = ['a', 'b', 'c', 'd'].map((name) => ({ method: 'GET' as const, url: `/${name}` }))
  const requestsIn = ({ body }: Sent) =>
    (JSON.parse(body ?? '{}') as { requests: { id: string; url: string; headers: Record<string, string> }[] }).requests

  test('どの順で答えても、足りなくても、1件ずつに結び付ける', async () => {
    const { client } = clientWith((sent) => {
      const [a, b, c] = requestsIn(sent)
      return json({
        responses: [
          { id: c?.id, status: 404, headers: { 'Content-Type': 'application/json' }, body: { error: { code: 'x' } } },
          { id: 'nobody', status: 200 },
          'nonsense',
          { id: a?.id, status: 204 },
          { id: b?.id, status: 429, headers: { 'retry-after': '3' }, body: { error: { code: 'y' } } },
        ],
      })
    })
    expect(await sendBatch(client, parts)).toMatchObject([
      { kind: 'answer', status: 204 },
      { kind: 'trouble', cause: 'throttled', afterSeconds: 3, uncertain: false },
      { kind: 'answer', status: 404 },
      { kind: 'trouble', cause: 'oddAnswer', uncertain: true },
    ])
  })

  test('断られたトークンの分だけ、新しいトークンで送り直す', async () => {
    const asked: number[] = []
    const { client, renewed } = clientWith((sent) => {
      const requests = requestsIn(sent)
      asked.push(requests.length)
      const fails = (url: string) => asked.length === 1 && (url === '/b' || url === '/d')
      return json({ responses: requests.map(({ id, url }) => ({ id, status: fails(url) ? 401 : 200, body: { url } })) })
    })
    const results = await sendBatch(client, parts)
    expect(results.map((result) => (result.kind === 'answer' ? result.body : null))).toEqual(
      parts.map(({ url }) => ({ url })),
    )
    expect(asked).toEqual([4, 2])
    expect(renewed).toEqual(['token-1'])
  })

  test('版の印は一字一句そのまま送り、空なら送らない', async () => {
    const seen: Record<string, string>[] = []
    const { client } = clientWith((sent) => {
      seen.push(...requestsIn(sent).map(({ headers }) => headers))
      return json({ responses: [] })
    })
    const patch = { method: 'PATCH' as const, url: '/a', body: { A: 1 } }
    await sendBatch(client, [
      { ...patch, eTag: '"{12AD05BB},756"' },
      { ...patch, eTag: null },
    ])
    expect(seen).toEqual([
      { 'Content-Type': 'application/json', 'If-Match': '"{12AD05BB},756"' },
      { 'Content-Type': 'application/json' },
    ])
  })

  test.each([
    [json({ error: { code: 'BadRequest' } }, 400), false],
    [json({ value: [] }), true],
    [new Response(''), true],
  ])('まとまりの返事が読めないとき、書けたかもしれないかどうかを区別する（%#）', async (response, uncertain) => {
    const { client } = clientWith(() => response)
    const odd = { kind: 'trouble', cause: 'oddAnswer', uncertain }
    expect(await sendBatch(client, parts)).toMatchObject([odd, odd, odd, odd])
  })

  test('20件ずつに分け、つながらなくなったら残りは送らない', async () => {
    const many = Array.from({ length: 45 }, (_, index) => ({ method: 'GET' as const, url: `/${index}` }))
    const sizes: number[] = []
    const { client } = clientWith((sent) => {
      const requests = requestsIn(sent)
      sizes.push(requests.length)
      if (sizes.length === 2) return json({}, 504)
      return json({ responses: requests.map(({ id }) => ({ id, status: 200, body: {} })) })
    })
    const results = await sendBatch(client, many)
    expect(sizes).toEqual([20, 20])
    expect(results.slice(0, 20).every(({ kind }) => kind === 'answer')).toBe(true)
    expect(results.slice(20, 40)).toMatchObject(Array(20).fill({ cause: 'unreachable', uncertain: true }))
    expect(results.slice(40)).toMatchObject(Array(5).fill({ cause: 'unreachable', uncertain: false }))
  })
})
