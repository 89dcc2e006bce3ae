/** 回の一生: planned by the PMO, looked over three days before, opened by the clock, and asked to be closed. */
import { beforeEach, expect, test } from '@jest/globals'
import type { ActionReply } from '../../bot/src/inbound/chat/turn.ts'
import { importRegister } from '../../bot/src/usecases/import-register.ts'
import { officeForEachTest } from '../support/office-for-each-test.ts'
import { pressIn } from '../support/press-in.ts'
import { smallCity, who } from '../support/small-city.ts'
import { start } from '../support/test-office.ts'

const office = officeForEachTest()
const roundId = '2025Q4'
let now = start

beforeEach(async () => {
  now = start
  await importRegister(office().deps, smallCity)
})

async function heard(at: string): Promise<readonly string[]> {
  const next = new Date(`${at}:00+09:00`)
  office().passMinutes((next.getTime() - now.getTime()) / 60_000)
  now = next
  office().sent.length = 0
  await office().tick()
  while ((await office().runJobs()).length > 0);
  const names = new Map(Object.entries(who).map(([name, id]) => [id as string, name]))
  return office()
    .sent.map(({ personId, shows }) => `${names.get(personId)} ${shows}`)
    .toSorted()
}

const press = (person: string, verb: string, data: object = {}) => pressIn(office(), person, null, verb, data)
const shown = (reply: ActionReply) => JSON.stringify('card' in reply ? reply.card : reply.message)
const days = { opensOn: '2026-03-02', dueOn: '2026-03-13', closesOn: '2026-03-23' }
const plan = () => press(who.pmo, 'plan.save', { roundId, ...days })
const states = () => office().store.rows(`select state from rounds where id = '${roundId}'`)

test('決めた日程で、3開庁日前に PMO だけへ確認が届き、その日に開いて PL に届き、締切日に PMO へ届く', async () => {
  expect(shown(await plan())).toContain('3月2日（月）')
  expect(await heard('2026-02-24T10:00')).toEqual([])
  expect(await heard('2026-02-25T10:00')).toEqual(['pmo 【業務改革】R7 Q4 開始前の確認（3月2日（月）開始）'])
  expect(await heard('2026-02-25T10:01')).toEqual([])
  expect(await heard('2026-03-02T09:59')).toEqual([])
  expect(await heard('2026-03-02T10:00')).toEqual(['deputy B1-3:0 B2-2:0 B2-1:0', 'leader B1-3:0 B1-4:0 A1-1:0'])
  expect(await states()).toEqual([{ state: 'open' }])
  for (const day of ['10', '13', '16', '17', '18', '19']) await heard(`2026-03-${day}T10:00`)
  expect(await heard('2026-03-23T10:00')).toEqual(['pmo 【業務改革】R7 Q4 締切日です（3月23日（月）、未回答5施策）'])
  expect(await heard('2026-03-23T10:01')).toEqual([])
})

test('三日止まっていて開始日を過ぎても、開き、開始前の確認はもう送らない', async () => {
  await plan()
  expect(await heard('2026-03-04T10:00')).toHaveLength(2)
  expect(await states()).toEqual([{ state: 'open' }])
})

test('担当のない施策があると開かずに一度だけ知らせ、担当が決まった次の分に開く', async () => {
  await office().store.rows("delete from assignments where measure_id = 'A1-1'")
  await plan()
  await heard('2026-02-25T10:00')
  expect(await heard('2026-03-02T10:00')).toEqual(['pmo R7 Q4 は、まだ開いていません'])
  expect(await heard('2026-03-02T10:01')).toEqual([])
  await office().store.rows(`insert into assignments values ('A1-1', '${who.leader}', 'leader')`)
  expect(await heard('2026-03-02T10:02')).toHaveLength(2)
})

test('本部会議の日から逆算でき、開いた回の期限も変えられる。予行は PMO だけが見る', async () => {
  expect(shown(await press(who.pmo, 'plan.fromMeeting', { roundId, meetingOn: '2026-03-27' }))).toContain(
    '3月19日（木）',
  )
  const rehearsal = shown(await press(who.pmo, 'plan.rehearse', { roundId }))
  expect(rehearsal).toContain('予行')
  expect(rehearsal).not.toContain('checkIn.form')
  expect('card' in (await press(who.leader, 'plan.rehearse', { roundId }))).toBe(false)
  await plan()
  await heard('2026-03-02T10:00')
  expect(shown(await press(who.pmo, 'plan.save', { roundId, dueOn: '2026-03-16' }))).toContain('3月16日（月）')
  expect(shown(await press(who.pmo, 'plan.save', { roundId, dueOn: '2026-03-15' }))).toContain('閉庁日')
  expect(await office().store.rows(`select due_on from rounds where id = '${roundId}'`)).toEqual([
    { due_on: '2026-03-16' },
  ])
})
