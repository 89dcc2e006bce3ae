/** 推移・施策・戦略の受け口：印西市の一覧で、約束した形のまま返る。 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { submitCheckIn } from '../../../../bot/src/usecases/submit-check-in.ts'
import { history, readCells } from '../../../../shared/src/contract/history.ts'
import { measurePage } from '../../../../shared/src/contract/measure.ts'
import { strategyPage } from '../../../../shared/src/contract/strategy.ts'
import { posts, startTestCity, type TestCity } from '../../../support/test-city.ts'
import { goodDraft } from '../../../support/test-office.ts'

let city: TestCity
beforeAll(async () => {
  city = await startTestCity()
  await submitCheckIn(city.deps, {
    person: posts.generalAffairsLeader,
    roundId: '2025Q3',
    measureId: 'B1-3',
    basedOn: 0,
    nonce: 'nonce-of-the-form',
    draft: { ...goodDraft, 'figure:B1-3-K1': '６２．３％', consultation: '会計課との調整をお願いしたい' },
  })
}, 60_000)
afterAll(() => city.stop())

const get = (person: string | null, path: string) => city.ask(person, 'GET', path)

describe('GET /api/history', () => {
  test('32施策を、公表された回と受付中の回について返す', async () => {
    const { status, body } = await get(posts.pmo, '/api/history')
    expect(status).toBe(200)
    const read = history.strict().parse(body)
    expect(read.rounds).toEqual([
      { id: '2025Q2', state: 'closed' },
      { id: '2025Q3', state: 'open' },
    ])
    expect(read.pillars.map(({ id }) => id)).toEqual(['A', 'B', 'C'])
    expect(read.areas).toHaveLength(9)
    expect(read.measures).toHaveLength(32)
    expect(read.measures.find(({ id }) => id === 'B1-3')?.cells).toBe('pC')
    expect(read.measures.filter(({ cells }) => cells === 'p-')).toHaveLength(31)
  }, 30_000)

  test('市長には、確認の済んでいない天気を返さない', async () => {
    const { body } = await get(posts.mayor, '/api/history')
    const cells = history.parse(body).measures.find(({ id }) => id === 'B1-3')?.cells ?? ''
    expect(readCells(cells).map(({ cell }) => cell)).toEqual(['published', 'inConfirmation'])
  })
})

describe('GET /api/measures/:id', () => {
  test('計画・指標・アプローチ・中期ロードマップ・回答を、職名とともに返す', async () => {
    const { status, body } = await get(posts.pmo, '/api/measures/B1-3')
    expect(status).toBe(200)
    const read = measurePage.strict().parse(body)
    expect(read).toMatchObject({
      title: '紙決裁の廃止',
      area: { id: 'B1' },
      approaches: [{ id: 'AP1', name: '全庁横断' }],
      leader: '総務課 PL',
      purpose: ['職員の業務効率化、生産性向上'],
      roadmap: [{ no: 15, link: { strength: 'strong' } }],
    })
    expect(read.plans.map(({ fiscalYear }) => fiscalYear)).toEqual([2025, 2026, 2027])
    expect(read.indicators[0]?.values).toEqual([
      { roundId: '2025Q2', source: 'published', value: 50.1, asOf: '2025-05-31', asOfText: '5月末現在(Q1平均)' },
      { roundId: '2025Q3', source: 'answer', value: 62.3, asOf: '2025-11-30', asOfText: '' },
    ])
    expect(read.rounds[0]).toMatchObject({ id: '2025Q3', revisions: [{ revision: 1, answeredBy: '総務課 PL' }] })
    expect(read.toConfirm?.doubts.length).toBeGreaterThan(0)
  })

  test('どの施策も、誰が開いても、約束した形で返り、識別番号を含まない', async () => {
    const { body } = await get(posts.pmo, '/api/history')
    for (const { id } of history.parse(body).measures) {
      for (const person of [posts.pmo, posts.mayor]) {
        const answered = await get(person, `/api/measures/${id}`)
        expect([id, answered.status]).toEqual([id, 200])
        expect(measurePage.strict().safeParse(answered.body).error).toBeUndefined()
        expect(JSON.stringify(answered.body)).not.toMatch(/00000000-0000-4000|nonce/)
      }
    }
  }, 30_000)

  test.each([
    ['本人', posts.generalAffairsLeader, true],
    ['代理', posts.generalAffairsDeputy, true],
    ['所属長', posts.generalAffairsManager, true],
    ['PMO', posts.pmo, true],
    ['ほかの課のPL', posts.citizensLeader, false],
    ['確認の済んでいない回答を見ない市長', posts.mayor, false],
  ])('ご相談の内容は、かかわる人だけに返す（%s）', async (_, person, sees) => {
    const { status, body } = await get(person, '/api/measures/B1-3')
    expect([status, JSON.stringify(body).includes('会計課との調整をお願い')]).toEqual([200, sees])
  })

  test('PMOでない人には、要確認を返さない', async () => {
    const { body } = await get(posts.generalAffairsLeader, '/api/measures/B1-3')
    expect(measurePage.parse(body).toConfirm).toBeNull()
  })

  test('市長には、確認の済んでいない回答と数値を返さない', async () => {
    const { body } = await get(posts.mayor, '/api/measures/B1-3')
    const read = measurePage.parse(body)
    expect(read.rounds[0]).toMatchObject({ inConfirmation: true, revisions: [], reviews: [] })
    expect(read.indicators[0]?.values.map(({ value }) => value)).toEqual([50.1])
  })

  test('大文字小文字まで同じ番号だけを開く', async () => {
    expect((await get(posts.pmo, '/api/measures/B1-5a')).status).toBe(200)
    expect((await get(posts.pmo, '/api/measures/B1-5A')).status).toBe(404)
  })

  test.each([
    ['Z9-9', 404, 'unknownMeasure'],
    ['B1-3%20', 400, 'malformedRequest'],
    ['%3Cb%3E', 400, 'malformedRequest'],
    ['B1-3%00', 400, 'malformedRequest'],
    ['x'.repeat(33), 400, 'malformedRequest'],
  ])('知らない番号や読めない番号 %s には、言葉で断る', async (id, status, code) => {
    const answered = await get(posts.pmo, `/api/measures/${id}`)
    expect(answered).toMatchObject({ status, body: { code, message: expect.stringMatching(/。$/) } })
  })
})

describe('GET /api/strategy', () => {
  test('戦略と中期ロードマップを、つながる施策がすべて一覧にある形で返す', async () => {
    const { status, body } = await get(posts.mayor, '/api/strategy')
    expect(status).toBe(200)
    const { strategy, roadmap, measures } = strategyPage.strict().parse(body)
    expect(strategy?.goal).toMatchObject({ reductionTarget: 30, baseline: null, deadline: null })
    expect(strategy?.areas).toHaveLength(9)
    expect(strategy?.approaches.items).toHaveLength(4)
    expect(strategy?.longTermRoadmap.steps).toHaveLength(5)
    expect(roadmap?.rows.map(({ no }) => no)).toEqual([5, 14, 15])
    const known = measures.map(({ id }) => id)
    const linked = [
      ...(strategy?.approaches.items.flatMap(({ items }) => items.flatMap(({ measureIds }) => measureIds)) ?? []),
      ...(roadmap?.rows.flatMap(({ links }) => links.map(({ measureId }) => measureId)) ?? []),
    ]
    expect(known).toEqual(expect.arrayContaining(linked))
    expect(known.filter((id) => !linked.includes(id))).toEqual(['B1-6'])
  })
})

test.each(['/api/history', '/api/measures/B1-3', '/api/strategy'])(
  '%s は、サインインしていない人には返さない',
  async (path) => {
    expect(await get(null, path)).toMatchObject({ status: 401, body: { code: 'notSignedIn' } })
  },
)
