/** The list as published on 29 September of R7: 32 rows and all their cells are in the data set. Counts were taken from the list. */
import { describe, expect, test } from '@jest/globals'
import { readDataSet } from '../../../infra/local/inzai/read-data-set.ts'

const list = readDataSet()

function countBy<T>(rows: readonly T[], keyOf: (row: T) => string): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const row of rows) counts[keyOf(row)] = (counts[keyOf(row)] ?? 0) + 1
  return counts
}

function linesIn(cells: readonly (readonly string[])[]): number {
  return cells.flat().length
}

const withoutText = ['B1-5a', 'B1-5b', 'B1-7B', 'B1-7C', 'B2-1', 'B2-2']

describe('施策', () => {
  test('32施策があり、一覧の順に並んでいる', () => {
    expect(list.measures).toHaveLength(32)
    expect(list.measures.map((measure) => measure.order)).toEqual(Array.from({ length: 32 }, (_, place) => place))
    expect(list.measures.map((measure) => measure.id).join(' ')).toBe(
      'A1-1 A1-2 A1-3 A1-4 A2-1 A3-1 A3-2 B1-1 B1-2 B1-3 B1-4 B1-5a B1-5b B1-6 B1-7A B1-7B B1-7C B1-8 B1-9 B1-10 ' +
        'B2-1 B2-2 B2-3 B2-4 B3-1 B3-2 B3-3 C1-1 C2-1 C2-2 C3-1 C3-2',
    )
  })

  test('3本柱は7・20・5施策に分かれる', () => {
    expect(countBy(list.measures, (measure) => measure.pillar.name)).toEqual({
      '市民サービスの改善・向上': 7,
      庁内効率化と働き方改革: 20,
      人材育成による職員力向上: 5,
    })
  })

  test('9領域の施策数が一覧どおりである', () => {
    expect(countBy(list.measures, (measure) => measure.area.id)).toEqual({
      A1: 4,
      A2: 1,
      A3: 2,
      B1: 13,
      B2: 4,
      B3: 3,
      C1: 1,
      C2: 2,
      C3: 2,
    })
  })

  test('主担当部は総務部31・市民部1である', () => {
    expect(countBy(list.measures, (measure) => measure.leadDepartment)).toEqual({ 総務部: 31, 市民部: 1 })
  })

  test('管理項目は、読み取り14・補正4・復元14に分かれ、復元には根拠がある', () => {
    expect(countBy(list.details, (detail) => detail.titleStatus)).toEqual({
      source: 14,
      corrected: 4,
      reconstructed: 14,
    })
    for (const detail of list.details) expect(detail.titleBasis !== null).toBe(detail.titleStatus === 'reconstructed')
  })

  test('目的は29施策34行が残っている', () => {
    expect(list.details.filter((detail) => detail.purpose.length > 0)).toHaveLength(29)
    expect(linesIn(list.details.map((detail) => detail.purpose))).toBe(34)
  })
})

describe('計画', () => {
  test('どの施策にもR7・R8・R9年度の行がある', () => {
    expect(list.plans).toHaveLength(96)
    expect(countBy(list.plans, (plan) => String(plan.fiscalYear))).toEqual({ 2025: 32, 2026: 32, 2027: 32 })
  })

  test.each([
    { fiscalYear: 2025, milestone: 45, actions: 37, target: 33 },
    { fiscalYear: 2026, milestone: 0, actions: 11, target: 0 },
    { fiscalYear: 2027, milestone: 21, actions: 0, target: 0 },
  ])('$fiscalYear年度の行がすべて残っている', ({ fiscalYear, ...lines }) => {
    const plans = list.plans.filter((plan) => plan.fiscalYear === fiscalYear)
    expect({
      milestone: linesIn(plans.map((plan) => plan.milestone)),
      actions: linesIn(plans.map((plan) => plan.actions)),
      target: linesIn(plans.map((plan) => plan.target)),
    }).toEqual(lines)
  })

  test('B1-3 の計画が一覧の文のとおりである', () => {
    const plans = list.plans.filter((plan) => plan.measureId === 'B1-3')
    expect(plans.map((plan) => [plan.milestone, plan.actions, plan.target])).toEqual([
      [
        ['R7.3末で文書の電子決裁率が、Q平均で80%', 'R8年度からの支出伝票の電子決裁が可能であること'],
        ['電子決裁の推進(歳出伝票事務含む)'],
        ['電子決裁率Q平均80%', '支出伝票の電子決裁準備完了'],
      ],
      [[], [], []],
      [['電子決裁の割合:100%'], [], []],
    ])
  })
})

describe('指標', () => {
  test('21施策に38指標がある', () => {
    expect(list.indicators).toHaveLength(38)
    expect(new Set(list.indicators.map((indicator) => indicator.measureId)).size).toBe(21)
  })

  test('目標値は30指標にあり、ほかは未設定3・実績のみ4・計算式1である', () => {
    expect(countBy(list.indicators, (indicator) => indicator.status)).toEqual({
      set: 30,
      pending: 3,
      noTarget: 4,
      formula: 1,
    })
  })

  test('少ないほどよい指標は印刷枚数だけである', () => {
    const lower = list.indicators.filter((indicator) => indicator.betterWhen === 'lower')
    expect(lower.map((indicator) => [indicator.id, indicator.target, indicator.unit])).toEqual([
      ['B1-4-K1', 2389612, '枚'],
    ])
  })

  test('一覧に書かれた実績値12件がR7 Q2の値として残っている', () => {
    expect(list.indicatorValues).toHaveLength(12)
    expect(new Set(list.indicatorValues.map((value) => value.roundId))).toEqual(new Set(['2025Q2']))
    expect(list.indicatorValues.find((value) => value.indicatorId === 'B1-3-K1')).toMatchObject({
      value: 50.1,
      day: '2025-05-31',
    })
  })
})

describe('公表された進捗（R7 Q2）', () => {
  test('32施策に1件ずつあり、方向性は継続、理由は空欄である', () => {
    expect(list.publishedAnswers.map((answer) => answer.measureId)).toEqual(list.measures.map((measure) => measure.id))
    for (const answer of list.publishedAnswers) {
      expect(answer).toMatchObject({ roundId: '2025Q2', direction: 'continue', directionReason: null })
    }
  })

  test('進捗の文がない施策は6件で、ほかに50行が残っている', () => {
    const blank = list.publishedAnswers.filter((answer) => answer.progress.length === 0)
    expect(blank.map((answer) => answer.measureId)).toEqual(withoutText)
    expect(linesIn(list.publishedAnswers.map((answer) => answer.progress))).toBe(50)
  })

  test('天気は32件すべて「原典・要確認」で、読み取った記号も残っている', () => {
    expect(list.publishedAnswers.filter((answer) => answer.weatherToBeConfirmed)).toHaveLength(32)
    expect(new Set(list.publishedAnswers.map((answer) => answer.note))).toEqual(new Set(['原典・要確認']))
    expect(
      countBy(list.publishedAnswers, (answer) => `${answer.weather} ${answer.weatherRaw} ${answer.weatherConfidence}`),
    ).toEqual({
      'sunny * medium': 31,
      'cloudy <b>&amp;</b> low': 1,
    })
  })
})
