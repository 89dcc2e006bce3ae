import { beforeEach, describe, expect, test } from '@jest/globals'
import { createInstaller } from '../../../../bot/src/outbound/teams/installer.ts'

const person = '00000000-0000-4000-8000-000000000001'
const apps = `/users/${person}/teamwork/installedApps`
const teamsAppId = 'b1c5353a-7aca-41b3-830f-27d5218fe0e5'

type Answer = () => Response | Promise<Response>

let asked: { readonly method: string; readonly path: string; readonly body: unknown }[]
let answers: Answer[]

const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers })
const installed = () => json(200, { value: [{ id: 'NjY2I3dvcms=' }] })
const chat = () => json(200, { id: '19:one_two@unq.gbl.spaces', chatType: 'oneOnOne' })

const installer = createInstaller({
  teamsAppId,
  serviceUrl: 'https://smba.trafficmanager.net/teams/',
  graph: async (path, { method = 'GET', body } = {}) => {
    asked.push({ method, path: decodeURIComponent(path), body: body ? JSON.parse(String(body)) : null })
    const answer = answers.shift()
    if (!answer) throw new Error('Graph was asked once too often')
    return answer()
  },
})

beforeEach(() => {
  asked = []
  answers = []
})

describe('アプリを追加できたとき', () => {
  test('本人の Teams に追加し、チャットの宛先を返す', async () => {
    answers = [() => new Response(null, { status: 201 }), installed, chat]
    expect(await installer.install(person)).toEqual({
      kind: 'installed',
      address: {
        conversationId: '19:one_two@unq.gbl.spaces',
        serviceUrl: 'https://smba.trafficmanager.net/teams/',
      },
    })
    expect(asked).toEqual([
      {
        method: 'POST',
        path: apps,
        body: { 'teamsApp@odata.bind': `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${teamsAppId}` },
      },
      { method: 'GET', path: `${apps}?$expand=teamsApp&$filter=teamsApp/id eq '${teamsAppId}'`, body: null },
      { method: 'GET', path: `${apps}/NjY2I3dvcms=/chat`, body: null },
    ])
  })

  test('もう追加されていても（409）、同じようにチャットの宛先を返す', async () => {
    answers = [() => json(409, { error: { code: 'Conflict' } }), installed, chat]
    expect(await installer.install(person)).toMatchObject({
      kind: 'installed',
      address: { serviceUrl: expect.any(String) },
    })
  })

  test.each<[string, Answer[]]>([
    ['一覧にまだ出ない', [() => json(200, { value: [] })]],
    ['一覧が読めない', [() => new Response('<h1>Bad Gateway</h1>', { status: 502 })]],
    ['一覧が思った形でない', [() => json(200, { value: [{ id: 5 }] })]],
    ['チャットがまだない', [installed, () => json(404, { error: { code: 'NotFound' } })]],
    ['途中で切れた', [() => Promise.reject(new TypeError('fetch failed'))]],
  ])('%s ときは、宛先なしで「追加した」とする', async (_, rest) => {
    answers = [() => new Response(null, { status: 201 }), ...rest]
    expect(await installer.install(person)).toEqual({ kind: 'installed', address: null })
    expect(answers).toEqual([])
  })
})

describe('アプリを追加できないとき', () => {
  test.each([
    [403, 'installForbidden'],
    [404, 'personOrAppNotFound'],
    [400, 'installRefused'],
  ])('%i は %s とし、繰り返さない', async (status, cause) => {
    answers = [() => json(status, { error: { code: 'Forbidden' } })]
    expect(await installer.install(person)).toEqual({ kind: 'refused', cause })
  })

  test.each<[number, Record<string, string>, object]>([
    [429, { 'retry-after': '12.3' }, { cause: 'directoryBusy', afterSeconds: 13 }],
    [429, {}, { cause: 'directoryBusy', afterSeconds: null }],
    [503, { 'retry-after': '99999' }, { cause: 'directoryBusy', afterSeconds: 3600 }],
    [500, { 'retry-after': 'soon' }, { cause: 'directoryBusy', afterSeconds: null }],
    [401, {}, { cause: 'installNotSignedIn', afterSeconds: 900 }],
  ])('%i は待ってからやり直す', async (status, headers, expected) => {
    answers = [() => json(status, {}, headers)]
    expect(await installer.install(person)).toEqual({ kind: 'tryLater', ...expected })
  })

  test('返事がなければ、待ってからやり直す。二度追加しても害はない', async () => {
    answers = [() => Promise.reject(new TypeError('fetch failed'))]
    expect(await installer.install(person)).toEqual({
      kind: 'tryLater',
      cause: 'directoryDoesNotAnswer',
      afterSeconds: null,
    })
  })
})
