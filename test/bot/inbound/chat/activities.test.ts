import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { chatJa } from '../../../../shared/src/wording/chat.ja.ts'
import { refusalJa } from '../../../../shared/src/wording/refusals.ja.ts'
import { posts, startTestCity, type TestCity } from '../../../support/test-city.ts'
import { type Channel, openChannel } from './channel.ts'

let city: TestCity
let channel: Channel

beforeAll(async () => {
  city = await startTestCity({ openFirstRound: false })
  channel = await openChannel(city)
}, 30_000)
afterAll(async () => {
  channel.close()
  await city.stop()
})

/** Delivers with a good token; `said` is what the bot wrote into the chat in answer. */
async function deliver(changes: Record<string, unknown>) {
  const before = channel.written().length
  const { status, text } = await channel.deliverWell(channel.activity(changes))
  return {
    status,
    text,
    said: channel
      .written()
      .slice(before)
      .map((message) => message.text),
  }
}

const help = chatJa.replies.help
const stranger = refusalJa({ code: 'unknownPerson' })
const quiet = { status: 200, text: '{}', said: [] }
const saying = (text: string) => ({ status: 200, text: '{}', said: [text] })

describe('知らない種類の知らせには 200 と空の本文を返し、何も書かない', () => {
  test.each<[string, Record<string, unknown>]>([
    ['入力中', { type: 'typing' }],
    ['リアクション', { type: 'messageReaction', reactionsAdded: [{ type: 'like' }] }],
    ['文の直し', { type: 'messageUpdate' }],
    ['文の取り消し', { type: 'messageDelete' }],
    ['既読', { type: 'event', name: 'application/vnd.microsoft.readReceipt', value: { lastReadMessageId: '1' } }],
    ['参加者のない会話の変更', { type: 'conversationUpdate' }],
    ['参加者の増減', { type: 'conversationUpdate', membersAdded: [{ id: '28:x' }], membersRemoved: [{ id: '29:y' }] }],
    ['参加者が文字の会話の変更', { type: 'conversationUpdate', membersAdded: 'everybody' }],
    ['アプリの取り外し', { type: 'installationUpdate', action: 'remove' }],
    ['アプリの更新', { type: 'installationUpdate', action: 'add-upgrade' }],
    ['動作のない取り付け', { type: 'installationUpdate' }],
    ['会話の終わり', { type: 'endOfConversation', code: 'completed' }],
    ['引き継ぎ', { type: 'handoff' }],
    ['記録', { type: 'trace' }],
    ['知らない種類', { type: 'application/vnd.example.unknown' }],
    ['型の部品と同じ名', { type: '__proto__' }],
    ['千文字の種類', { type: 'x'.repeat(1000) }],
  ])('%s', async (_, changes) => {
    expect(await deliver(changes)).toEqual(quiet)
  })

  test.each([
    'task/fetch',
    'task/submit',
    'composeExtension/query',
    'signin/verifyState',
    'signin/tokenExchange',
    'fileConsent/invoke',
    'actionableMessage/executeAction',
    'adaptiveCard/Action',
    '__proto__',
    '',
    5,
    null,
    undefined,
  ])('%p という名の呼び出し', async (name) => {
    const value = { queryText: '', dataset: 'x', action: { verb: 'measures.list' } }
    expect(await deliver({ type: 'invoke', name, value })).toEqual(quiet)
  })
})

describe('一部が読めない知らせにも答える', () => {
  test.each<[string, Record<string, unknown>]>([
    ['文が数', { text: 5 }],
    ['文がない', { text: undefined }],
    ['文が null', { text: null }],
    ['文が並び', { text: ['ヘルプ'] }],
    ['文が十万字', { text: 'あ'.repeat(60_000) }],
    ['文に半端な文字', { text: '\ud800\u0000' }],
  ])('%s：ご用件を読み取れませんでした', async (_, changes) => {
    expect(await deliver(changes)).toEqual(saying(chatJa.replies.notUnderstood))
  })

  test.each<[string, Record<string, unknown>]>([
    ['番号がない', { id: undefined }],
    ['受け手がない', { recipient: undefined }],
    ['受け手が null', { recipient: null }],
    ['送り手の番号が数', { from: { id: 5, aadObjectId: posts.citizensLeader } }],
    ['付属の情報が文字', { channelData: 'x' }],
    ['付属の情報が null', { channelData: null }],
    ['目印が文字', { entities: 'x' }],
    ['添付が null', { attachments: null }],
    ['日時でない日時', { timestamp: 'yesterday', localTimestamp: 5, expiration: {} }],
    ['言語が数', { locale: 5 }],
    ['返信先が組', { replyToId: {} }],
    ['知らない項目', { surprise: { deep: [1, 2, 3] } }],
    ['カードから送られた値', { value: { verb: 'checkIn.submit' } }],
  ])('%s', async (_, changes) => {
    expect(await deliver(changes)).toEqual(saying(help))
  })

  test.each<[string, unknown]>([
    ['会話がない', undefined],
    ['会話が null', null],
    ['会話が並び', []],
    ['会話が文字', 'a:1'],
    ['会話の番号がない', { conversationType: 'personal' }],
    ['会話の番号が数', { id: 5, conversationType: 'personal' }],
  ])('%s：返す先がないので、受け取るだけ', async (_, conversation) => {
    expect(await deliver({ conversation })).toEqual(quiet)
  })

  test('グループの会話や、種類のわからない会話では書かない', async () => {
    const { tenantId } = channel
    for (const conversationType of ['groupChat', undefined, 'PERSONAL']) {
      const conversation = { id: channel.person.conversationId, tenantId, conversationType }
      expect(await deliver({ conversation })).toEqual(quiet)
    }
  })
})

describe('誰からの知らせか', () => {
  const { citizensLeader } = posts

  test.each<[string, unknown]>([
    ['そのまま', { aadObjectId: citizensLeader }],
    ['大文字で書いた番号', { aadObjectId: citizensLeader.toUpperCase() }],
    ['名前が違っていても同じ番号', { aadObjectId: citizensLeader, name: '市長', id: '29:someone' }],
  ])('登録のある人：%s', async (_, from) => {
    expect(await deliver({ from })).toEqual(saying(help))
  })

  test.each<[string, unknown]>([
    ['番号がない', { id: '29:guest', name: '市民課 PL' }],
    ['番号が空', { aadObjectId: '' }],
    ['番号が数', { aadObjectId: 1 }],
    ['送り手がない', undefined],
    ['送り手が null', null],
    ['送り手が文字', citizensLeader],
    ['知らない番号', { aadObjectId: '99999999-9999-4999-8999-999999999999' }],
    ['番号に余りがある', { aadObjectId: `${citizensLeader} ` }],
    ['番号でない文字', { aadObjectId: "' or 1=1 --" }],
  ])('登録のない人には、その旨を返す：%s', async (_, from) => {
    expect(await deliver({ from })).toEqual(saying(stranger))
    expect(await deliver({ from, type: 'installationUpdate', action: 'add' })).toEqual(saying(stranger))
    const pressed = await deliver({
      from,
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { verb: 'measures.list' } },
    })
    expect(pressed).toMatchObject({ status: 200, said: [] })
    expect(JSON.parse(pressed.text)).toEqual({
      statusCode: 200,
      type: 'application/vnd.microsoft.activity.message',
      value: stranger,
    })
  })

  test('カードや文に書かれた番号は見ない', async () => {
    const value = { aadObjectId: citizensLeader, from: { aadObjectId: citizensLeader } }
    expect(await deliver({ from: { id: '29:guest' }, value })).toEqual(saying(stranger))
  })
})

describe('どの市からの知らせか', () => {
  const other = '99999999-9999-4999-8999-999999999999'
  const inTenant = (tenantId: unknown) => ({
    id: channel.person.conversationId,
    conversationType: 'personal',
    tenantId,
  })

  test.each<[string, () => Record<string, unknown>]>([
    ['よその市の会話', () => ({ conversation: inTenant(other), channelData: { tenant: { id: other } } })],
    ['会話だけがよその市', () => ({ conversation: inTenant(other) })],
    ['付属の情報だけがよその市', () => ({ channelData: { tenant: { id: other } } })],
    ['市の番号がどこにもない', () => ({ conversation: inTenant(undefined), channelData: {} })],
    ['市の番号が空', () => ({ conversation: inTenant(''), channelData: undefined })],
  ])('%s は扱わない', async (_, changes) => {
    expect(await deliver(changes())).toEqual(quiet)
    expect(await deliver({ ...changes(), type: 'installationUpdate', action: 'add' })).toEqual(quiet)
    const pressed = await deliver({
      ...changes(),
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { verb: 'measures.list' } },
    })
    expect(pressed).toMatchObject({ status: 200, said: [] })
    expect(JSON.parse(pressed.text)).toMatchObject({ statusCode: 200, value: stranger })
  })

  test('大文字で書いた市の番号は同じ市', async () => {
    const tenantId = channel.tenantId.toUpperCase()
    expect(await deliver({ conversation: inTenant(tenantId), channelData: { tenant: { id: tenantId } } })).toEqual(
      saying(help),
    )
  })

  test('片方だけでも、市の番号が合えばよい', async () => {
    expect(await deliver({ channelData: undefined })).toEqual(saying(help))
    expect(await deliver({ conversation: inTenant(undefined) })).toEqual(saying(help))
  })
})
