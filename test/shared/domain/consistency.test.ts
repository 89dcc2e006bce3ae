import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type ForQuestion, type Question, questionAbout } from '../../../shared/src/domain/consistency.ts'
import { addDays } from '../../../shared/src/domain/day.ts'
import type { Indicator } from '../../../shared/src/domain/measure.ts'
import { type Weather, weathers } from '../../../shared/src/domain/weather.ts'

const rate: Indicator = {
  id: 'B1-3-K1',
  measureId: 'B1-3',
  name: '文書の電子決裁率(Q平均)',
  unit: '%',
  target: 80,
  targetDay: '2026-03-31',
  betterWhen: 'higher',
  cumulative: false,
}
/** A running total of the year, such as improvements made. */
const total: Indicator = { ...rate, id: 'A1-4-K1', measureId: 'A1-4', name: '改善実施数', target: 60, cumulative: true }
/** Fewer is better, such as days of waiting. */
const fewer: Indicator = { ...rate, id: 'X-K1', name: '処理日数', target: 10, betterWhen: 'lower' }
/** A running total of which less is better, such as printed sheets. */
const sheets: Indicator = { ...fewer, id: 'B1-4-K1', name: '印刷枚数', target: 2_400_000, cumulative: true }

const fits: ForQuestion = {
  weather: 'cloudy',
  progress: '電子決裁率は62.3％。歳出伝票は会計課と運用を協議中。',
  effective: false,
  figures: [],
  indicators: [],
  previousProgress: '電子決裁率は50.1％。',
  today: '2025-12-16',
}

function withFigure(weather: Weather, indicator: Indicator, value: number, asOf = '2025-11-30'): ForQuestion {
  return { ...fits, weather, indicators: [indicator], figures: [{ indicatorId: indicator.id, value, asOf }] }
}

const kindOf = (answer: ForQuestion) => questionAbout(answer)?.kind ?? null

describe('数値と天気の開き', () => {
  test('B1-3：目標80％に対し50.1％で「晴れ」なら尋ね、数値と目標を示す', () => {
    expect(questionAbout(withFigure('sunny', rate, 50.1, '2025-05-31'))).toEqual({
      kind: 'mismatch',
      indicatorId: 'B1-3-K1',
      value: 50.1,
      target: 80,
    })
  })

  test('A1-4：年間の累計なら、8月末の28／60は順調なので「晴れ」でよい', () => {
    expect(kindOf(withFigure('sunny', total, 28, '2025-08-31'))).toBeNull()
    expect(kindOf(withFigure('sunny', { ...total, cumulative: false }, 28, '2025-08-31'))).toBe('mismatch')
  })

  test('後の年度の目標には、いま何％であるべきか決まりがないので尋ねない', () => {
    const later = { ...rate, target: 100, targetDay: '2028-03-31' }
    for (const weather of weathers) {
      expect(kindOf(withFigure(weather, later, 5))).toBeNull()
      expect(kindOf(withFigure(weather, later, 100))).toBeNull()
    }
    expect(kindOf(withFigure('sunny', later, 5, '2027-04-30'))).toBe('mismatch')
  })

  test.each([
    ['sunny', 80, null],
    ['sunny', 72, null],
    ['sunny', 71.9, 'mismatch'],
    ['sunny', 0, 'mismatch'],
    ['sunny', -3, 'mismatch'],
    ['rainy', 80, 'mismatch'],
    ['rainy', 79.9, null],
    ['stormy', 81, 'mismatch'],
    ['stormy', 10, null],
    ['cloudy', 10, null],
    ['cloudy', 100, null],
    ['outOfScope', 10, null],
    ['outOfScope', 100, null],
  ] as const)('天気「%s」で目標80に対し %d のとき: %s', (weather, value, expected) => {
    expect(kindOf(withFigure(weather, rate, value))).toBe(expected)
  })

  test.each([
    ['sunny', 10, null],
    ['sunny', 3, null],
    ['sunny', 11, null],
    ['sunny', 11.1, 'mismatch'],
    ['sunny', 20, 'mismatch'],
    ['rainy', 10, 'mismatch'],
    ['rainy', 0, 'mismatch'],
    ['rainy', 10.1, null],
  ] as const)('少ないほどよい指標では、天気「%s」で目標10に対し %d のとき: %s', (weather, value, expected) => {
    expect(kindOf(withFigure(weather, fewer, value))).toBe(expected)
  })

  test.each([
    ['2025-04-30', 5, null],
    ['2025-04-30', 4, 'mismatch'],
    ['2025-09-30', 30, null],
    ['2025-09-30', 26, 'mismatch'],
    ['2025-11-30', 40, null],
    ['2025-11-30', 28, 'mismatch'],
    ['2026-02-28', 54, null],
    ['2026-03-31', 60, null],
    ['2026-03-31', 53, 'mismatch'],
  ] as const)('累計の目標60は月割りで見る：%s に %d で「晴れ」のとき: %s', (asOf, value, expected) => {
    expect(kindOf(withFigure('sunny', total, value, asOf))).toBe(expected)
  })

  test('少ないほどよい累計は、年度の途中で目標を下回っていても、月割りより多ければ順調ではない', () => {
    expect(kindOf(withFigure('sunny', sheets, 1_852_821, '2025-08-31'))).toBe('mismatch')
    expect(kindOf(withFigure('rainy', sheets, 1_852_821, '2025-08-31'))).toBeNull()
    expect(kindOf(withFigure('sunny', sheets, 900_000, '2025-08-31'))).toBeNull()
    expect(kindOf(withFigure('rainy', sheets, 900_000, '2025-08-31'))).toBe('mismatch')
  })

  test('目標が0やマイナスでも、向きを取り違えない', () => {
    const none = { ...fewer, target: 0 }
    expect(kindOf(withFigure('sunny', none, 0))).toBeNull()
    expect(kindOf(withFigure('sunny', none, 1))).toBe('mismatch')
    expect(kindOf(withFigure('rainy', none, 0))).toBe('mismatch')
    const cut = { ...fewer, target: -10 }
    expect(kindOf(withFigure('sunny', cut, -2))).toBe('mismatch')
    expect(kindOf(withFigure('rainy', cut, -2))).toBeNull()
    expect(kindOf(withFigure('sunny', cut, -12))).toBeNull()
  })

  test('目標のない指標、知らない指標、数値のない回答では尋ねない', () => {
    expect(kindOf(withFigure('sunny', { ...rate, target: null }, 1))).toBeNull()
    expect(kindOf({ ...withFigure('sunny', rate, 1), indicators: [] })).toBeNull()
    expect(kindOf({ ...withFigure('sunny', rate, 1), figures: [] })).toBeNull()
    expect(kindOf({ ...withFigure('rainy', rate, 1), figures: [] })).toBeNull()
  })

  test('期日のない目標も、いまの目標として見る', () => {
    expect(kindOf(withFigure('sunny', { ...rate, targetDay: null }, 50.1))).toBe('mismatch')
  })

  const two = (weather: Weather, one: number, other: number): ForQuestion => ({
    ...fits,
    weather,
    indicators: [rate, total],
    figures: [
      { indicatorId: rate.id, value: one, asOf: '2025-11-30' },
      { indicatorId: total.id, value: other, asOf: '2025-11-30' },
    ],
  })

  test('指標が二つなら、「晴れ」は一つでも遅れていれば、その指標を尋ねる', () => {
    expect(questionAbout(two('sunny', 80, 20))).toMatchObject({ kind: 'mismatch', indicatorId: 'A1-4-K1', value: 20 })
    expect(questionAbout(two('sunny', 50, 20))).toMatchObject({ kind: 'mismatch', indicatorId: 'B1-3-K1', value: 50 })
    expect(kindOf(two('sunny', 80, 40))).toBeNull()
  })

  test('指標が二つなら、「雨」はすべて届いているときだけ尋ねる', () => {
    expect(questionAbout(two('rainy', 80, 40))).toMatchObject({ kind: 'mismatch', indicatorId: 'B1-3-K1' })
    expect(kindOf(two('rainy', 80, 39))).toBeNull()
    expect(kindOf(two('stormy', 79, 40))).toBeNull()
    expect(kindOf({ ...two('rainy', 80, 40), indicators: [rate, { ...total, target: null }] })).toBeNull()
  })
})

describe('日の過ぎた予定', () => {
  test('前に書いた予定の日が過ぎていれば尋ね、その文と日を示す', () => {
    expect(questionAbout({ ...fits, progress: '第1回委員会実施\n６月２４日公示予定', today: '2025-09-29' })).toEqual({
      kind: 'passedPlan',
      plan: '6月24日公示予定',
      day: '2025-06-24',
    })
  })

  test('予定の日が先なら尋ねない', () => {
    expect(kindOf({ ...fits, progress: 'LINE配信を2・3月に合計4回実施予定。' })).toBeNull()
  })
})

describe('前回と同じ文', () => {
  test.each([
    ['協議中。', '協議中。'],
    ['協議中', '協議中。'],
    ['協議中。\n整理中。', '協議中、整理中'],
    ['電子決裁率　６２．３％', '電子決裁率 62.3%'],
    ['Teams を検証.', 'Ｔｅａｍｓを検証'],
  ])('「%s」は、前回の「%s」と同じ文とみて尋ねる', (progress, previousProgress) => {
    expect(questionAbout({ ...fits, progress, previousProgress })).toEqual({ kind: 'copiedText' })
  })

  test.each([
    ['電子決裁率62.3%', '電子決裁率6.23%'],
    ['1,234件', '12,34件'],
    ['協議中', '協議済'],
    ['協議中', ''],
    ['', ''],
    ['。', '、'],
  ])('「%s」は、前回の「%s」とは違う文か、空である', (progress, previousProgress) => {
    expect(kindOf({ ...fits, progress, previousProgress })).toBeNull()
  })

  test('前回の記録がなければ尋ねない', () => {
    expect(kindOf({ ...fits, previousProgress: null })).toBeNull()
  })
})

describe('減った時間', () => {
  test('「効果が出ている」のときだけ尋ねる', () => {
    expect(questionAbout({ ...fits, effective: true })).toEqual({ kind: 'hours' })
    expect(questionAbout(fits)).toBeNull()
  })
})

describe('尋ねるのは一つだけで、大切なものから', () => {
  const everything: ForQuestion = {
    ...withFigure('sunny', rate, 50.1),
    progress: '6月24日公示予定',
    previousProgress: '6月24日公示予定',
    effective: true,
  }

  test('数値と天気の開き、過ぎた予定、同じ文、減った時間の順である', () => {
    expect(kindOf(everything)).toBe('mismatch')
    expect(kindOf({ ...everything, weather: 'cloudy' })).toBe('passedPlan')
    expect(kindOf({ ...everything, weather: 'cloudy', today: '2025-06-24' })).toBe('copiedText')
    expect(kindOf({ ...everything, weather: 'cloudy', today: '2025-06-24', previousProgress: null })).toBe('hours')
    expect(kindOf({ ...everything, figures: [], previousProgress: null, effective: false })).toBe('passedPlan')
  })

  const anyDay = fc.oneof(
    fc.integer({ min: 0, max: 11_000 }).map((count) => addDays('2019-04-01', count)),
    fc.constantFrom('0100-01-01', '9999-12-31'),
  )
  const anyNumber = fc.oneof(fc.constantFrom(0, -0, Number.MAX_SAFE_INTEGER), fc.double({ noNaN: true }))
  const anyIndicator: fc.Arbitrary<Indicator> = fc.record({
    id: fc.constantFrom('K1', 'K2', 'K3'),
    measureId: fc.constant('B1-3'),
    name: fc.string(),
    unit: fc.string(),
    target: fc.option(anyNumber),
    targetDay: fc.option(anyDay),
    betterWhen: fc.constantFrom('higher', 'lower'),
    cumulative: fc.boolean(),
  })
  const anyProgress = fc.oneof(
    fc.constantFrom('', '協議中', '6月24日公示予定', '9/31予定'),
    fc.string({ unit: 'binary' }),
  )
  const anyAnswer: fc.Arbitrary<ForQuestion> = fc.record({
    weather: fc.constantFrom(...weathers),
    progress: anyProgress,
    effective: fc.boolean(),
    figures: fc.array(
      fc.record({ indicatorId: fc.constantFrom('K1', 'K2', 'K3', 'K4'), value: anyNumber, asOf: anyDay }),
      { maxLength: 4 },
    ),
    indicators: fc.array(anyIndicator, { maxLength: 3 }),
    previousProgress: fc.option(anyProgress),
    today: anyDay,
  })

  /** As the order says, told from what each question needs. */
  function mayBe(kind: Question['kind'] | null, { weather, effective, previousProgress }: ForQuestion): boolean {
    if (kind === 'mismatch') return ['sunny', 'rainy', 'stormy'].includes(weather)
    if (kind === 'copiedText') return previousProgress !== null
    return kind === 'hours' ? effective : kind === 'passedPlan' || !effective
  }

  test('どんな回答でも例外にならず、一つだけ尋ねるか、何も尋ねない', () => {
    fc.assert(
      fc.property(anyAnswer, (answer) => {
        const question = questionAbout(answer)
        expect(mayBe(question?.kind ?? null, answer)).toBe(true)
        if (question?.kind === 'mismatch') {
          expect(answer.figures.map(({ indicatorId }) => indicatorId)).toContain(question.indicatorId)
        }
      }),
      { numRuns: 1000 },
    )
  })

  test('くもりと対象外では、どんな数値でも天気のことは尋ねない', () => {
    fc.assert(
      fc.property(anyAnswer, fc.constantFrom<Weather>('cloudy', 'outOfScope'), (answer, weather) => {
        expect(kindOf({ ...answer, weather })).not.toBe('mismatch')
      }),
    )
  })

  test('数値がよくなって、「晴れ」への問いが増えることはない', () => {
    const value = fc.integer({ min: -1000, max: 1000 })
    fc.assert(
      fc.property(anyIndicator, value, fc.nat(500), anyDay, (indicator, worse, step, asOf) => {
        const better = indicator.betterWhen === 'higher' ? worse + step : worse - step
        const asks = (figure: number) => kindOf(withFigure('sunny', indicator, figure, asOf)) === 'mismatch'
        expect(asks(better) && !asks(worse)).toBe(false)
      }),
    )
  })
})
