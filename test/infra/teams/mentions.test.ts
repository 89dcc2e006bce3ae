import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import {
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

beforeEach(async () => {
  folder = temporaryFolder()
  running = await runStandIn(folder.path)
})
afterEach(async () => {
  await running.stop()
  folder.remove()
})

const state = async (person = MANAGER) => (await running.call('GET', `/chat/api/people/${person.id}/messages`)).body
const inList = async (person: { id: string }) =>
  (await running.call('GET', '/chat/api/people')).body.find(({ id }: { id: string }) => id === person.id)
const entity = (id: string, text = '<at>総務課長</at>') => ({
  type: 'mention',
  text,
  mentioned: { id, name: '総務課長' },
})
const channelId = () => running.teams.city.team.channels[1]?.id ?? ''

const post = (activity: object) =>
  running.asBot('POST', conversations, {
    tenantId: TENANT,
    channelData: { channel: { id: channelId() } },
    activity: { type: 'message', ...activity },
  })

const cardOf = (content: object) => [{ contentType: 'application/vnd.microsoft.card.adaptive', content }]

describe('名前の呼びかけ', () => {
  test.each([
    ['Teams の番号', () => running.teams.city.member(MANAGER.id)?.mri],
    ['Entra の番号', () => MANAGER.id.toUpperCase()],
    ['利用者名', () => running.teams.city.member(MANAGER.id)?.upn],
  ])('%s で呼びかけると、本人に数え、名前が分かる', async (_, id) => {
    await post({ text: '<at>総務課長</at> ご確認ください。', entities: [entity(String(id()))] })
    expect((await state()).posts).toMatchObject([
      {
        mentionsMe: true,
        summary: '総務課長 ご確認ください。',
        mentions: { text: [{ text: '<at>総務課長</at>', name: '総務課長', me: true }], cards: [] },
      },
    ])
    expect((await state(PL)).posts).toMatchObject([{ mentionsMe: false, mentions: { text: [{ me: false }] } }])
    expect([(await inList(MANAGER)).mentions, (await inList(PL)).mentions]).toEqual([1, 0])
  })

  test('カードの中の呼びかけも同じように数える', async () => {
    await post({
      summary: '市民課の施策に未回答が2件あります。',
      attachments: cardOf({
        type: 'AdaptiveCard',
        version: '1.5',
        body: [{ type: 'FactSet', facts: [{ title: '宛先', value: '<at>総務課長</at>' }] }],
        msteams: { entities: [entity(MANAGER.id)] },
      }),
    })
    const { posts, channels } = await state()
    expect(posts).toMatchObject([
      { mentionsMe: true, mentions: { text: [], cards: [[{ name: '総務課長', me: true }]] } },
    ])
    expect(channels[1]).toMatchObject({
      unread: 1,
      mentions: 1,
      preview: { text: '市民課の施策に未回答が2件あります。' },
    })
  })

  test.each([
    ['知らない番号', { text: '<at>総務課長</at>', entities: [entity('99999999-9999-4999-8999-999999999999')] }],
    ['本文にない名前', { text: '総務課長', entities: [entity(MANAGER.id)] }],
    ['番号のない <at>', { text: '<at>総務課長</at>' }],
    [
      '形の違うもの',
      {
        text: '<at>総務課長</at>',
        entities: [{ type: 'mention' }, null, 'x', { ...entity(MANAGER.id), text: '総務課長' }],
      },
    ],
    [
      '入力欄の中だけにある名前',
      {
        attachments: cardOf({
          type: 'AdaptiveCard',
          body: [{ type: 'Input.Text', id: 'x', label: '<at>総務課長</at>' }],
          msteams: { entities: [entity(MANAGER.id)] },
        }),
      },
    ],
  ])('%s は、書いたままの文字になり、数えない', async (_, activity) => {
    expect((await post(activity)).status).toBe(201)
    expect((await state()).posts).toMatchObject([{ mentionsMe: false }])
    expect((await inList(MANAGER)).mentions).toBe(0)
  })

  test('見ると数は減り、直されて呼びかけがなくなっても減る', async () => {
    const first = await post({ text: '<at>総務課長</at>', entities: [entity(MANAGER.id)] })
    await post({ text: '<at>総務課長</at>', entities: [entity(MANAGER.id)] })
    await running.asBot(
      'PUT',
      `${conversations}/${encodeURIComponent(first.body.id)}/activities/${first.body.activityId}`,
      {
        type: 'message',
        text: '取り消します。',
      },
    )
    expect((await inList(MANAGER)).mentions).toBe(1)
    const { version } = await state()
    await running.call('POST', `/chat/api/people/${MANAGER.id}/read`, { version, channel: channelId() })
    expect((await inList(MANAGER)).mentions).toBe(0)
  })

  test('人どうしの呼びかけも届き、自分への呼びかけは数えない。長い名前は、その一部と取り違えない', async () => {
    await running.stop()
    const deputy = { id: '11111111-1111-4111-8111-000000000003', post: '市民課 PL 代理' }
    running = await runStandIn(folder.path, { people: [PL, MANAGER, deputy] })
    const { body } = await running.call(
      'POST',
      `/chat/api/people/${PL.id}/channels/${encodeURIComponent(channelId())}/messages`,
      { text: '@市民課 PL 代理 と @市民課 PL で見ます', mentions: [PL.id, deputy.id] },
    )
    expect(body.message.text).toBe('<at>市民課 PL 代理</at> と <at>市民課 PL</at> で見ます')
    expect([(await inList(PL)).mentions, (await inList(deputy)).mentions]).toEqual([0, 1])
  })
})

describe('お知らせの文', () => {
  const send = async (activity: object) =>
    running.asBot('POST', await openChat(running), { type: 'message', ...activity })
  const newest = async () => (await state(PL)).messages.at(-1)

  test('要約があればそれだけを、なければ本文を、一行で見せる', async () => {
    await send({ summary: '【業務改革】R7 Q3 進捗のご回答（9施策）', attachments: cardOf({ type: 'AdaptiveCard' }) })
    expect(await newest()).toMatchObject({ summary: '【業務改革】R7 Q3 進捗のご回答（9施策）', text: '' })
    expect(await inList(PL)).toMatchObject({
      preview: { text: '【業務改革】R7 Q3 進捗のご回答（9施策）', from: 'bot' },
    })
    await send({ text: '一行目\n\n二行目' })
    expect((await newest()).summary).toBe('一行目 二行目')
    await send({ attachments: cardOf({ type: 'AdaptiveCard' }) })
    expect((await newest()).summary).toBe('カードが届きました。')
    await send({ text: '長'.repeat(500) })
    expect([...(await newest()).summary]).toHaveLength(121)
  })

  test('言葉のない押下（Submit）は、一覧の文を変えない', async () => {
    const { body } = await send({ text: 'お知らせ' })
    await running.call('POST', `/chat/api/people/${PL.id}/messages`, { value: { verb: 'x' }, replyToId: body.id })
    expect((await inList(PL)).preview.text).toBe('お知らせ')
  })
})
