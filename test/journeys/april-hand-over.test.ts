/** 4月の引き継ぎ: a successor named in March, of whom nobody hears before 発令, on the injected clock. */
import { expect, test } from '@jest/globals'
import type { ActionReply } from '../../bot/src/inbound/chat/turn.ts'
import { tick } from '../../bot/src/inbound/jobs/clock-tick.ts'
import { runJob } from '../../bot/src/inbound/jobs/workers.ts'
import type { Directory } from '../../bot/src/usecases/directory-ports.ts'
import type { Deps } from '../../bot/src/usecases/ports.ts'
import { readSuccessorPack } from '../../bot/src/usecases/read-successor-pack.ts'
import { officeForEachTest } from '../support/office-for-each-test.ts'
import { pressIn } from '../support/press-in.ts'
import { who } from '../support/small-city.ts'
import { goodDraft, roundId, start } from '../support/test-office.ts'

const office = officeForEachTest()
const names = new Map(Object.entries(who).map(([name, id]) => [id as string, name]))
let now = start

/** Whom the city's directory no longer knows. */
const left = new Set<string>()
const directory: Directory = {
  look: async (people) => ({
    kind: 'said',
    people: new Map(
      people
        .filter((id) => !left.has(id))
        .map((id) => [id, { active: true, place: '総務部総務課', signInName: null } as const]),
    ),
  }),
}
const deps = (): Deps => ({ ...office().deps, directory })

const press = (person: string, verb: string, data: object = {}) => pressIn(office(), person, null, verb, data)
const shown = (reply: ActionReply) => ('card' in reply ? JSON.stringify(reply.card) : reply.message)
const leader = async () =>
  await office().store.rows(
    `select person_id as id, part from assignments where measure_id = 'B1-3' order by part desc`,
  )

async function heard(at: string): Promise<readonly string[]> {
  const next = new Date(`${at}:00+09:00`)
  office().passMinutes((next.getTime() - now.getTime()) / 60_000)
  now = next
  office().sent.length = 0
  await tick(deps())
  for (let jobs = await office().store.takeJobs(); jobs.length > 0; jobs = await office().store.takeJobs()) {
    for (const { name, payload } of jobs) await runJob(deps(), name, payload)
  }
  return office().sent.map(({ personId, shows }) => `${names.get(personId)} ${shows}`)
}

test('3月に指定した後任には発令の日まで何も出ず、4月1日に担当が移り、これまでの経過が一枚で届く', async () => {
  now = start
  await office().openRound()
  const nonce = '0b0e7a52-6f5e-4c1e-9d7c-3f1f6f0c2a11'
  const draft = { ...goodDraft, nextAction: '1月に会計課と協議', consultation: '協議の場の設定' }
  await press(who.leader, 'checkIn.submit', { roundId, measureId: 'B1-3', basedOn: 0, nonce, ...draft })
  await press(who.pmo, 'round.close', { roundId })

  await heard('2026-03-24T10:00')
  const form = shown(await press(who.manager, 'handOver.form'))
  expect(form).toContain('graph.microsoft.com/users')
  const wish = { measureId: 'B1-3', to: who.bystander, effectiveOn: '2026-04-01' }
  expect(shown(await press(who.manager, 'handOver.send', wish))).toContain(
    '令和8年4月1日（水）まで、ほかの方には表示されません。',
  )
  expect(await heard('2026-03-31T17:00')).toEqual([])
  expect(shown(await press(who.bystander, 'handOver.accept', { measureId: 'B1-3', number: 1 }))).toContain(
    '引き継ぎの依頼は、いまはありません',
  )
  expect((await leader())[0]).toEqual({ id: who.leader, part: 'leader' })

  expect(await heard('2026-04-01T10:00')).toEqual(['bystander 【業務改革】B1-3 をお引き継ぎいただきました'])
  expect(await leader()).toEqual([
    { id: who.bystander, part: 'leader' },
    { id: who.deputy, part: 'deputy' },
  ])
  const pack = await office().deps.unitOfWork.run((tx) => tx.consultations.openOf('B1-3'))
  expect(pack).toMatchObject([{ text: '協議の場の設定' }])
  expect(await heard('2026-04-01T10:01')).toEqual([])
  // The closed round stays with whoever did its work.
  expect(await office().store.rows(`select responsible from expectations where measure_id = 'B1-3'`)).toEqual([
    { responsible: who.leader },
  ])
})

test('3月で退職した担当は4月1日に名簿からわかり、所属長が後任を指定すると、直近の回答と約束が一枚で届く', async () => {
  now = start
  await office().openRound()
  const nonce = '0b0e7a52-6f5e-4c1e-9d7c-3f1f6f0c2a11'
  const draft = { ...goodDraft, nextAction: '1月に会計課と協議', consultation: '協議の場の設定' }
  await press(who.leader, 'checkIn.submit', { roundId, measureId: 'B1-3', basedOn: 0, nonce, ...draft })
  await press(who.pmo, 'round.close', { roundId })
  await heard('2026-03-31T10:00')
  left.add(who.leader)
  // Asked early in the morning; nobody is written to before the sending hours.
  expect(await heard('2026-04-01T06:00')).toEqual([])
  expect(await heard('2026-04-01T10:00')).toEqual(['manager 【業務改革】担当の方のご確認のお願い（3施策）'])
  expect(await heard('2026-04-01T10:01')).toEqual([])

  const form = shown(await press(who.manager, 'handOver.form', { measureId: 'B1-4' }))
  expect(form).toContain('"value":"B1-4"')
  const wish = { measureId: 'B1-3', to: who.bystander, effectiveOn: '' }
  expect(shown(await press(who.manager, 'handOver.send', wish))).toContain('担当を 会計課 主事 に変えました')
  expect(await heard('2026-04-01T10:02')).toEqual(['bystander 【業務改革】B1-3 をお引き継ぎいただきました'])
  const pack = await office().deps.unitOfWork.run((tx) => readSuccessorPack(tx, 'B1-3', '2026-04-01'))
  expect(pack.answers.map((one) => one.roundId)).toEqual(['2025Q3', '2025Q2', '2025Q1'])
  expect(pack.promises.map(({ kind }) => kind)).toEqual(['consultation', 'nextAction'])

  // What has its successor is asked for no more; the others wait.
  await press(who.manager, 'leaders.keep', { shown: 'A1-1' })
  expect(await heard('2026-05-01T10:00')).toEqual([])
  const waiting = await office().store.rows('select measure_id as id, kept_at is not null as kept from leaders_gone')
  expect(waiting.toSorted((one, other) => (String(one.id) < String(other.id) ? -1 : 1))).toEqual([
    { id: 'A1-1', kept: true },
    { id: 'B1-4', kept: false },
  ])
  left.clear()
})
