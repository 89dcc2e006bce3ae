/** 手元の見本のトークン：期限の前に作り直し、見本の時計がずれていても働く。 */
import { afterEach, describe, expect, test } from '@jest/globals'
import { localTokens } from '../../tab/src/api/local-people.ts'
import { UnreachableError } from '../../tab/src/api/problem-error.ts'

const minute = 60_000
const realFetch = globalThis.fetch

function signTokens(expiresAt: () => number): { signed: number; gone: boolean } {
  const server = { signed: 0, gone: false }
  globalThis.fetch = async () => {
    if (server.gone) throw new TypeError('fetch failed')
    server.signed += 1
    return Response.json({ token: `token-${server.signed}`, expiresAt: new Date(expiresAt()).toISOString() })
  }
  return server
}

describe('手元の見本のトークン', () => {
  afterEach(() => {
    globalThis.fetch = realFetch
  })

  test('期限の一分前までは同じものを使い、そこからは作り直す', async () => {
    let now = Date.UTC(2026, 0, 1)
    const end = now + 60 * minute
    signTokens(() => end)
    const tokens = localTokens('id', () => now)
    expect(await tokens.current()).toBe('token-1')
    now += 58 * minute
    expect(await tokens.current()).toBe('token-1')
    now += 1.5 * minute
    expect(await tokens.current()).toBe('token-2')
  })

  test('同時に求められても一つだけ作る', async () => {
    const now = Date.UTC(2026, 0, 1)
    const server = signTokens(() => now + 60 * minute)
    const tokens = localTokens('id', () => now)
    expect(await Promise.all([tokens.current(), tokens.current()])).toEqual(['token-1', 'token-1'])
    expect(server.signed).toBe(1)
  })

  test('サーバーの見本の時計が一年ずれていても、求めるたびに作り直したりはしない', async () => {
    for (const drift of [-365, 365]) {
      let now = Date.UTC(2026, 10, 22)
      const server = signTokens(() => now + drift * 24 * 60 * minute)
      const tokens = localTokens('id', () => now)
      await tokens.current()
      now += 3 * minute
      await tokens.current()
      expect(server.signed).toBe(1)
      now += 2 * minute
      await tokens.current()
      expect(server.signed).toBe(2)
    }
  })

  test('作れなかったときは覚えず、次に求められたときに作る', async () => {
    const now = Date.UTC(2026, 0, 1)
    const server = signTokens(() => now + 60 * minute)
    const tokens = localTokens('id', () => now)
    server.gone = true
    await expect(tokens.current()).rejects.toBeInstanceOf(UnreachableError)
    server.gone = false
    expect(await tokens.current()).toBe('token-1')
  })
})
