import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { decodeJwt } from 'jose'
import {
  BOT,
  card,
  cardMessage,
  MANAGER,
  openChat,
  PL,
  type Running,
  runStandIn,
  START,
  TENANT,
  temporaryFolder,
} from './running-stand-in.ts'

let folder: { path: string; remove: () => void }
let running: Running
const api = `/chat/api/people/${PL.id}`

beforeEach(async () => {
  folder = temporaryFolder()
  running = await runStandIn(folder.path, { botPatienceMs: 200 })
})
afterEach(async () => {
  await running.stop()
  folder.remove()
})

const shown = async () => (await running.call('GET', `${api}/messages`)).body.messages
const answerWith = (type: string, value: unknown, statusCode = 200) => {
  running.answer = () => ({ status: 200, body: { statusCode, type, value } })
}

async function sendCard(text = '一覧') {
  const activities = await openChat(running)
  const { body } = await running.asBot('POST', activities, cardMessage(text))
  return { messageId: body.id as string, path: `${activities}/${body.id}` }
}

const press = (body: unknown) => running.call('POST', `${api}/actions`, body)

describe('話しかける', () => {
  test('Teams と同じ形の依頼が、署名つきでボットに届く', async () => {
    const reply = await running.call('POST', `${api}/messages`, { text: '一覧 <b>' })
    expect(reply).toMatchObject({
      status: 201,
      body: { delivered: true, message: { from: 'person', text: '一覧 <b>' } },
    })
    const [{ activity, authorization }] = running.received as [(typeof running.received)[number]]
    expect(activity).toMatchObject({
      type: 'message',
      id: reply.body.message.id,
      text: '一覧 <b>',
      textFormat: 'plain',
      timestamp: START.toISOString(),
      localTimestamp: '2025-12-16T10:42:00.000+09:00',
      channelId: 'msteams',
      serviceUrl: running.teams.serviceUrl,
      from: { id: expect.stringMatching(/^29:1/), aadObjectId: PL.id },
      conversation: { conversationType: 'personal', tenantId: TENANT },
      recipient: { id: `28:${BOT}` },
      channelData: { tenant: { id: TENANT } },
      locale: 'ja-JP',
    })
    expect(decodeJwt(authorization.replace('Bearer ', ''))).toMatchObject({
      aud: BOT,
      serviceurl: running.teams.serviceUrl,
    })
  })

  test('ボットが断ったら、書いたものは残り、届かなかったと分かる', async () => {
    running.answer = () => ({ status: 500 })
    expect((await running.call('POST', `${api}/messages`, { text: '状況' })).body.delivered).toBe(false)
    expect(await shown()).toMatchObject([{ text: '状況' }])
  })

  test('古いボタン（Submit）は、値を持ったメッセージとして届く', async () => {
    const { messageId } = await sendCard()
    await running.call('POST', `${api}/messages`, { value: { verb: 'answer' }, replyToId: messageId })
    expect(running.received[0]?.activity).toMatchObject({
      type: 'message',
      value: { verb: 'answer' },
      replyToId: messageId,
    })
  })

  test('空のメッセージ、知らない人は断る', async () => {
    expect((await running.call('POST', `${api}/messages`, { text: '' })).status).toBe(400)
    expect((await running.call('POST', '/chat/api/people/nobody/messages', { text: 'x' })).status).toBe(404)
    expect(running.received).toEqual([])
  })
})

describe('ボタンを押す', () => {
  test('押したものと入力が、もとのメッセージへの返事としてボットに届く', async () => {
    const { messageId } = await sendCard()
    await press({ messageId, verb: 'answer', data: { measure: 'B1-3', progress: '順調' }, title: '回答する' })
    expect(running.received[0]?.activity).toMatchObject({
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: messageId,
      from: { aadObjectId: PL.id },
      value: {
        trigger: 'manual',
        action: {
          type: 'Action.Execute',
          verb: 'answer',
          title: '回答する',
          data: { measure: 'B1-3', progress: '順調' },
        },
      },
    })
  })

  test('カードが返ると、その人の画面だけで置き換わり、次の更新でまた置き換わる', async () => {
    const { messageId, path } = await sendCard()
    answerWith('application/vnd.microsoft.card.adaptive', card('入力欄'))
    const { body } = await press({ messageId, verb: 'answer' })
    expect(body.outcome).toMatchObject({ kind: 'card', message: { id: messageId, cards: [card('入力欄')] } })
    expect(await shown()).toMatchObject([{ id: messageId, cards: [card('入力欄')] }])
    await running.asBot('PUT', path, cardMessage('更新後'))
    expect(await shown()).toMatchObject([{ id: messageId, cards: [card('更新後')] }])
  })

  test('短い知らせが返ると、カードはそのままで知らせが出る', async () => {
    const { messageId } = await sendCard()
    const before = await shown()
    answerWith('application/vnd.microsoft.activity.message', '保存しました')
    expect((await press({ messageId, verb: 'answer' })).body).toEqual({
      outcome: { kind: 'notice', text: '保存しました' },
      response: { status: 200, body: expect.objectContaining({ statusCode: 200, value: '保存しました' }) },
    })
    expect(await shown()).toEqual(before)
  })

  test('断りが返ると、その文が出る', async () => {
    const { messageId } = await sendCard()
    answerWith('application/vnd.microsoft.error', { code: 'closed', message: '締め切りました' }, 400)
    expect((await press({ messageId, verb: 'answer' })).body.outcome).toEqual({
      kind: 'refused',
      code: 'closed',
      message: '締め切りました',
    })
  })

  test.each([
    ['HTTP 400', { status: 400, body: { statusCode: 400, type: 'application/vnd.microsoft.error', value: {} } }],
    ['HTTP 500', { status: 500 }],
    ['空の答え', { status: 200 }],
    ['知らない種類', { status: 200, body: { type: 'application/vnd.microsoft.adaptive.card', value: card('x') } }],
    ['カードでない値', { status: 200, body: { type: 'application/vnd.microsoft.card.adaptive', value: 'x' } }],
    [
      '範囲外の番号',
      { status: 200, body: { statusCode: 99, type: 'application/vnd.microsoft.activity.message', value: 'x' } },
    ],
  ])('%s は Teams が読めない答えで、カードは前のまま残る', async (_, answer) => {
    const { messageId } = await sendCard()
    const before = await shown()
    running.answer = () => answer
    const { body } = await press({ messageId, verb: 'answer' })
    expect(body.outcome.kind).toBe('failed')
    expect(body.response.status).toBe(answer.status)
    expect(await shown()).toEqual(before)
  })

  test('答えが遅いと、待つのをやめる', async () => {
    const { messageId } = await sendCard()
    let release = () => {}
    running.answer = () => new Promise((resolve) => (release = () => resolve({ status: 200 })))
    const { body } = await press({ messageId, verb: 'answer' })
    release()
    expect(body).toMatchObject({ outcome: { kind: 'failed' }, response: { status: 0 } })
  })

  test('答える間にメッセージが消されたら、置き換えない', async () => {
    const { messageId, path } = await sendCard()
    running.answer = async () => {
      await running.asBot('DELETE', path)
      return { status: 200, body: { type: 'application/vnd.microsoft.card.adaptive', value: card('遅い') } }
    }
    expect((await press({ messageId, verb: 'answer' })).body.outcome.kind).toBe('failed')
    expect(await shown()).toMatchObject([{ deleted: true, cards: [] }])
  })

  test('ほかの人のメッセージ、自分の発言、ないメッセージは押せない', async () => {
    const { messageId } = await sendCard()
    const said = await running.call('POST', `${api}/messages`, { text: '一覧' })
    running.received.length = 0
    const others = await running.call('POST', `/chat/api/people/${MANAGER.id}/actions`, { messageId, verb: 'answer' })
    expect(others.status).toBe(404)
    expect((await press({ messageId: said.body.message.id, verb: 'answer' })).status).toBe(404)
    expect((await press({ messageId: '1', verb: 'answer' })).status).toBe(404)
    expect((await press({ verb: 'answer' })).status).toBe(400)
    expect(running.received).toEqual([])
  })
})

describe('チャットを開く', () => {
  const open = () => running.call('POST', `${api}/open`)
  const types = () => running.received.map(({ activity }) => activity.type).sort()

  test('同時に開いても、追加の知らせは一人に一度だけ届く', async () => {
    const opened = await Promise.all([open(), open(), open()])
    await open()
    expect(opened.map(({ body }) => body)).toEqual([{ installed: true }, { installed: true }, { installed: true }])
    expect(types()).toEqual(['conversationUpdate', 'installationUpdate'])
    expect(running.received.map(({ activity }) => activity)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ type: 'installationUpdate', action: 'add' }),
        expect.objectContaining({
          membersAdded: [{ id: `28:${BOT}` }, expect.objectContaining({ aadObjectId: PL.id })],
        }),
      ]),
    )
  })

  test('ボットが受け取れなかったら、次に開いたときにまた届ける', async () => {
    running.answer = () => ({ status: 503 })
    expect((await open()).body).toEqual({ installed: false })
    running.answer = () => ({ status: 200 })
    expect((await open()).body).toEqual({ installed: true })
    expect(types()).toHaveLength(4)
  })
})

describe('新しいものを知る', () => {
  const updates = (after: number, wait = 20) =>
    running.call('GET', `/chat/api/updates?person=${PL.id}&after=${after}&wait=${wait}`)

  test('まだ見ていないものだけが届く', async () => {
    const first = await sendCard('一')
    const { body } = await updates(0)
    const second = await sendCard('二')
    const newer = await updates(body.version)
    expect(body.messages.map(({ id }: { id: string }) => id)).toEqual([first.messageId])
    expect(newer.body.messages.map(({ id }: { id: string }) => id)).toEqual([second.messageId])
    await running.asBot('PUT', first.path, cardMessage('三'))
    expect((await updates(newer.body.version)).body.messages).toMatchObject([
      { id: first.messageId, cards: [card('三')] },
    ])
  })

  test('待っている間に届くと、すぐに分かる', async () => {
    const activities = await openChat(running)
    const { body } = await updates(0)
    const waiting = updates(body.version)
    await running.asBot('POST', activities, { type: 'message', text: '届いた' })
    expect((await waiting).body.messages).toMatchObject([{ text: '届いた' }])
  })

  test('何もなければ、待つ時間のあとに空で返る', async () => {
    const { body } = await updates(0)
    expect((await updates(body.version, 0.05)).body).toMatchObject({ version: body.version, messages: [] })
  })

  test('止めるときは、待っている画面をすぐに放す', async () => {
    const { body } = await updates(0)
    const waiting = updates(body.version)
    running.teams.close()
    expect((await waiting).status).toBe(200)
  })

  test('見ていない数は、本人が見たところまで減る', async () => {
    const { messageId } = await sendCard()
    await sendCard()
    const people = async () => (await running.call('GET', '/chat/api/people')).body
    expect(await people()).toMatchObject([
      { ...PL, unread: 2, mentions: 0 },
      { ...MANAGER, unread: 0, mentions: 0 },
    ])
    const version = (await shown()).find(({ id }: { id: string }) => id === messageId).version
    expect((await running.call('POST', `${api}/read`, { version })).status).toBe(204)
    expect((await people())[0].unread).toBe(1)
    const after = (await updates(0)).body.version
    await running.call('POST', `${api}/read`, { version })
    expect((await updates(0)).body.version).toBe(after)
  })

  test('よその画面からは、見ることも話すこともできない', async () => {
    const elsewhere = { origin: 'https://example.com' }
    expect((await running.call('GET', `${api}/messages`, undefined, elsewhere)).status).toBe(403)
    expect((await running.call('POST', `${api}/messages`, { text: '一覧' }, elsewhere)).status).toBe(403)
    expect(running.received).toEqual([])
  })
})
