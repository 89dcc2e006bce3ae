/** ご相談が課長、部長、副市長へ上がり、お返事が担当者に戻るまで: one consultation on the injected clock, by the buttons of the cards. */
import { beforeEach, expect, test } from '@jest/globals'
import type { ActionReply } from '../../bot/src/inbound/chat/turn.ts'
import { officeForEachTest } from '../support/office-for-each-test.ts'
import { pressIn } from '../support/press-in.ts'
import { who } from '../support/small-city.ts'
import { goodDraft, roundId } from '../support/test-office.ts'

const office = officeForEachTest()
const place = { roundId, measureId: 'B1-3' }
const names = new Map(Object.entries(who).map(([name, id]) => [id as string, name]))

const press = (person: string, verb: string, data: object = {}) => pressIn(office(), person, null, verb, data)
const shown = (reply: ActionReply) => ('card' in reply ? JSON.stringify(reply.card) : reply.message)

async function heard(): Promise<readonly string[]> {
  office().sent.length = 0
  await office().tick()
  while ((await office().runJobs()).length > 0);
  return office().sent.map(({ personId, shows }) => `${names.get(personId)} ${shows}`)
}

beforeEach(async () => {
  await office().openRound()
  await heard()
})

test('相談は課長から部長、副市長へつながり、PMOの状況に期日とともに出て、お返事が担当者に届く', async () => {
  const nonce = '0b0e7a52-6f5e-4c1e-9d7c-3f1f6f0c2a11'
  const wish = { consultation: '会計課・財政課との協議の場を設けてほしい', consultationBy: '2025-12-24' }
  const saved = await press(who.leader, 'checkIn.submit', { ...place, basedOn: 0, nonce, ...goodDraft, ...wish })
  expect(shown(saved)).toContain('ご相談は、総務課長にお届けします。')
  expect(await heard()).toEqual(['manager 【業務改革】R7 Q3 B1-3 のご相談（12月24日（水）まで）'])

  const one = { ...place, number: 1 }
  const card = shown(await press(who.manager, 'consultation.show', one))
  expect(card).toContain('「会計課・財政課との協議の場を設けてほしい」（総務課 PL）')
  expect(card).toContain('部長につなぐ')
  expect(shown(await press(who.manager, 'consultation.passOn', one))).toContain('総務部長におつなぎしました。')
  expect(await heard()).toEqual(['departmentHead 【業務改革】R7 Q3 B1-3 のご相談（12月24日（水）まで）'])

  office().passMinutes(9 * 24 * 60)
  const status = shown(await press(who.pmo, 'round.status'))
  expect(status).toContain('お返事待ちのご相談　1')
  expect(status).toContain('B1-3 紙決裁の廃止 ― 総務部長（期日 12月24日（水））　期日経過')

  expect(shown(await press(who.departmentHead, 'consultation.passOn', one))).toContain('副市長におつなぎしました。')
  expect((await heard()).filter((line) => line.includes('ご相談'))).toEqual([
    'viceMayor 【業務改革】R7 Q3 B1-3 のご相談（12月24日（水）まで）',
  ])
  expect(shown(await press(who.viceMayor, 'consultation.show', one))).not.toContain('につなぐ')
  expect(shown(await press(who.viceMayor, 'consultation.reply', { ...one, text: ' ' }))).toContain(
    '内容をご入力ください。',
  )
  const text = '1月13日の部課長会議で調整します。'
  const answered = await press(who.viceMayor, 'consultation.reply', { ...one, text })
  expect(shown(answered)).toContain('お返事を、担当者にお届けしました。')
  expect((await heard()).filter((line) => line.includes('ご相談'))).toEqual([
    'leader 【業務改革】R7 Q3 B1-3 のご相談へのお返事',
  ])
  expect(shown(await press(who.manager, 'consultation.reply', { ...one, text: '引き受けます。' }))).toContain(
    'すでにお返事済み',
  )
  expect(shown(await press(who.pmo, 'round.status'))).not.toContain('お返事待ちのご相談')
})
