import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { createMessenger } from '../../../../bot/src/outbound/teams/messenger.ts'
import { botAppId, type FakeConnector, personId, reply, startConnector, tenantId } from './fake-connector.ts'

let connector: FakeConnector

beforeAll(async () => {
  connector = await startConnector()
})
afterAll(() => connector.close())
beforeEach(() => connector.answerWith(reply(201, { id: 'a:1' })))

const chat = () => ({ conversationId: 'a:chat', serviceUrl: connector.serviceUrl })
const hello = { type: 'message', text: 'こんにちは' }

describe('Bot Connector への依頼', () => {
  const authorization = 'Bearer the-bots-own-token'

  test('会話を開く', async () => {
    expect(await connector.client().createConversation(personId)).toEqual({
      conversationId: 'a:1',
      serviceUrl: connector.serviceUrl,
    })
    expect(connector.received).toEqual([
      {
        method: 'POST',
        path: '/teams/v3/conversations',
        authorization,
        body: {
          isGroup: false,
          bot: { id: `28:${botAppId}` },
          members: [{ id: personId }],
          tenantId,
          channelData: { tenant: { id: tenantId } },
        },
      },
    ])
  })

  test('送り、直し、取り消し、参加者を読む', async () => {
    const client = connector.client()
    const sent = { kind: 'sent', activityId: 'a:1', address: chat() }
    expect(await client.sendActivity(chat(), hello)).toEqual(sent)
    connector.answerWith(reply(200, ''))
    expect(await client.updateActivity(chat(), 'a:1', hello)).toEqual(sent)
    expect(await client.deleteActivity(chat(), 'a:1')).toEqual(sent)
    expect(connector.received).toEqual([
      { method: 'PUT', path: '/teams/v3/conversations/a%3Achat/activities/a%3A1', authorization, body: hello },
      { method: 'DELETE', path: '/teams/v3/conversations/a%3Achat/activities/a%3A1', authorization, body: undefined },
    ])
    connector.answerWith(reply(200, [{ id: '29:x', aadObjectId: personId, name: '見本' }]))
    expect(await client.members(chat())).toEqual([{ id: '29:x', aadObjectId: personId }])
    expect(connector.received).toMatchObject([{ method: 'GET', path: '/teams/v3/conversations/a%3Achat/members' }])
  })

  test.each(['19:abc@thread.tacv2;messageid=1', 'a/../b?c=d#e', '日本語 と空白', '%2e%2e', 'a\\b'])(
    '会話の番号「%s」も、そのまま一つの番号として届く',
    async (conversationId) => {
      await connector.client().sendActivity({ ...chat(), conversationId }, hello)
      const [, , , part, last, ...rest] = connector.received[0]?.path.slice(1).split('/') ?? []
      expect(decodeURIComponent(part ?? '')).toBe(conversationId)
      expect([last, rest]).toEqual(['activities', []])
    },
  )

  test('末尾に斜線のない接続先でも、同じ場所に届く', async () => {
    await connector.client().sendActivity({ ...chat(), serviceUrl: connector.serviceUrl.slice(0, -1) }, hello)
    expect(connector.received[0]?.path).toBe('/teams/v3/conversations/a%3Achat/activities')
  })
})

describe('Bot Connector の返事', () => {
  test.each([
    ['番号のない返事', {}],
    ['空の番号', { id: '' }],
    ['数の番号', { id: 5 }],
    ['HTML', '<!doctype html><title>Sign in</title>'],
    ['空の本文', ''],
  ])('受け付けたという返事でも、%s では届いたか分からない', async (_, body) => {
    connector.answerWith(reply(200, body))
    const unreadable = { kind: 'unknown', cause: 'unreadableAnswer' }
    expect(await connector.client().sendActivity(chat(), hello)).toEqual(unreadable)
    expect(await connector.client().createConversation(personId)).toEqual(unreadable)
    expect(await connector.client().members(chat())).toEqual(unreadable)
    expect(connector.received).toHaveLength(3)
  })

  test('返事の本文が私たちの言葉に似ていても、返事は返事として読む', async () => {
    connector.answerWith(reply(201, { id: 'a:2', kind: 'refused', cause: 'spoofed' }))
    expect(await connector.client().sendActivity(chat(), hello)).toMatchObject({ kind: 'sent', activityId: 'a:2' })
  })

  test.each<[number, object | string, object, Record<string, string>]>([
    [
      403,
      { error: { code: 'BotNotInConversationRoster' } },
      { kind: 'notInstalled', cause: 'BotNotInConversationRoster' },
      {},
    ],
    [404, { error: { code: 'ConversationNotFound' } }, { kind: 'conversationGone', cause: 'ConversationNotFound' }, {}],
    [
      429,
      { error: { code: 'Throttled' } },
      { kind: 'tryLater', cause: 'Throttled', afterSeconds: 12 },
      { 'retry-after': '12' },
    ],
    [429, '', { kind: 'tryLater', cause: 'HTTP 429', afterSeconds: null }, {}],
    [500, { error: { code: 'ServiceError' } }, { kind: 'refused', cause: 'ServiceError' }, {}],
    [
      403,
      { errorCode: 209, message: '{"subCode":"MessageWritesBlocked"}' },
      { kind: 'notInstalled', cause: 'MessageWritesBlocked' },
      {},
    ],
    [502, '<h1>Bad Gateway</h1>', { kind: 'unknown', cause: 'HTTP 502' }, {}],
    [500, '', { kind: 'refused', cause: 'HTTP 500' }, {}],
    [503, '{"error":', { kind: 'unknown', cause: 'HTTP 503' }, {}],
    [301, '', { kind: 'refused', cause: 'HTTP 301' }, { location: 'http://127.0.0.1:9/' }],
  ])('%i の返事は表のとおりに扱い、どの依頼も一度しか送らない', async (status, body, outcome, headers) => {
    connector.answerWith(reply(status, body, headers))
    const client = connector.client()
    const outcomes = [
      await client.createConversation(personId),
      await client.sendActivity(chat(), hello),
      await client.updateActivity(chat(), 'a:1', hello),
      await client.deleteActivity(chat(), 'a:1'),
      await client.members(chat()),
    ]
    expect(outcomes).toEqual(outcomes.map(() => outcome))
    expect(connector.received).toHaveLength(5)
  })
})

const sending = { pace: { places: async () => [] }, retryUnknownAfterSeconds: 30 }

describe('お知らせの送り方', () => {
  const card = { type: 'AdaptiveCard', version: '1.5' }
  const message = { summary: '【業務改革】ご回答のお願い', card }
  const activity = {
    type: 'message',
    summary: message.summary,
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
  }

  test('会話の分かっている人には、そこへ一度で送る', async () => {
    expect(await createMessenger(connector.client(), sending).send(personId, chat(), message)).toMatchObject({
      kind: 'sent',
    })
    expect(connector.received.map(({ body }) => body)).toEqual([activity])
  })

  test('会話の分からない人には、会話を開いてから送る', async () => {
    const outcome = await createMessenger(connector.client(), sending).send(personId, null, message)
    expect(outcome).toMatchObject({ kind: 'sent', address: { conversationId: 'a:1' } })
    expect(connector.received.map(({ path }) => path)).toEqual([
      '/teams/v3/conversations',
      '/teams/v3/conversations/a%3A1/activities',
    ])
  })

  test('会話を開けなければ、その理由を返して何も送らない', async () => {
    connector.answerWith(reply(403, { error: { code: 'ForbiddenOperationException' } }))
    const outcome = await createMessenger(connector.client(), sending).send(personId, null, message)
    expect(outcome).toEqual({ kind: 'notInstalled', cause: 'ForbiddenOperationException' })
    expect(connector.received).toHaveLength(1)
  })

  test('その場の返事は、書式なしの文かカードで送る', async () => {
    const messenger = createMessenger(connector.client(), sending)
    await messenger.reply(chat(), { text: '**そのまま**' })
    await messenger.reply(chat(), message)
    expect(connector.received.map(({ body }) => body)).toEqual([
      { type: 'message', text: '**そのまま**', textFormat: 'plain' },
      activity,
    ])
  })
})
