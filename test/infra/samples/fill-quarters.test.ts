import { beforeEach, expect, test } from '@jest/globals'
import { closeRound } from '../../../bot/src/usecases/close-round.ts'
import { showOwnMeasures } from '../../../bot/src/usecases/show-own-measures.ts'
import { submitCheckIn } from '../../../bot/src/usecases/submit-check-in.ts'
import { clearSamples, type FilledQuarter, fillQuarters } from '../../../infra/local/samples/fill-quarters.ts'
import { isRefusal } from '../../../shared/src/domain/refusal.ts'
import { describeOnBothEngines } from '../../support/describe-on-both-engines.ts'
import { smallCity, who } from '../../support/small-city.ts'
import { goodDraft, openTestOffice, roundId, type TestOffice } from '../../support/test-office.ts'
import type { TestStore } from '../../support/test-store.ts'

async function fill({ deps }: TestOffice, count: number): Promise<readonly FilledQuarter[]> {
  const quarters = []
  for await (const quarter of fillQuarters(deps, count)) quarters.push(quarter)
  return quarters
}

const outcomes = (quarters: readonly FilledQuarter[]) => quarters.map(({ roundId: id, outcome }) => `${id} ${outcome}`)

const tables = ['rounds', 'expectations', 'revisions', 'acceptances', 'reviews', 'follow_ups', 'published_answers']

async function everything(store: TestStore): Promise<unknown> {
  const found: Record<string, unknown> = {}
  for (const table of tables) {
    found[table] = (await store.rows(`select * from ${table}`)).map((row) => JSON.stringify(row)).toSorted()
  }
  return found
}

const answer = (office: TestOffice, id: string, measureId = 'B1-3') =>
  submitCheckIn(office.deps, {
    person: who.leader,
    roundId: id,
    measureId,
    basedOn: 0,
    nonce: 'nonce',
    draft: goodDraft,
  })

describeOnBothEngines('過去の四半期に見本を入れると', (store) => {
  let office: TestOffice
  beforeEach(async () => {
    await store().empty()
    office = openTestOffice(store())
    await office.openRound()
  })

  test('受付中の回の前の四半期が、古い順に、締め切った回として埋まる', async () => {
    expect(outcomes(await fill(office, 3))).toEqual(['2024Q4 filled', '2025Q1 filled', '2025Q2 filled'])
    const { rounds, measures } = await office.deps.boardReader.read('2025Q1')
    expect(rounds.map(({ id, state }) => `${id} ${state}`)).toEqual([
      '2025Q3 open',
      '2025Q2 closed',
      '2025Q1 closed',
      '2024Q4 closed',
    ])
    expect(measures.map(({ current, expectation }) => [current?.source, expectation])).toEqual(
      smallCity.measures.map(() => ['sample', 'accepted']),
    )
  })

  test('受付中の回には触れず、前回の回答は見本として示される', async () => {
    await fill(office, 1)
    expect(await store().rows(`select * from revisions where round_id = '${roundId}'`)).toEqual([])
    const shown = await showOwnMeasures(office.deps, who.leader)
    const previous = isRefusal(shown) ? [] : shown.own.map(({ previous: one }) => [one?.roundId, one?.source])
    expect(previous).toEqual([
      ['2025Q2', 'sample'],
      ['2025Q2', 'sample'],
      ['2025Q2', 'sample'],
    ])
  })

  test('もう一度入れても、何も増えず、カードも送り直さない', async () => {
    await fill(office, 2)
    const before = await everything(store())
    await store().takeJobs()
    expect(outcomes(await fill(office, 2))).toEqual(['2025Q1 already', '2025Q2 already'])
    expect(await everything(store())).toEqual(before)
    expect(await store().jobs()).toEqual([])
  })

  test('四半期を増やして入れると、増えた分だけが入る', async () => {
    await fill(office, 1)
    expect(outcomes(await fill(office, 2))).toEqual(['2025Q1 filled', '2025Q2 already'])
  })

  test('回答のある回と、回答がなくても開いた回は、そのままにする', async () => {
    await answer(office, roundId)
    await closeRound(office.deps, who.pmo, roundId)
    // By then the open round is past, and the quarter of today is the next one.
    office.passMinutes(30 * 24 * 60)
    const before = await store().rows(`select * from expectations where round_id = '${roundId}'`)
    expect(outcomes(await fill(office, 2))).toEqual(['2025Q2 filled', '2025Q3 kept'])
    expect(await store().rows(`select * from expectations where round_id = '${roundId}'`)).toEqual(before)
    expect(await store().rows('select count(*)::int as n from revisions where not sample')).toEqual([{ n: 1 }])
  })

  test('担当者のカードを、前回の回答に合わせて直す仕事が残る', async () => {
    await store().takeJobs()
    await fill(office, 1)
    const refreshed = (await store().jobs()).map(({ name, payload }) => `${name} ${payload.personId}`)
    expect(refreshed).toContain(`refresh-sent-card ${who.leader}`)
    expect(refreshed.filter((one) => !one.startsWith('refresh-sent-card '))).toEqual([])
  })

  test('取り除くと、入れる前とまったく同じになる', async () => {
    await answer(office, roundId)
    const before = await everything(store())
    await fill(office, 8)
    expect(await everything(store())).not.toEqual(before)
    expect(await clearSamples(office.deps)).toHaveLength(8)
    expect(await everything(store())).toEqual(before)
    expect(await clearSamples(office.deps)).toEqual([])
  }, 20_000)

  test('取り除いても、担当者の回答と公表資料の回は残る', async () => {
    await fill(office, 8)
    await answer(office, roundId)
    await clearSamples(office.deps)
    expect(await store().rows('select round_id, measure_id, sample from revisions')).toEqual([
      { round_id: roundId, measure_id: 'B1-3', sample: false },
    ])
    expect(await store().rows('select id from rounds order by id')).toEqual([{ id: '2025Q2' }, { id: roundId }])
  })
})
