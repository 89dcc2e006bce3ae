/** 職員の名簿を Microsoft Graph に尋ねる：HTTP の端で、見本のテナントと、断られるときの答え。 */

import { describe, expect, test } from '@jest/globals'
import type { Context } from '@microsoft/microsoft-graph-client'
import { createDirectory } from '../../../../bot/src/outbound/sharepoint/directory.ts'
import { createGraphClient } from '../../../../bot/src/outbound/sharepoint/graph-client.ts'
import { createGraphDouble } from '../../../../infra/local/graph/graph-double.ts'

const id = (n: number) => `00000000-0000-4000-a000-${String(n).padStart(12, '0')}`
const now = () => new Date('2026-04-01T00:00:00Z')
const account = (n: number, more: object = {}) => ({
  id: id(n),
  displayName: `職員${n}`,
  userPrincipalName: `person${n}@city.example`,
  ...more,
})

type Fetch = (request: Context['request'], options: Context['options']) => Promise<Response>

const directoryOver = (fetch: Fetch) =>
  createDirectory(
    createGraphClient({
      tokens: { get: async () => token, renew: async () => undefined },
      clock: { now },
      version: 'test',
      timeout: 2_000,
      terminal: {
        execute: async (context: Context) => {
          context.response = await fetch(context.request, context.options)
        },
      },
    }),
  )
let token = ''

function tenant(roles: readonly string[] = ['User.Read.All']) {
  const double = createGraphDouble({
    now,
    allowance: null,
    variant: 'kind',
    tenant: {
      id: '00000000-0000-4000-a000-0000000000ff',
      sharePointHost: 'city.sharepoint.com',
      people: [
        account(1, { department: '総務部総務課' }),
        account(2, { accountEnabled: false, department: '総務課' }),
        ...Array.from({ length: 40 }, (_, index) => account(100 + index)),
      ],
      sites: [],
    },
  })
  token = double.issueToken({ appId: 'product', roles: [...roles] })
  const asked: string[] = []
  const directory = directoryOver(async (request, options) => {
    asked.push(JSON.parse(String(options?.body)).requests.length)
    return double.fetch(request, options)
  })
  return { directory, asked }
}

describe('名簿に尋ねると', () => {
  test('所属・利用の停止・サインイン名がわかり、いない人は答えに出ない', async () => {
    const { directory } = tenant()
    expect(await directory.look([id(1), id(2), id(3)])).toEqual({
      kind: 'said',
      people: new Map([
        [id(1), { active: true, place: '総務部総務課', signInName: 'person1@city.example' }],
        [id(2), { active: false, place: '総務課', signInName: 'person2@city.example' }],
      ]),
    })
  })

  test('20人ずつまとめて尋ね、同じ人は一度だけ', async () => {
    const { directory, asked } = tenant()
    const people = Array.from({ length: 40 }, (_, index) => id(100 + index))
    const said = await directory.look([...people, id(100), id(1)])
    expect(asked).toEqual([20, 20, 1])
    expect(said.kind === 'said' && said.people.size).toBe(41)
  })

  test('権限がなければ、だれもいないとは言わず、権限がないと言う', async () => {
    const { directory } = tenant(['Sites.Selected'])
    expect(await directory.look([id(1)])).toEqual({ kind: 'trouble', trouble: 'noRight' })
  })
})

const part = (status: number, body: unknown, n = 1) => ({ id: String(n), status, body })
const batch = (...responses: object[]) => new Response(JSON.stringify({ responses }), { status: 200 })
const fine = { id: id(1), userPrincipalName: 'person1@city.example', accountEnabled: true, department: null }

describe('一人でもわからなければ、だれのことも言わない', () => {
  test.each<[string, () => Response | Promise<Response>, string]>([
    ['一人だけ混み合っている', () => batch(part(200, fine), part(429, {}, 2)), 'noAnswer'],
    ['一人の答えがない', () => batch(part(200, fine)), 'noAnswer'],
    ['答えの形が違う', () => batch(part(200, fine), part(200, { value: [] }, 2)), 'noAnswer'],
    ['サービスが止まっている', () => new Response('', { status: 503 }), 'noAnswer'],
    ['途中の機器の画面', () => new Response('<h1>Proxy</h1>', { status: 403 }), 'noAnswer'],
    ['つながらない', () => Promise.reject(new TypeError('fetch failed')), 'noAnswer'],
    ['サインインが認められない', () => new Response('{}', { status: 401 }), 'notSignedIn'],
  ])('%s', async (_, answer, trouble) => {
    const directory = directoryOver(async () => answer())
    expect(await directory.look([id(1), id(2)])).toEqual({ kind: 'trouble', trouble })
  })

  test('利用中かどうかが書かれていなければ、停止とはみなさない', async () => {
    const directory = directoryOver(async () => batch(part(200, { id: id(1) })))
    expect(await directory.look([id(1)])).toEqual({
      kind: 'said',
      people: new Map([[id(1), { active: true, place: null, signInName: null }]]),
    })
  })
})
