import { beforeEach, expect, test } from '@jest/globals'
import { openRound } from '../../../../bot/src/usecases/open-round.ts'
import { type Submission, submitCheckIn } from '../../../../bot/src/usecases/submit-check-in.ts'
import { tellOfWorsening } from '../../../../bot/src/usecases/tell-people.ts'
import { isRefusal } from '../../../../shared/src/domain/refusal.ts'
import { describeOnBothEngines } from '../../../support/describe-on-both-engines.ts'
import { who } from '../../../support/small-city.ts'
import { codeOf, goodDraft, openTestOffice, roundId, type TestOffice } from '../../../support/test-office.ts'

const submission: Submission = {
  person: who.leader,
  roundId,
  measureId: 'B1-3',
  basedOn: 0,
  nonce: 'nonce-0',
  draft: goodDraft,
}

describeOnBothEngines('同時に届いた回答', (store) => {
  let office: TestOffice

  beforeEach(async () => {
    await store().empty()
    office = openTestOffice(store())
    await office.openRound()
    await store().takeJobs()
  })

  const submit = (part: Partial<Submission>) => submitCheckIn(office.deps, { ...submission, ...part })
  const peopleToTell = async () => (await store().jobs()).map(({ payload }) => payload.personId).sort()
  const stored = () => store().rows('select measure_id, revision, progress from revisions order by 1, 2')

  test('同じ送信が同時に5回届いても、保存は一度で、5回とも同じ返事になる', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => submit({})))
    expect(answers.map(codeOf)).toEqual([null, null, null, null, null])
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect(await stored()).toEqual([{ measure_id: 'B1-3', revision: 1, progress: goodDraft.progress }])
    expect(await peopleToTell()).toEqual([who.leader, who.deputy])
  })

  test('20の別々の回答が同時に届くと、一つだけが保存され、19は「先に保存された」と知らされる', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        submit({ nonce: `nonce-${n}`, draft: { ...goodDraft, progress: `文${n}` } }),
      ),
    )
    const codes = answers.map(codeOf)
    expect(codes.filter((code) => code === null)).toHaveLength(1)
    expect(codes.filter((code) => code === 'staleVersion')).toHaveLength(19)
    const winner = answers.find((answer) => !isRefusal(answer))
    const rows = await stored()
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ revision: 1 })
    expect(winner).toMatchObject({ revision: { answer: { progress: rows[0]?.progress } } })
    expect(await peopleToTell()).toEqual([who.leader, who.deputy])
  })

  test('悪い天気が同時に続いても、所属長には一日一通にまとめて知らせる', async () => {
    const now = office.deps.clock.now()
    const worse = (measureId: string) =>
      office.deps.unitOfWork.run(async (tx) => {
        const round = await tx.rounds.open()
        if (!round) throw new Error('no round is open')
        await tellOfWorsening(office.deps, tx, { round, measureId, personId: who.manager }, now)
      })
    await Promise.all(['B1-3', 'B1-4', 'A1-1'].map(worse))
    const told = await store().rows(
      `select state, jsonb_array_length(about) as measures from notices where starts_with(step, 'worsening:') order by state desc`,
    )
    expect(told).toEqual([
      { state: 'due', measures: 3 },
      { state: 'covered', measures: 0 },
      { state: 'covered', measures: 0 },
    ])
  })

  test('別々の施策への回答は、同時でもすべて保存される', async () => {
    const answers = await Promise.all([
      submit({ measureId: 'B1-3' }),
      submit({ measureId: 'B1-4' }),
      submit({ measureId: 'A1-1' }),
      submit({ measureId: 'B2-2', person: who.deputy }),
    ])
    expect(answers.map(codeOf)).toEqual([null, null, null, null])
    expect((await stored()).map((row) => row.measure_id)).toEqual(['A1-1', 'B1-3', 'B1-4', 'B2-2'])
  })

  test('担当と代理が同時に直しても、版は一つずつ進む', async () => {
    await submit({})
    const answers = await Promise.all([
      submit({ basedOn: 1, nonce: 'leader' }),
      submit({ basedOn: 1, nonce: 'deputy', person: who.deputy }),
    ])
    expect(answers.map(codeOf).sort()).toEqual(['staleVersion', null].sort())
    expect((await stored()).map((row) => row.revision)).toEqual([1, 2])
  })

  test('一つの施策への二つの回答は、先のものが終わるまで後のものが待つ', async () => {
    const order: string[] = []
    let locked: () => void = () => undefined
    const firstHasIt = new Promise<void>((resolve) => {
      locked = resolve
    })
    const first = store().unitOfWork.run(async (tx) => {
      await tx.rounds.lockExpectation(roundId, 'B1-3')
      locked()
      await secondIsWaiting(tx.rounds.find.bind(tx.rounds, roundId))
      order.push('先')
    })
    await firstHasIt
    const second = submit({}).then(() => order.push('後'))
    await Promise.all([first, second])
    expect(order).toEqual(['先', '後'])
  })

  /** PGlite has one connection, so a second transaction waits before its first statement; elsewhere the lock itself tells. */
  async function secondIsWaiting(somethingToDo: () => Promise<unknown>): Promise<void> {
    if (store().database.kind === 'pglite') {
      for (let turn = 0; turn < 20; turn += 1) await somethingToDo()
      return
    }
    while ((await store().rows('select 1 from pg_locks where not granted')).length === 0) await somethingToDo()
  }

  test('回を同時に開いても、一つだけが開き、ほかは理由を知らされる', async () => {
    await store().empty()
    await office.openRound()
    await store().rows("update rounds set state = 'closed'")
    const answers = await Promise.all(
      ['2025Q4', '2025Q4', '2026Q1', '2026Q2'].map((id) => openRound(office.deps, who.pmo, id)),
    )
    const codes = answers.map(codeOf)
    expect(codes.filter((code) => code === null)).toHaveLength(1)
    expect(codes.filter((code) => code === 'anotherRoundOpen' || code === 'roundAlreadyOpened')).toHaveLength(3)
    expect(await store().rows("select id from rounds where state = 'open'")).toHaveLength(1)
  })
})
