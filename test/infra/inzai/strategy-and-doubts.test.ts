/** What stands around the 32 rows: strategy, roadmap, and what the PMO is asked to confirm. */
import { describe, expect, test } from '@jest/globals'
import { readDataSet } from '../../../infra/local/inzai/read-data-set.ts'

const list = readDataSet()
const known = new Set(list.measures.map((measure) => measure.id))
const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u

describe('戦略', () => {
  test('柱3・領域9・原則4・進め方3・アプローチ4・役割4がある', () => {
    const { pillars, areas, principles, ways, approaches, governance, vision, longTermRoadmap } = list.strategy
    expect({
      pillars: pillars.items.length,
      areas: areas.length,
      principles: principles.items.length,
      ways: ways.items.length,
      approaches: approaches.items.length,
      roles: governance.roles.length,
      visions: vision.items.length,
      steps: longTermRoadmap.steps.length,
    }).toEqual({ pillars: 3, areas: 9, principles: 4, ways: 3, approaches: 4, roles: 4, visions: 3, steps: 5 })
  })

  test('KGIは業務量30％減で、基準と期限は書かれていない', () => {
    expect(list.strategy.goal).toMatchObject({
      reductionTarget: 30,
      unit: '%',
      betterWhen: 'lower',
      baseline: null,
      deadline: null,
    })
  })

  test('アプローチの23項目はどれも登録された施策につながる', () => {
    const items = list.strategy.approaches.items.flatMap((approach) => approach.items)
    expect(items).toHaveLength(23)
    for (const item of items) for (const id of item.measureIds) expect(known).toContain(id)
  })

  test('アプローチが未分類の施策は B1-6 だけで、ほかは1つずつ持つ', () => {
    const outside = list.details.filter((detail) => detail.approachIds.length === 0)
    expect(outside.map((detail) => detail.measureId)).toEqual(['B1-6'])
    expect(list.details.filter((detail) => detail.approachIds.length === 1)).toHaveLength(31)
  })

  test('中期ロードマップNo.5・14・15があり、対応する施策がわかる', () => {
    expect(list.roadmap.rows.map((row) => [row.no, row.links.length, row.plans.length])).toEqual([
      [5, 5, 5],
      [14, 5, 5],
      [15, 19, 5],
    ])
    expect(list.details.find((detail) => detail.measureId === 'A1-1')?.roadmapNos).toEqual([5, 15])
  })
})

describe('要確認', () => {
  test('欄ごとの要確認114件は、どれも登録された施策のものである', () => {
    const doubts = list.details.flatMap((detail) => detail.doubts)
    expect(doubts).toHaveLength(114)
    for (const doubt of doubts) expect(known).toContain(doubt.measureId)
  })

  test('全体の要確認27件が残っている', () => {
    const numbers = Array.from({ length: 27 }, (_, place) => `D-${String(place + 1).padStart(2, '0')}`)
    expect(list.findings.map((finding) => finding.id)).toEqual(numbers)
    expect(list.findings.filter((finding) => finding.concerns === 'goal').map((finding) => finding.id)).toEqual([
      'D-19',
    ])
  })

  test('天気・主担当課・空欄の要確認はどの施策にも付く', () => {
    for (const detail of list.details) {
      expect(detail.findings.map((finding) => finding.id)).toEqual(expect.arrayContaining(['D-01', 'D-03', 'D-20']))
    }
  })

  test('読み取った欄が空の施策には、その欄の要確認が付く', () => {
    for (const answer of list.publishedAnswers.filter((published) => published.progress.length === 0)) {
      const detail = list.details.find((row) => row.measureId === answer.measureId)
      expect(detail?.doubts.map((doubt) => [doubt.field, doubt.kind])).toContainEqual(['progress', 'emptyInScan'])
    }
  })

  test('PMOに見せる注はどれも日本語である', () => {
    const notes = [
      ...list.details.flatMap((detail) => detail.doubts.flatMap((doubt) => [doubt.note, doubt.suggestion])),
      ...list.findings.flatMap((finding) => [finding.about, finding.note]),
      ...list.roadmap.rows.flatMap((row) => row.doubts.flatMap((doubt) => [doubt.note, doubt.suggestion])),
      ...list.indicators.map((indicator) => indicator.note),
    ].filter((note) => note !== null)
    expect(notes.length).toBeGreaterThan(200)
    for (const note of notes) expect(note.ja).toMatch(japanese)
  })
})
