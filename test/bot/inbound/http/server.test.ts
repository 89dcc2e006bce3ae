import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { Server } from 'restify'
import { createHttpServer, type ServerSettings } from '../../../../bot/src/inbound/http/server.ts'
import { createLog } from '../../../../bot/src/log.ts'
import { problem } from '../../../../shared/src/contract/problem.ts'
import { type RawAnswer, rawRequest } from '../raw-request.ts'

const folder = mkdtempSync(join(tmpdir(), 'gyokaku-tab-'))
let server: Server
let origin: string
let settings: { -readonly [name in keyof ServerSettings]: ServerSettings[name] }
const troubles: string[] = []

const calm: ServerSettings = {
  deps: {} as never,
  requireUser: async (authorization) => (authorization ? 'someone' : null),
  messages: async () => ({ status: 200, body: null }),
  ready: async () => ({ ready: true, checks: { database: true } }),
  version: { name: 'gyokaku-board' },
  tabFolder: join(folder, 'tab'),
  onTrouble: (_error, route) => troubles.push(route),
  restifyLog: createLog('silent') as never,
}

beforeAll(async () => {
  for (const path of ['tab/assets', 'tab-other']) mkdirSync(join(folder, path), { recursive: true })
  writeFileSync(join(folder, 'tab/index.html'), '<!doctype html><title>業革ボード</title>')
  writeFileSync(join(folder, 'tab/assets/app-1a2b.js'), 'export {}')
  for (const path of ['secret.txt', 'tab-other/leak.txt', 'tab/.env']) writeFileSync(join(folder, path), 'SECRET')
  settings = { ...calm }
  server = createHttpServer({
    ...calm,
    messages: (...asked) => settings.messages(...asked),
    ready: () => settings.ready(),
    requireUser: (authorization) => settings.requireUser(authorization),
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  origin = server.url
})
afterAll(async () => {
  server.close()
  server.server.closeAllConnections()
  await once(server.server, 'close')
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(() => {
  Object.assign(settings, calm)
  troubles.length = 0
})
afterEach(async () => {
  expect((await rawRequest(origin, { path: '/healthz' })).status).toBe(200)
})

const get = (path: string) => rawRequest(origin, { path })
const codeOf = ({ text }: RawAnswer) => problem.parse(JSON.parse(text)).code

describe('動いているかの確かめ', () => {
  test('/healthz・/version・/readyz', async () => {
    const answers = await Promise.all(['/healthz', '/version', '/readyz'].map(get))
    expect(answers.map(({ status, text }) => [status, JSON.parse(text)])).toEqual([
      [200, { ok: true }],
      [200, { name: 'gyokaku-board' }],
      [200, { ready: true, checks: { database: true } }],
    ])
  })

  test('頼みの綱が切れていれば /readyz は 503 で、どれが切れたかを示す。/healthz は変わらない', async () => {
    settings.ready = async () => ({ ready: false, checks: { database: false } })
    const { status, text } = await get('/readyz')
    expect([status, JSON.parse(text)]).toEqual([503, { ready: false, checks: { database: false } }])
    expect((await get('/healthz')).status).toBe(200)
  })

  test('確かめること自体に失敗しても 503', async () => {
    settings.ready = () => Promise.reject(new Error('boom'))
    const answer = await get('/readyz')
    expect([answer.status, codeOf(answer)]).toEqual([503, 'trouble'])
    expect(answer.text).not.toContain('boom')
  })
})

const json = ['content-type', 'application/json']
const known = ['authorization', 'Bearer x']

/** One of each kind of answer. */
const kinds: readonly [string, number, string | null, Parameters<typeof rawRequest>[1]][] = [
  ['確かめ', 200, null, { path: '/healthz' }],
  ['ボードの画面', 200, null, { path: '/tab/' }],
  ['ボードの部品', 200, null, { path: '/tab/assets/app-1a2b.js' }],
  ['画面への案内', 302, null, { path: '/tab' }],
  ['メッセージの受け取り', 200, null, { method: 'POST', path: '/api/messages', headers: json, body: '{}' }],
  ['ない画面', 404, 'notFound', { path: '/tab/nothing.js' }],
  ['フォルダー', 404, 'notFound', { path: '/tab/assets' }],
  ['ない場所', 404, 'notFound', { path: '/nothing' }],
  ['根', 404, 'notFound', { path: '/' }],
  ['大文字の場所', 404, 'notFound', { path: '/API/me' }],
  ['許していない動作', 405, 'methodNotAllowed', { method: 'DELETE', path: '/api/me' }],
  ['許していない動作（GET）', 405, 'methodNotAllowed', { path: '/api/messages' }],
  ['許していない動作（PUT）', 405, 'methodNotAllowed', { method: 'PUT', path: '/healthz' }],
  ['許していない動作（OPTIONS）', 405, 'methodNotAllowed', { method: 'OPTIONS', path: '/api/board' }],
  ['許していない動作（画面へのPOST）', 405, 'methodNotAllowed', { method: 'POST', path: '/tab/index.html' }],
  ['サインインなし', 401, 'notSignedIn', { path: '/api/me' }],
  ['読めない指定', 400, 'malformedRequest', { path: '/api/board?round=abc', headers: known }],
  ['読めない本文', 400, 'malformedRequest', { method: 'POST', path: '/api/messages', headers: json, body: '{' }],
  ['崩れた場所', 404, 'notFound', { path: '/tab/%E0%A4%A' }],
  [
    '大きすぎる本文',
    413,
    'tooLarge',
    { method: 'POST', path: '/api/rounds/2025Q3/open', headers: json, body: `"${'x'.repeat(300_000)}"` },
  ],
  [
    '圧縮した本文',
    415,
    'encoded',
    { method: 'POST', path: '/api/messages', headers: ['content-encoding', 'gzip'], body: gzipSync('{}') },
  ],
  ['内側の失敗', 503, 'trouble', { path: '/api/me', headers: known }],
]

describe.each(kinds)('返事の種類：%s', (_, status, code, asked) => {
  test(`${status} で、約束の形と守りのヘッダーが付く`, async () => {
    const answer = await rawRequest(origin, asked)
    expect(answer.status).toBe(status)
    if (code !== null) {
      expect(codeOf(answer)).toBe(code)
      expect(problem.parse(JSON.parse(answer.text)).message).toMatch(/[ぁ-ん]/)
      expect(answer.headers['content-type']).toBe('application/json; charset=utf-8')
    }
    const { headers } = answer
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['referrer-policy']).toBe('no-referrer')
    expect(headers['x-frame-options']).toBeUndefined()
    expect(headers['set-cookie']).toBeUndefined()
    const isPart = asked.path === '/tab/assets/app-1a2b.js'
    expect(headers['cache-control']).toBe(isPart ? 'public, max-age=31536000, immutable' : 'no-store')
    const ancestors = asked.path.startsWith('/tab/') ? 'https://*.cloud.microsoft ' : "'none'"
    expect(headers['content-security-policy']).toContain(`frame-ancestors ${ancestors}`)
    expect(headers['content-security-policy']).toContain("default-src 'self'")
  })
})

describe('内側の失敗', () => {
  test('メッセージの受け取りで投げられても 503 で、詳しいことは言わず、知らせは残る', async () => {
    settings.messages = () => Promise.reject(new Error('the secret of the database'))
    const answer = await rawRequest(origin, { method: 'POST', path: '/api/messages', headers: json, body: '{}' })
    expect([answer.status, codeOf(answer), troubles]).toEqual([503, 'trouble', ['restify']])
    expect(answer.text).not.toContain('secret')
  })

  test('入口で投げられても 503 で、詳しいことは言わず、知らせは残る', async () => {
    settings.requireUser = () => Promise.reject(new Error('the secret of the keys'))
    const answer = await rawRequest(origin, { path: '/api/me', headers: known })
    expect([answer.status, codeOf(answer), troubles]).toEqual([503, 'trouble', ['readMe']])
    expect(answer.text).not.toContain('secret')
  })
})

describe('画面のフォルダーの外', () => {
  test.each([
    '/tab/../secret.txt',
    '/tab/./../secret.txt',
    '/tab//../secret.txt',
    '/tab/assets/../../secret.txt',
    '/tab/%2e%2e/secret.txt',
    '/tab/%2E%2E%2Fsecret.txt',
    '/tab/..%2fsecret.txt',
    '/tab/..%5csecret.txt',
    '/tab/..\\secret.txt',
    '/tab/%252e%252e%252fsecret.txt',
    '/tab/%252e%252e/secret.txt',
    '/tab/....//secret.txt',
    '/tab/..;/secret.txt',
    '/tab/%c0%ae%c0%ae/secret.txt',
    '/tab/%u002e%u002e/secret.txt',
    '/tab/../tab-other/leak.txt',
    '/tab/../tab/../secret.txt',
    `/tab/${folder}/secret.txt`,
    `/tab/${encodeURIComponent(`${folder}/secret.txt`)}`,
    '/tab//etc/hostname',
    '/tab/%2fetc%2fhostname',
    '/tab/.env',
    '/tab/%2eenv',
    '/tab/index.html%00.js',
    '/tab/%00',
    '/tab/%',
    '/tab/%zz',
    '/tab-other/leak.txt',
    '/tab../secret.txt',
  ])('%s には何もない', async (path) => {
    const answer = await get(path)
    expect([400, 404]).toContain(answer.status)
    expect(answer.text).not.toContain('SECRET')
    expect(['notFound', 'malformedRequest']).toContain(codeOf(answer))
  })
})

describe('長すぎる・崩れた依頼', () => {
  test('8千字の指定は 400、2万字の場所は 431 で、サーバーは動き続ける', async () => {
    const long = await rawRequest(origin, { path: `/api/board?round=${'a'.repeat(8000)}`, headers: known })
    expect([long.status, codeOf(long)]).toEqual([400, 'malformedRequest'])
    expect((await get(`/${'a'.repeat(20_000)}`)).status).toBe(431)
  })

  test.each(['/%', '/%E0%A4%A', '/api/rounds/%/open', '/api/me%00', '/api//me', '//', '/api/me/', '/*'])(
    '%s は 400 か 404',
    async (path) => {
      const answer = await rawRequest(origin, { path, headers: known })
      expect([400, 404]).toContain(answer.status)
      expect(['notFound', 'malformedRequest']).toContain(codeOf(answer))
    },
  )
})
