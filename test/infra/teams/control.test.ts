import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { codeOf, connectorFailure } from '../../../bot/src/outbound/teams/connector-outcome.ts'
import {
  cardMessage,
  conversations,
  MANAGER,
  openChat,
  PL,
  type Running,
  runStandIn,
  TENANT,
  temporaryFolder,
} from './running-stand-in.ts'

let folder: { path: string; remove: () => void }
let running: Running
let chat: string

beforeEach(async () => {
  folder = temporaryFolder()
  running = await runStandIn(folder.path)
  chat = await openChat(running)
  await running.call('DELETE', '/chat/api/control/counters')
})
afterEach(async () => {
  await running.stop()
  folder.remove()
})

const control = '/chat/api/control'
const begin = async (order: object) => (await running.call('POST', `${control}/troubles`, order)).body
const state = async (query = '') => (await running.call('GET', `${control}${query}`)).body
const send = (path = chat) => running.asBot('POST', path, { type: 'message', text: '一覧' })
const texts = async (person = PL) =>
  (await running.call('GET', `/chat/api/people/${person.id}/messages`)).body.messages.map(
    ({ text }: { text: string }) => text,
  )

describe('接続の調子を変える', () => {
  test.each([
    ['blockedByUser', 403, 'ConversationBlockedByUser'],
    ['writesBlocked', 403, 'MessageWritesBlocked'],
    ['notInRoster', 403, 'BotNotInConversationRoster'],
    ['botDisabled', 403, 'BotDisabledByAdmin'],
    ['notInstalled', 403, 'ForbiddenOperationException'],
    ['conversationNotFound', 404, 'ConversationNotFound'],
    ['preconditionFailed', 412, 'PreconditionFailed'],
    ['throttled', 429, 'Throttled'],
    ['serviceError', 500, 'ServiceError'],
    ['badGateway', 502, 'ServiceError'],
  ])('%s は %i と %s を返し、何も届けない', async (kind, status, code) => {
    await begin({ kind })
    const reply = await send()
    expect(reply.status).toBe(status)
    expect(codeOf(reply.body)).toBe(code)
    expect(await texts()).toEqual([])
    expect((await state()).counters).toMatchObject({
      requests: { send: 1 },
      answers: { [status]: 1 },
      done: { sent: 0 },
    })
  })

  test('多すぎるときの待ち時間は、付けることも付けないこともできる', async () => {
    const answer = async () => {
      const authorization = `Bearer ${await running.teams.botToken()}`
      const headers = { authorization, 'content-type': 'application/json' }
      return fetch(`${running.origin}${chat}`, { method: 'POST', headers, body: JSON.stringify(cardMessage('x')) })
    }
    const first = await begin({ kind: 'throttled', retryAfterSeconds: 7 })
    const told = await answer()
    expect(told.headers.get('retry-after')).toBe('7')
    expect(connectorFailure(told.status, 'Throttled', told.headers.get('retry-after'), new Date())).toMatchObject({
      kind: 'tryLater',
      afterSeconds: 7,
    })
    await running.call('DELETE', `${control}/troubles/${first.id}`)
    await begin({ kind: 'throttled' })
    expect((await answer()).headers.get('retry-after')).toBeNull()
  })

  test('届けてから 502 を返すと、ボットは失敗と思い、相手には届いている', async () => {
    await begin({ kind: 'commitThenFail' })
    expect((await send()).status).toBe(502)
    expect(await texts()).toEqual(['一覧'])
    expect((await state()).counters).toMatchObject({ answers: { '502': 1 }, done: { sent: 1 } })
  })

  test('接続を切ると、ボットは答えを受け取れない', async () => {
    await begin({ kind: 'reset', count: 1 })
    await expect(send()).rejects.toThrow('fetch failed')
    expect((await send()).status).toBe(201)
    expect((await state()).counters).toMatchObject({ answers: { '0': 1, '201': 1 }, done: { sent: 1 } })
  })

  test('黙ったままにすると、ボットがあきらめるまで答えない', async () => {
    await begin({ kind: 'hang', count: 1 })
    const headers = { authorization: `Bearer ${await running.teams.botToken()}`, 'content-type': 'application/json' }
    const body = JSON.stringify({ type: 'message', text: '一覧' })
    const signal = AbortSignal.timeout(150)
    await expect(fetch(`${running.origin}${chat}`, { method: 'POST', headers, body, signal })).rejects.toMatchObject({
      name: 'TimeoutError',
    })
    expect(await texts()).toEqual([])
    expect((await send()).status).toBe(201)
  })

  test('黙っている間に止めても、止まる', async () => {
    await begin({ kind: 'hang' })
    const waiting = send().then(() => 'answered', String)
    while ((await state()).counters.requests.send === 0);
    running.teams.close()
    expect(await waiting).toContain('fetch failed')
  })

  test('回数を決めると、その回数で終わる。決めなければ、やめるまで続く', async () => {
    await begin({ kind: 'badGateway', count: 2 })
    expect((await state()).troubles).toMatchObject([{ kind: 'badGateway', count: 2 }])
    expect([(await send()).status, (await send()).status, (await send()).status]).toEqual([502, 502, 201])
    expect((await state()).troubles).toEqual([])

    const lasting = await begin({ kind: 'preconditionFailed' })
    expect([(await send()).status, (await send()).status]).toEqual([412, 412])
    expect((await running.call('DELETE', `${control}/troubles/${lasting.id}`)).status).toBe(204)
    expect((await running.call('DELETE', `${control}/troubles/${lasting.id}`)).status).toBe(404)
    expect((await send()).status).toBe(201)
  })

  test('一人だけ、一つのチャネルだけにも起こせる。決めた順に、合うものが起こる', async () => {
    const others = await openChat(running, MANAGER.id)
    const channel = running.teams.city.team.channels[2]?.id ?? ''
    const post = () =>
      running.asBot('POST', conversations, {
        tenantId: TENANT,
        channelData: { channel: { id: channel } },
        activity: { type: 'message', text: '課へ' },
      })
    await begin({ kind: 'blockedByUser', target: MANAGER.id.toUpperCase() })
    await begin({ kind: 'notInRoster', target: channel })
    expect((await send()).status).toBe(201)
    expect(codeOf((await send(others)).body)).toBe('ConversationBlockedByUser')
    expect(codeOf((await post()).body)).toBe('BotNotInConversationRoster')
    const create = { members: [{ id: MANAGER.id }], tenantId: TENANT }
    expect((await running.asBot('POST', conversations, create)).status).toBe(403)

    await begin({ kind: 'badGateway', count: 1 })
    expect([(await send(others)).status, (await send()).status]).toEqual([403, 502])
    await running.call('DELETE', `${control}/troubles`)
    expect([(await send(others)).status, (await post()).status]).toEqual([201, 201])
  })

  test('送るときだけ、直すときだけにも起こせる', async () => {
    await begin({ kind: 'badGateway', requests: ['update', 'delete'] })
    const { body } = await send()
    const path = `${chat}/${body.id}`
    expect((await running.asBot('PUT', path, cardMessage('後'))).status).toBe(502)
    expect((await running.asBot('DELETE', path)).status).toBe(502)
    expect((await running.asBot('GET', chat.replace('/activities', '/members'))).status).toBe(200)
  })

  test('トークンのない呼び出しには起こらず、数えもしない', async () => {
    await begin({ kind: 'badGateway', count: 1 })
    expect((await running.call('POST', chat, { type: 'message', text: 'x' })).status).toBe(401)
    expect((await state()).counters.requests.send).toBe(0)
    expect((await send()).status).toBe(502)
  })

  test.each([
    ['知らない調子', { kind: 'fire' }],
    ['知らない相手', { kind: 'hang', target: 'nobody' }],
    ['知らない操作', { kind: 'hang', requests: ['shout'] }],
    ['0回', { kind: 'hang', count: 0 }],
    ['小数の秒', { kind: 'throttled', retryAfterSeconds: 0.5 }],
  ])('%s は断る', async (_, order) => {
    expect((await running.call('POST', `${control}/troubles`, order)).status).toBe(400)
    expect((await state()).troubles).toEqual([])
  })

  test('よその画面からは変えられない', async () => {
    const elsewhere = { origin: 'https://example.com' }
    expect((await running.call('POST', `${control}/troubles`, { kind: 'hang' }, elsewhere)).status).toBe(403)
    expect((await running.call('GET', control, undefined, elsewhere)).status).toBe(403)
    expect((await state()).troubles).toEqual([])
  })
})

describe('通信を数える', () => {
  test('種類ごと、相手ごとに数え、数え直せる', async () => {
    const others = await openChat(running, MANAGER.id)
    const { body } = await send()
    await running.asBot('POST', `${chat}/${body.id}`, { type: 'message', text: '返事' })
    await running.asBot('POST', chat, { type: 'typing' })
    await running.asBot('PUT', `${chat}/${body.id}`, cardMessage('後'))
    await running.asBot('DELETE', `${chat}/${body.id}`)
    await running.asBot('PUT', `${chat}/1`, cardMessage('ない'))
    await running.asBot('GET', chat.replace('/activities', '/members'))
    await send(others)
    await running.asBot('POST', conversations, {
      members: [{ id: PL.id }],
      tenantId: TENANT,
      activity: cardMessage('x'),
    })

    const all = await state()
    expect(all.counters).toEqual({
      requests: {
        createConversation: 2,
        createPost: 0,
        send: 2,
        reply: 1,
        typing: 1,
        update: 2,
        delete: 1,
        members: 1,
        team: 0,
      },
      answers: { '200': 3, '201': 6, '404': 1 },
      done: { sent: 4, updated: 1, deleted: 1 },
    })
    expect((await state(`?target=${MANAGER.id}`)).counters).toMatchObject({
      requests: { createConversation: 1, send: 1 },
      done: { sent: 1 },
    })
    expect((await running.call('DELETE', `${control}/counters`)).status).toBe(204)
    expect((await state()).counters).toMatchObject({ requests: { send: 0 }, answers: {}, done: { sent: 0 } })
  })
})

describe('アプリを削除する・追加し直す', () => {
  const change = (what: string, person = PL) => running.call('POST', `${control}/people/${person.id}/${what}`)
  const types = () => running.received.map(({ activity }) => `${activity.type} ${activity.action ?? ''}`.trim())

  test('削除するとボットに伝わり、送ること・直すこと・会話を開くことが 403 になる', async () => {
    const { body } = await send()
    expect((await change('uninstall')).body).toEqual({ delivered: true })
    expect(types()).toEqual(['installationUpdate remove'])
    expect(codeOf((await send()).body)).toBe('MessageWritesBlocked')
    expect((await running.asBot('PUT', `${chat}/${body.id}`, cardMessage('後'))).status).toBe(403)
    expect(codeOf((await running.asBot('GET', chat.replace('/activities', '/members'))).body)).toBe(
      'BotNotInConversationRoster',
    )
    const create = await running.asBot('POST', conversations, { members: [{ id: PL.id }], tenantId: TENANT })
    expect(codeOf(create.body)).toBe('ForbiddenOperationException')
    expect(await texts()).toEqual(['一覧'])
    expect((await send(await openChat(running, MANAGER.id))).status).toBe(201)
    expect((await state()).uninstalled).toEqual([PL.id])
  })

  test('削除した人は書けず、残ったカードも動かず、開いても追加し直さない', async () => {
    const { body } = await running.asBot('POST', chat, cardMessage('一覧'))
    await change('uninstall')
    running.received.length = 0
    const api = `/chat/api/people/${PL.id}`
    expect((await running.call('POST', `${api}/messages`, { text: '一覧' })).status).toBe(409)
    expect((await running.call('POST', `${api}/actions`, { messageId: body.id })).body.outcome.kind).toBe('failed')
    expect((await running.call('POST', `${api}/open`)).body).toEqual({ installed: false })
    expect(running.received).toEqual([])
    expect((await running.call('GET', '/chat/api/people')).body[0].uninstalled).toBe(true)
  })

  test('追加し直すとボットに伝わり、その答えの中からもう送れる', async () => {
    await change('uninstall')
    running.received.length = 0
    running.answer = async ({ type }) => ({
      status: type === 'installationUpdate' ? ((await send()).status === 201 ? 200 : 500) : 200,
    })
    expect((await change('reinstall')).body).toEqual({ delivered: true })
    expect(types().sort()).toEqual(['conversationUpdate', 'installationUpdate add'])
    expect(await texts()).toEqual(['一覧'])
  })

  test('ボットが受け取らなくても削除は済み、再起動しても残る。追加し直しは、届くまで試みる', async () => {
    running.answer = () => ({ status: 503 })
    expect((await change('uninstall')).body).toEqual({ delivered: false })
    await running.stop()
    running = await runStandIn(folder.path)
    expect((await state()).uninstalled).toEqual([PL.id])
    running.answer = () => ({ status: 503 })
    expect((await change('reinstall')).body).toEqual({ delivered: false })
    running.answer = () => ({ status: 200 })
    running.received.length = 0
    expect((await running.call('POST', `/chat/api/people/${PL.id}/open`)).body).toEqual({ installed: true })
    expect(types().sort()).toEqual(['conversationUpdate', 'installationUpdate add'])
  })
})
