/** 名簿で見つからない担当：調べる時、後任のお願い、開始前の確認、名簿が答えないとき。 */
import { beforeEach, describe, expect, test } from '@jest/globals'
import { tick } from '../../../bot/src/inbound/jobs/clock-tick.ts'
import { runJob } from '../../../bot/src/inbound/jobs/workers.ts'
import type { Directory, PersonInDirectory } from '../../../bot/src/usecases/directory-ports.ts'
import { readPreflight } from '../../../bot/src/usecases/look-ahead.ts'
import type { Deps } from '../../../bot/src/usecases/ports.ts'
import { planRound } from '../../../shared/src/domain/round-calendar.ts'
import { officeForEachTest } from '../../support/office-for-each-test.ts'
import { pressIn } from '../../support/press-in.ts'
import { who } from '../../support/small-city.ts'

const office = officeForEachTest()
type Said = Awaited<ReturnType<Directory['look']>>
let asked: (readonly string[])[]
let answers: Said[]

const here: PersonInDirectory = { active: true, place: '総務部総務課', signInName: 'somebody@city.example' }
const said = (...people: (readonly [string, PersonInDirectory])[]): Said => ({ kind: 'said', people: new Map(people) })
const leaderGone = () => said([who.deputy, here])
const deps = (): Deps => ({
  ...office().deps,
  directory: {
    look: async (people) => {
      asked.push(people)
      return answers.shift() ?? said([who.leader, here], [who.deputy, here])
    },
  },
})

async function pass(minutes = 0): Promise<readonly string[]> {
  office().passMinutes(minutes)
  office().sent.length = 0
  await tick(deps())
  for (let jobs = await office().store.takeJobs(); jobs.length > 0; jobs = await office().store.takeJobs()) {
    for (const { name, payload } of jobs) await runJob(deps(), name, payload)
  }
  return office().sent.map(({ personId, shows }) => `${personId} ${shows}`)
}
const gone = () =>
  office().store.rows('select measure_id as id, why, kept_at is not null as kept from leaders_gone order by 1')
const day = 24 * 60
const findings = async () => {
  const plan = { roundId: '2025Q4', ...planRound('2025Q4', deps().holidays), meetingOn: null }
  return deps().unitOfWork.run(async (tx) => (await readPreflight(deps(), tx, plan)).findings)
}

beforeEach(async () => {
  asked = []
  answers = []
  await office().openRound()
  await office().runJobs()
})

describe('名簿に尋ねるのは', () => {
  test('月に一度で、担当を一人一度ずつ', async () => {
    await pass()
    await pass(1)
    await pass(day)
    expect(asked.map((people) => people.toSorted())).toEqual([[who.leader, who.deputy]])
    await pass(20 * day)
    expect(asked).toHaveLength(2)
  })

  test('返事がなければ1時間後にもう一度、権限がなければ次の月まで尋ねない', async () => {
    answers = [
      { kind: 'trouble', trouble: 'noAnswer' },
      { kind: 'trouble', trouble: 'noRight' },
    ]
    await pass()
    await pass(59)
    expect(asked).toHaveLength(1)
    await pass(2)
    expect(asked).toHaveLength(2)
    await pass(120)
    expect(asked).toHaveLength(2)
  })

  test('名簿につながっていなければ、何もしない', async () => {
    expect(await office().tick()).toBe(0)
    expect(await office().store.rows('select * from directory_checks')).toEqual([])
  })
})

describe('担当が見つからないと', () => {
  test('所属長に、ほかのお知らせのない日に一枚で尋ね、二度は言わない', async () => {
    answers = [leaderGone(), leaderGone()]
    expect(await pass()).toEqual([])
    expect(await pass(day)).toContain(`${who.manager} 【業務改革】担当の方のご確認のお願い（3施策）`)
    expect((await pass(20 * day)).filter((one) => one.includes('ご確認のお願い（3施策）'))).toEqual([])
  })

  test('「引き続き担当です」と言えば待たず、わけが変わるまで尋ねない', async () => {
    answers = [leaderGone(), leaderGone()]
    await pass()
    const kept = await pressIn(office(), who.manager, null, 'leaders.keep', { shown: 'B1-3 B1-4' })
    expect(JSON.stringify(kept)).toContain('✓ 2施策は、いまの担当の方のままとしました。')
    await pass(20 * day)
    expect(await gone()).toEqual([
      { id: 'A1-1', why: 'left', kept: false },
      { id: 'B1-3', why: 'left', kept: true },
      { id: 'B1-4', why: 'left', kept: true },
    ])
    expect(await findings()).toContainEqual({
      code: 'leaderGone',
      personId: who.leader,
      why: 'left',
      measureIds: ['A1-1'],
    })
  })

  test.each([
    ['よその課の課長', who.departmentHead, 'B1-3'],
    ['関係のない職員', who.bystander, 'B1-3'],
    ['担当本人', who.leader, 'B1-3'],
  ])('%sは「引き続き担当です」と言えない', async (_, person, shown) => {
    const answer = await pressIn(office(), person, null, 'leaders.keep', { shown })
    expect(JSON.stringify(answer)).toContain('担当としては登録されていません')
  })

  test('課長のいない施策は、PMOに尋ねる', async () => {
    answers = [said([who.leader, here])]
    await pass()
    const told = await pass(day)
    expect(told).toContain(`${who.pmo} 【業務改革】担当の方のご確認のお願い（1施策）`)
    expect(told).toContain(`${who.manager} 【業務改革】担当の方のご確認のお願い（1施策）`)
  })

  test('別の課に移ったことも、所属からわかる', async () => {
    answers = [said([who.leader, { ...here, place: '健康子ども部 健康課' }], [who.deputy, here])]
    await pass()
    expect(await gone()).toMatchObject([{ why: 'moved' }, { why: 'moved' }, { why: 'moved' }])
  })

  test('サインイン名は、知らなかった人の分だけ覚える', async () => {
    await deps().unitOfWork.run((tx) => tx.people.saveSignInName(who.leader, 'typed@city.example'))
    await pass()
    const names = await deps().unitOfWork.run((tx) => tx.people.signInNames([who.leader, who.deputy]))
    expect(Object.fromEntries(names)).toEqual({
      [who.leader]: 'typed@city.example',
      [who.deputy]: 'somebody@city.example',
    })
  })
})

describe('名簿が答えないときは、だれもいないことにはせず、開始前の確認でそう言う', () => {
  test.each([
    ['権限がない', { kind: 'trouble', trouble: 'noRight' } as const, 'noRight'],
    ['サインインできない', { kind: 'trouble', trouble: 'notSignedIn' } as const, 'notSignedIn'],
    ['つながらない', { kind: 'trouble', trouble: 'noAnswer' } as const, 'noAnswer'],
    ['担当を一人も知らない（別の組織）', said(), 'nobodyKnown'],
  ])('%s', async (_, answer, trouble) => {
    answers = [answer]
    await pass()
    expect(await gone()).toEqual([])
    expect(await findings()).toContainEqual({ code: 'directory', trouble })
    await pass(20 * day)
    expect((await findings()).filter(({ code }) => code === 'directory')).toEqual([])
  })
})
