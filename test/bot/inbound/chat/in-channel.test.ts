import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { chatJa } from '../../../../shared/src/wording/chat.ja.ts'
import { sectionChannelJa } from '../../../../shared/src/wording/ladder.ja.ts'
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

const { help, inChat, notUnderstood } = chatJa.channel
const section = () => city.teams.city.team.channels[1]?.id ?? ''
const postsInChannel = () => city.teams.personSide.messages(channel.person).posts

/** Writes into a section's channel, and gives back what the bot wrote into the same thread. */
async function post(text: string, mentions: readonly string[] = [city.teams.city.botMri], threadId?: string) {
  const before = postsInChannel().length
  const said = await city.teams.personSide.post(channel.person, section(), { text, mentions, threadId })
  expect(said?.delivered).toBe(mentions.length > 0)
  const thread = threadId ?? said?.message.id
  const written = postsInChannel().slice(before + 1)
  expect(written.every((one) => one.threadId === thread)).toBe(true)
  return written
}

const answers = async (text: string) => (await post(text)).map((one) => one.text)

describe('チャネルで', () => {
  test.each(['@業革ボード ヘルプ', '@業革ボード　ﾍﾙﾌﾟ', 'ヘルプ @業革ボード', '@業革ボード Help', '@業革ボード'])(
    '「%s」には、同じスレッドで使い方を返す',
    async (text) => {
      expect(await answers(text)).toEqual([help])
    },
  )

  test.each(['一覧', '状況', '割当', '要確認', '回を開く', 'list', 'status'])(
    '「%s」には、1対1のチャットで尋ねるよう返し、カードも入力欄も出さない',
    async (word) => {
      const written = await post(`@業革ボード ${word}`)
      expect(written).toMatchObject([{ text: inChat, cards: [] }])
    },
  )

  test('わからない言葉には、使い方の尋ね方を返す', async () => {
    expect(await answers('@業革ボード 天気はどうですか')).toEqual([notUnderstood])
  })

  test('スレッドの返信で呼ばれたら、そのスレッドに返す', async () => {
    const first = await city.teams.personSide.post(channel.person, section(), { text: '相談です', mentions: [] })
    const written = await post('@業革ボード ヘルプ', undefined, first?.message.id)
    expect(written.map((one) => one.text)).toEqual([help])
  })

  test('職員どうしのやりとりには、何も書かない', async () => {
    expect(await post('ヘルプ', [])).toEqual([])
    const activity = channel.activity({
      conversation: { id: section(), conversationType: 'channel', tenantId: channel.tenantId },
      text: '<at>総務課長</at> ヘルプ',
      entities: [{ type: 'mention', text: '<at>総務課長</at>', mentioned: { id: '29:someone' } }],
    })
    const before = postsInChannel().length
    expect(await channel.deliverWell(activity)).toMatchObject({ status: 200, text: '{}' })
    expect(postsInChannel()).toHaveLength(before)
  })

  test('「この係の通知先にする」は PL には断り、PMO が決めれば、そこへ職名へのメンションが一つのスレッドに届く', async () => {
    expect(await answers('@業革ボード この係の通知先にする')).toEqual([sectionChannelJa.notAllowed])
    await city.deps.unitOfWork.run(async (tx) => {
      const found = await tx.register.find('B1-3')
      if (found) await tx.assignments.save({ leadSection: '総務課', assignment: found.assignment })
    })
    const pmo = city.teams.city.member(posts.pmo)
    if (!pmo) throw new Error('There is no PMO')
    const mentions = [city.teams.city.botMri]
    await city.teams.personSide.post(pmo, section(), { text: '@業革ボード この係の通知先にする 総務課', mentions })
    const stored = await city.deps.unitOfWork.run(({ ladder }) => ladder.channel('総務課'))
    expect(stored).toMatchObject({ conversationId: section(), setBy: posts.pmo })
    expect(stored?.roster).toContain(posts.generalAffairsManager)

    const mention = { personId: posts.generalAffairsManager, post: '総務課長' }
    const thread = { section: '総務課', conversationId: section(), serviceUrl: city.teams.serviceUrl }
    const notice = { ...mention, managerId: mention.personId, managerPost: mention.post, section: '総務課' }
    const said = city.deps.cards.inChannel({ ...notice, roundId: '2025Q3', unanswered: 1, closesOn: '2026-01-09' })
    const post = async (root: string | null) => {
      const inChannel = { ...thread, thread: root, mention }
      return city.deps.messenger.post(inChannel, { ...said, inChannel })
    }
    const first = await post(null)
    const root = first.kind === 'sent' ? first.activityId : ''
    expect(await post(root)).toMatchObject({ kind: 'sent' })
    const written = postsInChannel().filter(({ threadId }) => threadId === root)
    expect(written).toHaveLength(2)
    expect(JSON.stringify(written)).toContain('未回答 1施策')
    expect(JSON.stringify(written[0]?.mentions)).toContain('総務課長')
  })

  test('チャネルは、本人あての宛先として残らない', async () => {
    const address = () => city.deps.unitOfWork.run((tx) => tx.delivery.conversation(channel.person.id))
    const before = await address()
    await post('@業革ボード ヘルプ')
    expect(await address()).toEqual(before)
    expect(before?.conversationId).toBe(channel.person.conversationId)
  })
})

describe('人を探す欄の問い合わせには', () => {
  const dataset = 'graph.microsoft.com/users'
  const search = async (person: string, value: unknown) => {
    const member = city.teams.city.member(person)
    const from = { id: member?.mri, aadObjectId: person }
    const activity = channel.activity({ type: 'invoke', name: 'application/search', from, value })
    const { status, text } = await channel.deliverWell(activity)
    const { statusCode, type, value: found } = JSON.parse(text)
    expect({ status, statusCode, type }).toEqual({
      status: 200,
      statusCode: 200,
      type: 'application/vnd.microsoft.search.searchResponse',
    })
    return found.results
  }

  test('割り当てられる人（PMO）には、職名に合う利用者を15人まで返す', async () => {
    expect(await search(posts.pmo, { dataset, queryText: '総務課　ＰＬ' })).toContainEqual({
      title: '総務課 PL',
      value: posts.generalAffairsLeader,
    })
    expect(await search(posts.pmo, { dataset, queryText: 'いない職名' })).toEqual([])
    expect(await search(posts.pmo, { dataset, queryText: '' })).toHaveLength(15)
  })

  test.each<[string, string, unknown]>([
    ['PLには', posts.citizensLeader, { dataset, queryText: '総務' }],
    ['登録のない人には', '99999999-9999-4999-8999-999999999999', { dataset, queryText: '総務' }],
    ['知らない一覧には', posts.pmo, { dataset: 'measures', queryText: '総務' }],
    ['読めない問いには', posts.pmo, 'x'],
    ['値のない問いには', posts.pmo, undefined],
  ])('%s、空の結果を返す', async (_who, person, value) => {
    expect(await search(person, value)).toEqual([])
  })

  test('よその市からの問いにも、空の結果を返す', async () => {
    const other = '99999999-9999-4999-8999-999999999999'
    const activity = channel.activity({
      type: 'invoke',
      name: 'application/search',
      channelData: { tenant: { id: other } },
      value: { dataset, queryText: '' },
    })
    const { status, text } = await channel.deliverWell(activity)
    expect([status, JSON.parse(text)]).toMatchObject([200, { statusCode: 200, value: { results: [] } }])
  })
})
