import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import {
  BOT,
  card,
  cardMessage,
  conversations,
  MANAGER,
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
beforeEach(() => {
  running.answer = () => ({ status: 200 })
  running.received.length = 0
})
afterAll(async () => {
  await running.stop()
  folder.remove()
})

const team = () => running.teams.city.team
const channelId = (name = '市民課') => team().channels.find((one) => one.name === name)?.id ?? ''
const activitiesOf = (id: string) => `${conversations}/${encodeURIComponent(id)}/activities`
const write = (person: { id: string }, body: unknown, channel = channelId()) =>
  running.call('POST', `/chat/api/people/${person.id}/channels/${encodeURIComponent(channel)}/messages`, body)
const state = async (person = PL) => (await running.call('GET', `/chat/api/people/${person.id}/messages`)).body
const posts = async (person = PL) => (await state(person)).posts
const mention = () => running.teams.city.botMri

async function newPost(text = '未回答は2施策です', channel = channelId()) {
  const { body } = await running.asBot('POST', conversations, {
    isGroup: true,
    bot: { id: `28:${BOT}` },
    tenantId: TENANT,
    channelData: { channel: { id: channel } },
    activity: { type: 'message', text },
  })
  return body as { id: string; activityId: string }
}

describe('チームとチャネル', () => {
  test('全般と課のチャネルがあり、全般の番号はチームの番号と同じで、名前はつかない', async () => {
    const path = `/connector/v3/teams/${encodeURIComponent(team().id)}`
    const channels = (await running.asBot('GET', `${path}/conversations`)).body.conversations
    expect(channels).toHaveLength(5)
    expect(channels[0]).toEqual({ id: team().id, name: null })
    expect(channels.slice(1).map(({ name }: { name: string }) => name)).toEqual([
      '総務課',
      '市民課',
      'DX推進課',
      '人事課',
    ])
    expect((await running.asBot('GET', path)).body).toMatchObject({
      id: team().id,
      name: '業務改革推進',
      aadGroupId: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/),
      channelCount: 5,
      memberCount: 2,
    })
    expect(await running.asBot('GET', '/connector/v3/teams/19%3Anone/conversations')).toMatchObject({ status: 404 })
    expect((await running.call('GET', `${path}/conversations`)).status).toBe(401)
  })

  test('チャネルの会話の相手は、チームの全員になる', async () => {
    const path = `${conversations}/${encodeURIComponent(channelId())}`
    for (const [members, list] of [
      [`${path}/members`, (body: unknown) => body],
      [`${path}/pagedmembers`, (body: { members: unknown }) => body.members],
    ] as const) {
      const { body } = await running.asBot('GET', members)
      expect(list(body)).toMatchObject([
        { name: PL.post, aadObjectId: PL.id },
        { name: MANAGER.post, aadObjectId: MANAGER.id },
      ])
    }
    expect((await running.asBot('GET', `${path}/members/${MANAGER.id}`)).body).toMatchObject({ name: MANAGER.post })
  })

  test('初めてチャネルを開くと、ボットがチームに加わったことが一度だけ伝わる', async () => {
    const open = (person: { id: string }) => running.call('POST', `/chat/api/people/${person.id}/open-team`)
    const replies = await Promise.all([open(PL), open(PL), open(MANAGER)])
    expect(replies.map(({ body }) => body)).toEqual([{ installed: true }, { installed: true }, { installed: true }])
    expect(running.received.map(({ activity }) => activity.type).sort()).toEqual([
      'conversationUpdate',
      'installationUpdate',
    ])
    expect(running.received[0]?.activity).toMatchObject({
      conversation: { conversationType: 'channel', isGroup: true, id: team().id },
      channelData: { team: { id: team().id, name: '業務改革推進' } },
    })
  })
})

describe('ボットがチャネルに書く', () => {
  test('会話を作ると新しいスレッドになり、その番号にあてた返信は同じスレッドに並ぶ', async () => {
    const created = await newPost()
    expect(created.id).toBe(`${channelId()};messageid=${created.activityId}`)
    const reply = await running.asBot('POST', activitiesOf(created.id), cardMessage('内訳'))
    expect(reply.status).toBe(201)
    const shown = (await posts(MANAGER)).slice(-2)
    expect(shown).toMatchObject([
      { id: created.activityId, threadId: created.activityId, channelId: channelId(), text: '未回答は2施策です' },
      { id: reply.body.id, threadId: created.activityId, cards: [card('内訳')], sender: '業革ボード' },
    ])
  })

  test('番号の「;」をそのまま書いても、同じスレッドになる', async () => {
    const created = await newPost()
    const path = `${conversations}/${created.id}/activities`
    expect((await running.asBot('POST', path, { type: 'message', text: '追記' })).status).toBe(201)
    expect((await posts()).at(-1)).toMatchObject({ threadId: created.activityId, text: '追記' })
  })

  test('スレッドを示さずに送ると新しい投稿になり、投稿への返事はその投稿のスレッドに入る', async () => {
    const path = activitiesOf(channelId())
    const { body } = await running.asBot('POST', path, { type: 'message', text: 'お知らせ' })
    await running.asBot('POST', `${path}/${body.id}`, { type: 'message', text: '続き' })
    expect((await posts()).slice(-2)).toMatchObject([
      { threadId: body.id, text: 'お知らせ' },
      { threadId: body.id, text: '続き' },
    ])
  })

  test('投稿は、スレッドの番号でもチャネルの番号でも、直せて消せる', async () => {
    const created = await newPost('前')
    for (const [place, text] of [
      [created.id, '中'],
      [channelId(), '後'],
    ] as const) {
      const path = `${activitiesOf(place)}/${created.activityId}`
      expect((await running.asBot('PUT', path, { type: 'message', text })).status).toBe(200)
      expect((await posts()).at(-1)).toMatchObject({ id: created.activityId, text })
    }
    await running.asBot('DELETE', `${activitiesOf(created.id)}/${created.activityId}`)
    expect((await posts()).at(-1)).toMatchObject({ id: created.activityId, text: '', deleted: true })
  })

  test.each([
    [
      '知らないチャネル',
      { channelData: { channel: { id: '19:none@thread.tacv2' } }, activity: { type: 'message', text: 'x' } },
      404,
    ],
    [
      '別のテナント',
      { channelData: { channel: { id: 'ここ' } }, tenantId: 'other', activity: { type: 'message', text: 'x' } },
      404,
    ],
    ['最初の投稿がない', { channelData: { channel: { id: 'ここ' } } }, 400],
    ['最初の投稿が空', { channelData: { channel: { id: 'ここ' } }, activity: { type: 'message' } }, 400],
  ])('%s 依頼は断る', async (_, body, status) => {
    const named = JSON.parse(JSON.stringify(body).replace('ここ', channelId()))
    const before = (await posts()).length
    expect((await running.asBot('POST', conversations, named)).status).toBe(status)
    expect(await posts()).toHaveLength(before)
  })

  test('ないスレッドあての返信は 404 で断る', async () => {
    const lost = activitiesOf(`${channelId()};messageid=1`)
    expect(await running.asBot('POST', lost, { type: 'message', text: '迷子' })).toMatchObject({
      status: 404,
      body: { error: { code: 'ConversationNotFound' } },
    })
  })
})

describe('人がチャネルに書く', () => {
  test('@業革ボード を付けると、Teams と同じ形でボットに届く', async () => {
    const reply = await write(PL, { text: '@業革ボード 状況', mentions: [mention()] })
    expect(reply).toMatchObject({ status: 201, body: { delivered: true } })
    const id = reply.body.message.id
    expect(running.received).toHaveLength(1)
    expect(running.received[0]?.activity).toMatchObject({
      type: 'message',
      id,
      text: '<at>業革ボード</at> 状況',
      textFormat: 'plain',
      from: { aadObjectId: PL.id },
      conversation: {
        conversationType: 'channel',
        isGroup: true,
        tenantId: TENANT,
        id: `${channelId()};messageid=${id}`,
      },
      channelData: {
        channel: { id: channelId() },
        team: { id: team().id },
        teamsChannelId: channelId(),
        teamsTeamId: team().id,
        tenant: { id: TENANT },
      },
    })
    expect(running.received[0]?.activity.entities).toContainEqual({
      type: 'mention',
      text: '<at>業革ボード</at>',
      mentioned: { id: `28:${BOT}`, name: '業革ボード' },
    })
  })

  test.each([
    ['付けないと', { text: '状況' }],
    ['名前を書いただけで、選んでいないと', { text: '@業革ボード 状況' }],
    ['選んでも、名前を消してしまうと', { text: '状況', mentions: ['bot'] }],
    ['<at> を手で書いても', { text: '<at>業革ボード</at> 状況' }],
    ['ほかの人だけに宛てると', { text: `@${MANAGER.post} 状況`, mentions: [MANAGER.id] }],
  ])('%s、みんなには見えるがボットには届かない', async (_, body) => {
    const mentions = (body as { mentions?: string[] }).mentions?.map((id) => (id === 'bot' ? mention() : id))
    const reply = await write(PL, { ...body, ...(mentions ? { mentions } : {}) })
    expect(reply).toMatchObject({ status: 201, body: { delivered: false } })
    expect(running.received).toEqual([])
    expect((await posts(MANAGER)).at(-1)).toMatchObject({ from: 'person', sender: PL.post, own: false })
    expect((await posts(PL)).at(-1)).toMatchObject({ own: true })
  })

  test('スレッドへの返信は、もとの投稿とともに届く', async () => {
    const { activityId } = await newPost()
    await write(MANAGER, { text: '@業革ボード 了解です', mentions: [mention()], threadId: activityId })
    expect(running.received[0]?.activity).toMatchObject({
      replyToId: activityId,
      conversation: { id: `${channelId()};messageid=${activityId}` },
    })
    expect((await posts()).at(-1)).toMatchObject({ threadId: activityId, sender: MANAGER.post })
  })

  test('ないチャネル、ないスレッド、空の投稿、知らない人は断る', async () => {
    expect((await write(PL, { text: 'x' }, '19:none@thread.tacv2')).status).toBe(404)
    expect((await write(PL, { text: 'x', threadId: '1' })).status).toBe(404)
    expect((await write(PL, { text: ' \n ' })).status).toBe(400)
    expect((await write({ id: 'nobody' }, { text: 'x' })).status).toBe(404)
  })

  test('投稿のボタンはスレッドの会話として届き、返ったカードは押した人の画面だけで置き換わる', async () => {
    const { id, activityId } = await newPost()
    await running.asBot('PUT', `${activitiesOf(id)}/${activityId}`, cardMessage('みんなのカード'))
    running.answer = () => ({
      status: 200,
      body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card('課長のカード') },
    })
    const before = (await posts(PL)).at(-1)
    await running.call('POST', `/chat/api/people/${MANAGER.id}/actions`, { messageId: activityId, verb: 'seen' })
    expect(running.received[0]?.activity).toMatchObject({
      type: 'invoke',
      replyToId: activityId,
      from: { aadObjectId: MANAGER.id },
      conversation: { conversationType: 'channel', id },
      channelData: { channel: { id: channelId() }, team: { id: team().id } },
    })
    expect((await posts(MANAGER)).at(-1).cards).toEqual([card('課長のカード')])
    // Another version would draw the card anew for everybody, and take what they are typing.
    expect((await posts(PL)).at(-1)).toEqual(before)
  })
})

describe('チャネルの新しいもの', () => {
  test('まだ見ていない投稿は人ごと、チャネルごとに数え、自分の投稿は数えない', async () => {
    const channel = channelId('総務課')
    const unread = async (person: { id: string; post: string }) =>
      (await state(person)).channels.find(({ id }: { id: string }) => id === channel).unread
    await newPost('一', channel)
    await write(PL, { text: '二' }, channel)
    expect([await unread(PL), await unread(MANAGER)]).toEqual([1, 2])
    const { version } = await state(MANAGER)
    await running.call('POST', `/chat/api/people/${MANAGER.id}/read`, { version, channel })
    expect([await unread(PL), await unread(MANAGER)]).toEqual([1, 0])
    expect(
      (await state(MANAGER)).channels.find(({ name }: { name: string }) => name === '総務課').preview,
    ).toMatchObject({
      text: '二',
      from: 'person',
    })
  })

  test('再起動しても、スレッドも見たところも残る', async () => {
    const created = await newPost('残る')
    await write(PL, { text: '返信', threadId: created.activityId })
    const before = [await state(PL), await state(MANAGER)]
    await running.stop()
    running = await runStandIn(folder.path)
    expect([await state(PL), await state(MANAGER)]).toEqual(before)
    expect((await running.asBot('POST', activitiesOf(created.id), { type: 'message', text: '続き' })).status).toBe(201)
  })
})
