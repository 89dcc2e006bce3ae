import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { posts, startTestCity, type TestCity } from '../../support/test-city.ts'

let city: TestCity
beforeAll(async () => {
  city = await startTestCity()
}, 60_000)
afterAll(() => city.stop())

const ask = (method: string, body?: unknown, headers: Record<string, string> = {}) =>
  fetch(`${city.origin}/local/samples`, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })

interface Board {
  readonly round: { readonly id: string }
  readonly measures: readonly { readonly previous: { readonly source: string } | null }[]
}

async function sources(): Promise<readonly (string | undefined)[]> {
  const { body } = await city.ask(posts.pmo, 'GET', '/api/board')
  return [...new Set((body as Board).measures.map(({ previous }) => previous?.source))]
}

describe('動いているアプリに見本を入れる', () => {
  test('四半期ごとに1行ずつ返り、ボードには見本として映り、取り除けば元に戻る', async () => {
    expect(await sources()).toEqual(['published'])
    const response = await ask('POST', { quarters: 8 })
    expect(response.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8')
    const lines = (await response.text()).trim().split('\n')
    expect(lines).toHaveLength(8)
    expect(JSON.parse(lines[7] ?? '')).toMatchObject({ roundId: '2025Q2', outcome: 'filled', measures: 32 })
    expect(await sources()).toEqual(['sample'])

    expect(await (await ask('DELETE')).json()).toMatchObject({ cleared: { length: 8 } })
    expect(await sources()).toEqual(['published'])
  }, 60_000)

  test.each([[0], [41], ['8'], [1.5], [null]])('四半期の数が %p なら断る', async (quarters) => {
    expect((await ask('POST', { quarters })).status).toBe(400)
  })

  test('ほかの機械の画面からは、入れることも取り除くこともできない', async () => {
    const elsewhere = { origin: 'https://example.com' }
    expect((await ask('POST', { quarters: 1 }, elsewhere)).status).toBe(403)
    expect((await ask('DELETE', undefined, elsewhere)).status).toBe(403)
    expect(await sources()).toEqual(['published'])
  })
})
