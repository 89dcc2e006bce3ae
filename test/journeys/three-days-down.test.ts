/** 三日止まっても、だれも忘れられない: the app ends, days go by, and it begins again on the same data; with an opt-in channel. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { chatOf } from '../support/chat-of.ts'
import { type DaysOfCity, startDaysOfCity } from '../support/days-of-city.ts'
import { smallCity, who } from '../support/small-city.ts'

// Cards come when their jobs have run, which takes a busy machine a while.
jest.setTimeout(30_000)

/** Opened by hand on 16 December: due on 6 January, closed on 14 January. */
let days: DaysOfCity

const memberOf = (id: string) => {
  const person = days.city().teams.city.member(id)
  if (!person) throw new Error('No such person in the city')
  return person
}
const section = '総務課'
const postsIn = (channel: string) => {
  const { city, personSide } = days.city().teams
  const channelId = city.team.channels.find(({ name }) => name === channel)?.id
  return personSide.messages(memberOf(who.manager)).posts.filter((one) => one.channelId === channelId)
}

async function chooseChannel(person: string): Promise<string> {
  const { city, personSide } = days.city().teams
  const channelId = city.team.channels.find(({ name }) => name === section)?.id ?? ''
  const said = { text: '@業革ボード この係の通知先にする', mentions: [city.botMri] }
  await personSide.post(memberOf(person), channelId, said)
  return postsIn(section).findLast(({ from }) => from === 'bot')?.text ?? ''
}

beforeAll(async () => {
  days = await startDaysOfCity({ content: smallCity, today: '2025-12-16' })
}, 60_000)
afterAll(() => days.stop())

test('止まる前：担当に一覧と3開庁日前のお知らせが届き、所属長が係の通知先を決める', async () => {
  expect(await days.heard()).toHaveLength(2)
  expect(await chooseChannel(who.manager)).toContain(`このチャネルを ${section} の通知先にしました`)
  expect(await days.heard('2025-12-25T10:00')).toHaveLength(2)
})

test('期限の日から三日止まっていても、動き出した日に担当と代理へ一通ずつ届き、その日は上の段へ進まない', async () => {
  await days.endAndBegin({ today: '2026-01-08' })
  expect(await days.heard()).toEqual([
    '総務課 PL　【業務改革】R7 Q3 3施策のご回答をお願いします（1月14日（水）まで）',
    '総務課 副PL　【業務改革】R7 Q3 3施策のご回答をお願いします（1月14日（水）まで）',
  ])
  expect(await days.heard()).toEqual([])
  expect((await chatOf(days.city(), who.leader).card()).text).toContain('3施策の回答がまだのようです。')
})

test('次の開庁日に、係のチャネルで所属長が名指しされ、件数だけが見え、個別のチャットには届かない', async () => {
  const came = await days.heard('2026-01-09T10:00')
  expect(came).toEqual([expect.stringContaining(`${section}　`)])
  const post = postsIn(section).find(({ mentionsMe }) => mentionsMe)
  expect(post?.mentions.text).toMatchObject([{ name: '総務課長', me: true }])
  expect(post?.mentions.cards).toMatchObject([[{ name: '総務課長', me: true }]])
  expect(JSON.stringify(post?.cards)).toContain('未回答 4施策、1月14日（水）まで')
  expect(JSON.stringify(post?.cards)).not.toMatch(/Input\.|Action\.Execute|[A-C]\d-\d|PL/)
})

test('名指しされた所属長は、個別のチャットで「確認」と送ると、施策ごとに対応を選べる', async () => {
  const manager = chatOf(days.city(), who.manager)
  expect(await manager.say('確認')).toContain('未回答の施策のお知らせ（4施策）')
  await manager.pressButton('B1-4 ペーパーレスの推進 の対応を選ぶ')
  expect((await manager.pressButton('課内で対応します')).text).toContain('課内で対応していただきます')
})

test('もう一度止まって同じ日に動き出しても、同じものは届かず、PMO へは順番の日に一度だけ届く', async () => {
  await days.endAndBegin({ today: '2026-01-09' })
  expect(await days.heard()).toEqual([])
  expect(await days.heard('2026-01-13T10:00')).toEqual([
    'デジタル戦略室 PMO　【業務改革】R7 Q3 未回答の施策のお知らせ（5施策、期限 1月6日（火））',
  ])
  expect(await days.heard()).toEqual([])
  expect(new Set(days.everHeard()).size).toBe(days.everHeard().length)
})
