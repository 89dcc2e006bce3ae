import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import {
  BOT,
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

const folder = temporaryFolder()
let running: Running

beforeAll(async () => {
  running = await runStandIn(folder.path)
})
afterAll(async () => {
  await running.stop()
  folder.remove()
})

const create = (body: unknown) => running.asBot('POST', conversations, body)
const shown = async (personId = PL.id) =>
  (await running.call('GET', `/chat/api/people/${personId}/messages`)).body.messages

describe('呼び出す相手の確認', () => {
  test.each([
    ['トークンなし', undefined],
    ['でたらめなトークン', 'Bearer junk'],
    ['署名のないトークン', 'Bearer eyJhbGciOiJub25lIn0.e30.'],
  ])('%s は 401 で断る', async (_, authorization) => {
    const reply = await running.call('POST', conversations, {}, authorization ? { authorization } : {})
    expect(reply).toEqual({ status: 401, body: { error: { code: 'Unauthorized', message: expect.any(String) } } })
  })

  test('別のボットのトークンは、登録がないとして 401 で断る', async () => {
    const token = await running.teams.keys.signBotToken({ botAppId: 'another', tenantId: TENANT })
    const reply = await running.call('POST', conversations, {}, { authorization: `Bearer ${token}` })
    expect(reply).toMatchObject({ status: 401, body: { error: { code: 'BotNotRegistered' } } })
  })

  test('どの操作も、トークンがなければ断る', async () => {
    const activities = await openChat(running)
    const members = activities.replace('/activities', '/members')
    const calls = [
      ['POST', activities],
      ['POST', `${activities}/1`],
      ['PUT', `${activities}/1`],
      ['DELETE', `${activities}/1`],
      ['GET', members],
      ['GET', `${members}/${PL.id}`],
      ['GET', activities.replace('/activities', '/pagedmembers')],
    ] as const
    for (const [method, path] of calls) {
      expect(await running.call(method, path)).toMatchObject({ status: 401 })
    }
  })
})

describe('会話を開く', () => {
  test('同じ人となら同じ会話になり、人が違えば会話も違う', async () => {
    const first = await create({ isGroup: false, bot: { id: `28:${BOT}` }, members: [{ id: PL.id }], tenantId: TENANT })
    const again = await create({ members: [{ id: PL.id }], channelData: { tenant: { id: TENANT } } })
    const other = await create({ members: [{ id: MANAGER.id }], tenantId: TENANT })
    expect(first).toEqual({ status: 201, body: { id: expect.stringMatching(/^a:1[\w-]+$/) } })
    expect(again.body.id).toBe(first.body.id)
    expect(other.body.id).not.toBe(first.body.id)
  })

  test('最初のメッセージを添えると、その番号も返る', async () => {
    const { status, body } = await create({ members: [{ id: PL.id }], tenantId: TENANT, activity: cardMessage('最初') })
    expect(status).toBe(201)
    expect((await shown()).at(-1)).toMatchObject({ id: body.activityId, from: 'bot' })
  })

  test.each([
    ['知らない人', { members: [{ id: '99999999-9999-4999-8999-999999999999' }], tenantId: TENANT }],
    ['メールアドレス', { members: [{ id: 'pl@city.example' }], tenantId: TENANT }],
    ['別のテナント', { members: [{ id: PL.id }], tenantId: '00000000-0000-4000-8000-000000000000' }],
  ])('%s は、アプリが入っていないとして 403 で断る', async (_, body) => {
    expect(await create(body)).toEqual({
      status: 403,
      body: {
        error: { code: 'ForbiddenOperationException', message: "Bot isn't installed in user's personal scope" },
      },
    })
  })

  test.each([
    ['相手がいない', { tenantId: TENANT }],
    ['相手が二人', { members: [{ id: PL.id }, { id: MANAGER.id }], tenantId: TENANT }],
    ['テナントがない', { members: [{ id: PL.id }] }],
    ['グループ', { isGroup: true, members: [{ id: PL.id }], tenantId: TENANT }],
    ['別のボット', { bot: { id: '28:another' }, members: [{ id: PL.id }], tenantId: TENANT }],
    ['最初のメッセージが空', { members: [{ id: PL.id }], tenantId: TENANT, activity: { type: 'message' } }],
  ])('%s 依頼は 400 で断る', async (_, body) => {
    expect(await create(body)).toMatchObject({ status: 400, body: { error: { code: 'Bad Argument' } } })
  })
})

describe('送る・直す・消す', () => {
  test('送った順に、増えていく番号がつき、本人にだけ見える', async () => {
    const activities = await openChat(running)
    const before = await shown(MANAGER.id)
    const one = await running.asBot('POST', activities, { type: 'message', text: '一' })
    const two = await running.asBot('POST', `${activities}/${one.body.id}`, { type: 'message', text: '二' })
    expect([one.status, two.status]).toEqual([201, 201])
    expect(one.body.id).toMatch(/^\d+$/)
    expect(Number(two.body.id)).toBeGreaterThan(Number(one.body.id))
    expect((await shown()).slice(-2)).toMatchObject([{ text: '一' }, { text: '二' }])
    expect(await shown(MANAGER.id)).toEqual(before)
  })

  test('入力中の合図は受け取るが、何も残さない', async () => {
    const activities = await openChat(running)
    const before = await shown()
    expect((await running.asBot('POST', activities, { type: 'typing' })).status).toBe(201)
    expect(await shown()).toEqual(before)
  })

  test('直すとその場で置き換わり、消すと消えたことが残る', async () => {
    const activities = await openChat(running)
    const { body } = await running.asBot('POST', activities, cardMessage('前'))
    const count = (await shown()).length
    expect(await running.asBot('PUT', `${activities}/${body.id}`, cardMessage('後'))).toEqual({
      status: 200,
      body: { id: body.id },
    })
    expect((await shown()).at(-1)).toMatchObject({ id: body.id, cards: [{ body: [{ text: '後' }] }], deleted: false })
    expect((await running.asBot('DELETE', `${activities}/${body.id}`)).status).toBe(200)
    expect((await shown()).at(-1)).toMatchObject({ id: body.id, cards: [], text: '', deleted: true })
    expect(await shown()).toHaveLength(count)
  })

  test('ないもの、もう消したものは 404 で断る', async () => {
    const activities = await openChat(running)
    const { body } = await running.asBot('POST', activities, cardMessage('消える'))
    await running.asBot('DELETE', `${activities}/${body.id}`)
    const missing = { status: 404, body: { error: { code: 'ActivityNotFoundInConversation' } } }
    expect(await running.asBot('PUT', `${activities}/${body.id}`, cardMessage('後'))).toMatchObject(missing)
    expect(await running.asBot('DELETE', `${activities}/${body.id}`)).toMatchObject(missing)
    expect(await running.asBot('PUT', `${activities}/1`, cardMessage('後'))).toMatchObject(missing)
    expect(await running.asBot('POST', `${activities}/1`, cardMessage('返事'))).toMatchObject(missing)
    expect(await running.asBot('POST', `${conversations}/a%3Anone/activities`, cardMessage('迷子'))).toMatchObject({
      status: 404,
      body: { error: { code: 'ConversationNotFound' } },
    })
  })

  test('人が書いたものは、ボットには直せない', async () => {
    const activities = await openChat(running)
    const said = await running.call('POST', `/chat/api/people/${PL.id}/messages`, { text: '一覧' })
    expect(await running.asBot('PUT', `${activities}/${said.body.message.id}`, cardMessage('後'))).toMatchObject({
      status: 403,
      body: { error: { code: 'NotEnoughPermissions' } },
    })
  })

  test.each([
    ['空のメッセージ', { type: 'message' }],
    ['種類のないもの', { text: 'x' }],
    ['知らない種類', { type: 'event', text: 'x' }],
    ['中身が文字のカード', { type: 'message', attachments: [{ contentType: 'x', content: '{}' }] }],
  ])('%s は 400 で断る', async (_, body) => {
    const activities = await openChat(running)
    expect(await running.asBot('POST', activities, body)).toMatchObject({
      status: 400,
      body: { error: { code: 'Bad Argument' } },
    })
  })

  test('100 KB は UTF-16 で数える：5万字なら通り、5万2千字なら 413 で断る', async () => {
    const activities = await openChat(running)
    const tooBig = { status: 413, body: { error: { code: 'MessageSizeTooBig' } } }
    expect((await running.asBot('POST', activities, { type: 'message', text: 'a'.repeat(50_000) })).status).toBe(201)
    expect(await running.asBot('POST', activities, { type: 'message', text: 'a'.repeat(52_000) })).toMatchObject(tooBig)
    const { body } = await running.asBot('POST', activities, cardMessage('前'))
    expect(
      await running.asBot('PUT', `${activities}/${body.id}`, { type: 'message', text: 'あ'.repeat(52_000) }),
    ).toMatchObject(tooBig)
  })
})

describe('会話の相手', () => {
  test('一覧でも一人ずつでも、Teams の番号と Entra の番号が別々に分かる', async () => {
    const path = (await openChat(running)).replace('/activities', '')
    const all = await running.asBot('GET', `${path}/members`)
    expect(all.body).toEqual([
      expect.objectContaining({
        id: expect.stringMatching(/^29:1/),
        aadObjectId: PL.id,
        name: PL.post,
        tenantId: TENANT,
      }),
    ])
    const mri = encodeURIComponent(all.body[0].id)
    expect((await running.asBot('GET', `${path}/members/${PL.id}`)).body).toEqual(all.body[0])
    expect((await running.asBot('GET', `${path}/members/${mri}`)).body).toEqual(all.body[0])
    expect((await running.asBot('GET', `${path}/pagedmembers?pageSize=50`)).body).toEqual({ members: all.body })
  })

  test('この会話にいない人は 404 で断る', async () => {
    const path = (await openChat(running)).replace('/activities', '')
    expect(await running.asBot('GET', `${path}/members/${MANAGER.id}`)).toMatchObject({
      status: 404,
      body: { error: { code: 'MemberNotFoundInConversation' } },
    })
  })
})
