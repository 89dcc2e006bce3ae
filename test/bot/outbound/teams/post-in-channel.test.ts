import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createMessenger, type TeamsMessenger } from '../../../../bot/src/outbound/teams/messenger.ts'
import { reply, startConnector } from './fake-connector.ts'

let connector: Awaited<ReturnType<typeof startConnector>>
let messenger: TeamsMessenger

beforeAll(async () => {
  connector = await startConnector()
  messenger = createMessenger(connector.client(), { pace: { places: async () => [] }, retryUnknownAfterSeconds: 30 })
})
afterAll(() => connector.close())

const mention = { personId: '10000000-0000-4000-8000-000000000003', post: '総務課長' }
const thread = (root: string | null) => ({
  section: '総務課',
  conversationId: '19:soumu@thread.tacv2',
  serviceUrl: connector.serviceUrl,
  thread: root,
})
const message = (root: string | null) => ({
  summary: '未回答 4施策',
  card: { type: 'AdaptiveCard' },
  inChannel: { ...thread(root), mention },
})

test('回の最初のお知らせは、新しいスレッドとして、職名へのメンションを付けて書く', async () => {
  connector.answerWith(reply(201, { id: '19:soumu@thread.tacv2;messageid=7', activityId: '7' }))
  expect(await messenger.post(thread(null), message(null))).toMatchObject({ kind: 'sent', activityId: '7' })
  expect(connector.received).toMatchObject([
    {
      method: 'POST',
      path: '/teams/v3/conversations',
      body: {
        channelData: { channel: { id: '19:soumu@thread.tacv2' } },
        activity: {
          text: '<at>総務課長</at>',
          entities: [{ type: 'mention', text: '<at>総務課長</at>', mentioned: { id: mention.personId } }],
          attachments: [{ content: { type: 'AdaptiveCard' } }],
        },
      },
    },
  ])
})

test('その後のお知らせは、同じスレッドに続けて書く', async () => {
  connector.answerWith(reply(201, { id: '8' }))
  expect(await messenger.post(thread('7'), message('7'))).toMatchObject({ kind: 'sent', activityId: '8' })
  const path = `/teams/v3/conversations/${encodeURIComponent('19:soumu@thread.tacv2;messageid=7')}/activities`
  expect(connector.received).toMatchObject([{ path, body: { text: '<at>総務課長</at>' } }])
})

test('スレッドの番号が読めない返事は、届いたかわからないものとして扱う', async () => {
  connector.answerWith(reply(201, { id: 'x' }))
  expect(await messenger.post(thread(null), message(null))).toMatchObject({ kind: 'unknown' })
})

test('チャネルにいる人を、小文字の番号で返し、読めなければ null を返す', async () => {
  connector.answerWith(reply(200, [{ id: '29:1', aadObjectId: mention.personId.toUpperCase() }, { id: '29:guest' }]))
  expect(await messenger.members(thread(null))).toEqual([mention.personId])
  connector.answerWith(reply(404))
  expect(await messenger.members(thread(null))).toBeNull()
})
