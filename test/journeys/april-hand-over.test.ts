/** 4月の引き継ぎ: a successor named in March, of whom nobody hears before 発令, and a leader who is gone; as people see it in Teams. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { tick } from '../../bot/src/inbound/jobs/clock-tick.ts'
import { chatOf } from '../support/chat-of.ts'
import { type DaysOfCity, startDaysOfCity } from '../support/days-of-city.ts'
import { smallCity, who } from '../support/small-city.ts'

// Cards come when their jobs have run, which takes a busy machine a while.
jest.setTimeout(30_000)

let days: DaysOfCity

const chat = (person: string) => chatOf(days.city(), person)
const messagesOf = (id: string) => {
  const { city, personSide } = days.city().teams
  const person = city.member(id)
  if (!person) throw new Error('No such person in the city')
  return personSide.messages(person).messages
}

beforeAll(async () => {
  days = await startDaysOfCity({ content: smallCity, today: '2025-12-16' })
  await days.heard()
  await chat(who.leader).submit('B1-3', { nextAction: '1月に会計課と協議', consultation: '協議の場の設定' })
  await chat(who.pmo).say('状況')
  await chat(who.pmo).press('round.close', { roundId: '2025Q3' })
  await days.heard()
}, 60_000)
afterAll(() => days.stop())

test('3月に所属長が後任を指定すると、発令の日までほかの方には表示されないと分かり、後任には何も届かない', async () => {
  await days.heard('2026-03-24T10:00')
  expect(await chat(who.manager).say('引き継ぎ')).toContain('発令の日に担当が変わります')
  const wish = { measureId: 'B1-3', to: who.bystander, effectiveOn: '2026-04-01' }
  const { text } = await chat(who.manager).pressButton('引き継ぎをお願いする', wish)
  expect(text).toContain('✓ B1-3 紙決裁の廃止 は、発令の日に 会計課 主事 へ引き継がれます。')
  expect(text).toContain('令和8年4月1日（水）まで、ほかの方には表示されません。')
  expect(await days.heard('2026-03-31T17:00')).toEqual([])
  expect(messagesOf(who.bystander)).toEqual([])
  await chat(who.bystander).say('一覧')
  expect(JSON.stringify(messagesOf(who.bystander))).not.toContain('B1-3')
  const register = await chat(who.pmo).say('割当')
  expect(register).toContain('B1-3')
  expect(register).not.toContain('会計課 主事')
})

test('4月1日に担当が移り、これまでの経過が一枚で後任に届く。締め切った回は、答えた人のまま残る', async () => {
  expect(await days.heard('2026-04-01T10:00')).toEqual(['会計課 主事　【業務改革】B1-3 をお引き継ぎいただきました'])
  const { text } = await chat(who.bystander).card()
  expect(text).toContain('本日からのご担当です。')
  expect(text).toMatch(/R7 Q3　.*くもり・継続　11月末現在.*R7 Q2　.*R7 Q1　/s)
  expect(text).toContain('お返事待ちのご相談：協議の場の設定')
  expect(text).toContain('次のアクション：1月に会計課と協議')
  expect(await days.heard()).toEqual([])
  const { unitOfWork } = days.city().deps
  const asked = await unitOfWork.run((tx) => tx.rounds.expectations('2025Q3'))
  expect(asked.find(({ measureId }) => measureId === 'B1-3')?.responsible).toBe(who.leader)
})

test('退職した担当は名簿の確かめでわかり、時間になると所属長に届き、後任を選ぶと経過が一枚で届く', async () => {
  const people = smallCity.people.filter(({ id }) => id !== who.leader)
  // A holiday, and then early in the morning: the directory is asked, and nobody is written to before the sending hours.
  await days.endAndBegin({ today: '2026-04-29', content: { ...smallCity, people } })
  days.goTo('2026-05-01T06:00')
  const before = messagesOf(who.manager).length
  const { deps, teams } = days.city()
  await tick(deps)
  const gone = () => deps.unitOfWork.run((tx) => tx.directory.gone())
  while ((await gone()).length === 0) await teams.personSide.changes(Number.MAX_SAFE_INTEGER, 50)
  await tick(deps)
  expect(messagesOf(who.manager)).toHaveLength(before)
  expect(await days.heard('2026-05-01T10:00')).toEqual(['総務課長　【業務改革】担当の方のご確認のお願い（2施策）'])
  expect(await days.heard()).toEqual([])

  const asked = await chat(who.manager).card()
  expect(asked.text).toContain('総務課 PL ― 名簿にないか、利用が止まっています')
  expect(asked.text).not.toContain('B1-3')
  await chat(who.manager).pressButton('B1-4 ペーパーレスの推進 の後任を指定する')
  const wish = { measureId: 'B1-4', to: who.bystander, effectiveOn: '' }
  const { text } = await chat(who.manager).pressButton('引き継ぎをお願いする', wish)
  expect(text).toContain('担当を 会計課 主事 に変えました')
  expect(await days.heard()).toEqual(['会計課 主事　【業務改革】B1-4 をお引き継ぎいただきました'])
})

test('残る施策は、担当のままと答えられ、もう一度は尋ねない', async () => {
  expect(await days.heard('2026-05-01T12:00')).toEqual([])
  await chat(who.manager).press('leaders.keep', { shown: 'A1-1' })
  expect(await days.heard('2026-06-01T10:00')).toEqual([])
  const gone = await days.city().deps.unitOfWork.run((tx) => tx.directory.gone())
  expect(gone.find(({ measureId }) => measureId === 'A1-1')?.keptAt).not.toBeNull()
})
