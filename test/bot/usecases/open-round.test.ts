import { beforeEach, describe, expect, test } from '@jest/globals'
import { importRegister } from '../../../bot/src/usecases/import-register.ts'
import { openRound } from '../../../bot/src/usecases/open-round.ts'
import { officeForEachTest } from '../../support/office-for-each-test.ts'
import { smallCity, who } from '../../support/small-city.ts'
import { codeOf, roundId } from '../../support/test-office.ts'

const office = officeForEachTest()

const open = (asker: string = who.pmo, id: string = roundId) => openRound(office().deps, asker, id)
const rows = (statement: string) => office().store.rows(statement)

beforeEach(async () => {
  await importRegister(office().deps, smallCity)
})

describe('回を開くと', () => {
  test('今日から10開庁日の期限と、5開庁日の猶予が決まる', async () => {
    expect(await open()).toEqual({
      id: '2025Q3',
      state: 'open',
      opensOn: '2025-12-16',
      dueOn: '2026-01-06',
      closesOn: '2026-01-14',
      asOfDay: '2025-11-30',
    })
  })

  test('すべての施策に、担当の人の予定ができる', async () => {
    await open()
    expect(await rows('select measure_id, responsible, state, cause from expectations order by measure_id')).toEqual([
      { measure_id: 'A1-1', responsible: who.leader, state: 'planned', cause: null },
      { measure_id: 'B1-3', responsible: who.leader, state: 'planned', cause: null },
      { measure_id: 'B1-4', responsible: who.leader, state: 'planned', cause: null },
      { measure_id: 'B2-1', responsible: who.deputy, state: 'planned', cause: null },
      { measure_id: 'B2-2', responsible: who.deputy, state: 'planned', cause: null },
    ])
  })

  test('担当が何施策を持っていても、お知らせもジョブも一人に一つ', async () => {
    await open()
    const notices = await rows('select person_id, step, state, attempts from notices order by person_id')
    expect(notices).toEqual([
      { person_id: who.leader, step: 'opened', state: 'due', attempts: 0 },
      { person_id: who.deputy, step: 'opened', state: 'due', attempts: 0 },
    ])
    const jobs = await office().store.jobs()
    expect(jobs.map(({ name, payload, afterSeconds }) => [name, payload.personId, afterSeconds]).sort()).toEqual([
      ['send-notice', who.leader, 0],
      ['send-notice', who.deputy, 0],
    ])
  })

  test('まだ何も送られていない', async () => {
    await open()
    expect(office().sent).toEqual([])
  })
})

describe('回を開けるのは', () => {
  test.each([
    ['PL', who.leader],
    ['課長', who.manager],
    ['部長', who.departmentHead],
    ['副市長', who.viceMayor],
    ['市長', who.mayor],
    ['ほかの職員', who.bystander],
  ])('PMO だけで、%s には開けない', async (_post, asker) => {
    expect(codeOf(await open(asker))).toBe('notAllowed')
    expect(await rows("select id from rounds where state = 'open'")).toEqual([])
    expect(await office().store.jobs()).toEqual([])
  })

  test('登録のない人は、利用者として扱われない', async () => {
    expect(codeOf(await open(who.stranger))).toBe('unknownPerson')
  })

  test.each(['', '2025Q5', '2025q3', 'R7Q3', '2025Q3 ', '２０２５Ｑ３', '0000Q1', "2025Q3'; --", '2025Q3\u0000'])(
    '四半期として読めない %j は開けない',
    async (id) => {
      expect(codeOf(await open(who.pmo, id))).toBe('unknownRound')
      expect(await rows("select id from rounds where state = 'open'")).toEqual([])
    },
  )
})

describe('二度目に開こうとすると', () => {
  test('開いていると知らされ、予定もお知らせも増えない', async () => {
    await open()
    const count = async () =>
      rows('select (select count(*) from expectations)::int as e, (select count(*) from notices)::int as n')
    const before = await count()
    expect(await open()).toEqual({ refusal: { code: 'roundAlreadyOpened', roundId } })
    expect(await count()).toEqual(before)
    expect(await office().store.jobs()).toHaveLength(2)
  })

  test('締め切った回も、もう一度は開けない', async () => {
    expect(await open(who.pmo, '2025Q2')).toEqual({ refusal: { code: 'roundAlreadyOpened', roundId: '2025Q2' } })
  })

  test('ほかの回が開いている間は開けず、締め切れば開ける', async () => {
    await open()
    expect(await open(who.pmo, '2025Q4')).toEqual({ refusal: { code: 'anotherRoundOpen', roundId } })
    await rows("update rounds set state = 'closed'")
    expect(codeOf(await open(who.pmo, '2025Q4'))).toBeNull()
  })
})

describe('担当の決まっていない施策があれば', () => {
  beforeEach(() => rows("delete from assignments where measure_id in ('B2-1', 'A1-1') and part = 'leader'"))

  test('開かず、どの施策かを一覧の順に知らせる', async () => {
    expect(await open()).toEqual({
      refusal: { code: 'measuresWithoutLeader', roundId, measureIds: ['A1-1', 'B2-1'] },
    })
    expect(await rows("select id from rounds where state = 'open'")).toEqual([])
    expect(await office().store.jobs()).toEqual([])
  })
})
