/** ご相談が課長、部長、副市長へ上がり、お返事が担当者に戻るまで: as each of them sees it in Teams, by the buttons of the cards. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { cardSaying } from '../support/card-saying.ts'
import { chatOf } from '../support/chat-of.ts'
import { type DaysOfCity, startDaysOfCity } from '../support/days-of-city.ts'
import { smallCity, who } from '../support/small-city.ts'

// Cards come when their jobs have run, which takes a busy machine a while.
jest.setTimeout(30_000)

let days: DaysOfCity

const chat = (person: string) => chatOf(days.city(), person)

beforeAll(async () => {
  days = await startDaysOfCity({ content: smallCity, today: '2025-12-16' })
}, 60_000)
afterAll(() => days.stop())

test('担当が回答に相談を添えると、課長のチャットに、求めることと期日が届く', async () => {
  await days.heard()
  const wish = { consultation: '会計課・財政課との協議の場を設けてほしい', consultationBy: '2025-12-24' }
  expect((await chat(who.leader).submit('B1-3', wish)).text).toContain('ご相談は、総務課長にお届けします。')
  expect(await days.heard()).toEqual(['総務課長　【業務改革】R7 Q3 B1-3 のご相談（12月24日（水）まで）'])
  const { text } = await chat(who.manager).card()
  expect(text).toContain('「会計課・財政課との協議の場を設けてほしい」（総務課 PL）')
  expect(text).toContain('期日：12月24日（水）')
})

test('課長が一押しで部長につなぎ、返事のないまま期日を過ぎると、PMO の状況に表れる', async () => {
  expect((await chat(who.manager).pressButton('部長につなぐ')).text).toContain('総務部長におつなぎしました。')
  expect(await days.heard()).toEqual(['総務部長　【業務改革】R7 Q3 B1-3 のご相談（12月24日（水）まで）'])
  days.goTo('2025-12-25T09:30')
  const status = await chat(who.pmo).say('状況')
  expect(status).toContain('お返事待ちのご相談　1')
  expect(status).toContain('B1-3 紙決裁の廃止 ― 総務部長（期日 12月24日（水））　期日経過')
})

test('部長が副市長につなぐと、その先につなぐボタンはなく、空の返事は欄のそばで断られる', async () => {
  expect((await chat(who.departmentHead).pressButton('副市長につなぐ')).text).toContain('副市長におつなぎしました。')
  expect(await days.heard()).toEqual(['副市長　【業務改革】R7 Q3 B1-3 のご相談（12月24日（水）まで）'])
  const { text } = await chat(who.viceMayor).card()
  expect(text).toContain('期日を過ぎています。お返事をお待ちしています。')
  expect(text).not.toContain('につなぐ')
  await chat(who.viceMayor).pressButton('一言添えて返事をする')
  expect((await chat(who.viceMayor).pressButton('返事を送る', { text: ' ' })).text).toContain('内容をご入力ください。')
})

test('お返事は担当のチャットに一度だけ届き、途中の人のカードも落着し、PMO の状況から消える', async () => {
  const reply = '1月13日の部課長会議で調整します。'
  const answered = await chat(who.viceMayor).pressButton('返事を送る', { text: reply })
  expect(answered.text).toContain('お返事を、担当者にお届けしました。')
  expect(await days.heard()).toEqual(['総務課 PL　【業務改革】R7 Q3 B1-3 のご相談へのお返事'])
  expect((await chat(who.leader).card()).text).toContain(`副市長：「${reply}」`)
  const late = await chat(who.manager).press('consultation.reply', {
    roundId: '2025Q3',
    measureId: 'B1-3',
    number: 1,
    text: '引き受けます。',
  })
  expect(`${late.text}${late.notice}`).toContain('すでにお返事済み')
  // Nobody is typing any more: the card of whoever passed it on tells the truth.
  days.goTo('2025-12-25T11:00')
  await days.heard()
  expect((await cardSaying(days.city(), who.departmentHead, `副市長：「${reply}」`)).text).not.toContain('につなぐ')
  expect(await chat(who.pmo).say('状況')).not.toContain('お返事待ちのご相談')
  const about = days.everHeard().filter((one) => one.includes('ご相談'))
  expect(new Set(about).size).toBe(4)
  expect(about).toHaveLength(4)
})
