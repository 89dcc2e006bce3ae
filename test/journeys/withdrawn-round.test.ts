/** 取り下げ: the PMO takes a sent round back in chat and opens it again; the leader's card follows in its place. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { cardSaying } from '../support/card-saying.ts'
import { chatOf, goodAnswer } from '../support/chat-of.ts'
import { posts, startTestCity, type TestCity } from '../support/test-city.ts'

// Cards come when their jobs have run, which takes a busy machine a while.
jest.setTimeout(30_000)

const leader = posts.generalAffairsLeader
let city: TestCity

const pmo = () => chatOf(city, posts.pmo)
const messagesOf = (personId: string) => {
  const person = city.teams.city.member(personId)
  if (!person) throw new Error('No such person in the city')
  return city.teams.personSide.messages(person).messages.filter(({ cards }) => cards.length > 0)
}

beforeAll(async () => {
  city = await startTestCity()
}, 30_000)
afterAll(() => city.stop())

test('PMO が送った依頼を取り下げ、もう一度開くまで', async () => {
  await cardSaying(city, leader, '進捗のご回答')
  await chatOf(city, leader).openForm('B1-4')
  await chatOf(city, leader).submit('B1-4', {})
  const sent = messagesOf(leader).map(({ id }) => id)

  // What the leader may not, and what the PMO sees before it is done.
  expect(await chatOf(city, leader).say('取り下げ')).toContain('ご用件を読み取れませんでした')
  const before = await pmo().say('取り下げ')
  expect(before).toContain('R7 Q3 の依頼を取り下げますか')
  expect(before).toContain('総務課 PL')
  expect(before).toContain('いただいた回答（1施策）は消えません')
  expect((await pmo().pressButton('やめる')).text).toContain('令和7年度 第3四半期 の予定')
  expect((await pmo().pressButton('依頼を取り下げる')).text).toContain('取り下げますか')
  expect((await pmo().pressButton('取り下げる')).text).toContain('✓ R7 Q3 の依頼を取り下げました')
  expect(await pmo().say('状況')).toContain('いただいた回答（1施策）は残っています')

  // A form on the screen loses nothing: a sentence comes, and what was typed stays.
  const late = await chatOf(city, leader).submit('B1-3', { ...goodAnswer, progress: '書きかけの文' })
  expect(late.notice).toContain('取り下げられています')
  expect(await chatOf(city, leader).say('一覧')).toContain('いまは回答の期間ではありません')

  // Somebody who was not typing sees it at once, in the message that was sent, with nothing to press.
  const other = await cardSaying(city, posts.citizensLeader, '取り下げました')
  expect(other.text).toContain('ご対応は必要ありません')
  expect(JSON.stringify(other.card)).not.toContain('Action.')
  expect(messagesOf(posts.citizensLeader)).toHaveLength(1)

  // Open again: the same messages, with the answer that was given.
  const offered = await pmo().pressButton('もう一度開く')
  expect(offered.text).toContain('いただいた回答はそのままです')
  expect((await pmo().pressButton('回を開く')).text).toContain('R7 Q3 の回を開きました')
  await cardSaying(city, posts.citizensLeader, '進捗のご回答')
  expect(messagesOf(posts.citizensLeader)).toHaveLength(1)
  expect(messagesOf(leader).map(({ id }) => id)).toEqual(sent)
  expect(await chatOf(city, leader).say('一覧')).toContain('回答済 1／9')
})
