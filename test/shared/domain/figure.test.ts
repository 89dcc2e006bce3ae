import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { figureText, readFigure } from '../../../shared/src/domain/figure.ts'

describe('数値として読めるもの', () => {
  test.each([
    ['62.3', 62.3],
    ['６２．３', 62.3],
    ['62.3％', 62.3],
    ['６２．３％', 62.3],
    ['62.3%', 62.3],
    ['62.3 %', 62.3],
    ['62.3パーセント', 62.3],
    ['62.3%。', 62.3],
    ['1,852,821枚', 1_852_821],
    ['１，８５２，８２１枚', 1_852_821],
    ['1852821枚', 1_852_821],
    ['3,800件', 3800],
    ['1,234.5', 1234.5],
    ['約20%', 20],
    ['約 20 ％', 20],
    ['-3', -3],
    ['−3', -3],
    ['ー３', -3],
    ['△3', -3],
    ['▲3.5%', -3.5],
    ['△ 3', -3],
    ['+5', 5],
    ['0', 0],
    ['0.5', 0.5],
    ['　28件　', 28],
    ['28 件', 28],
    ['3か月', 3],
    ['120㎡', 120],
    ['120m²', 120],
    ['\u200b62.3\u200b', 62.3],
    ['9007199254740991', Number.MAX_SAFE_INTEGER],
  ])('「%s」は %d と読む', (typed, value) => {
    expect(readFigure(typed)).toBe(value)
  })

  test.each(['-0', '△0', '0.00', '−0.0%'])('「%s」は、符号のない0と読む', (typed) => {
    expect(readFigure(typed)).toBe(0)
  })
})

describe('1つの数ではないもの', () => {
  test.each([
    [''],
    [' 　\n'],
    ['件'],
    ['未集計'],
    ['28/60'],
    ['２８／６０'],
    ['28÷60件'],
    ['20〜30'],
    ['20～30%'],
    ['20-30'],
    ['20ー30'],
    ['28 60'],
    ['28, 60'],
    ['28、60'],
    ['28\n60'],
    ['28件60人'],
    ['60件(28件)'],
    ['60件（うち新規）'],
    ['3×4'],
    ['1.2.3'],
    ['1..2'],
    ['62.'],
    ['.5'],
    ['1,23'],
    ['0,5'],
    ['1234,567'],
    ['1,2345'],
    ['1e5'],
    ['1E+5'],
    ['0x1F'],
    ['Infinity'],
    ['∞'],
    ['NaN'],
    ['9'.repeat(400)],
    ['9007199254740992'],
    ['0.0000001'],
    ['--3'],
    ['△-3'],
    ['- 3'],
  ])('「%s」は数値として読まない', (typed) => {
    expect(readFigure(typed)).toBeNull()
  })

  test.each([
    ['11/30'],
    ['2025-11-30'],
    ['2025/11/30'],
    ['11月30日'],
    ['11月'],
    ['11月末'],
    ['令和7年'],
    ['R7'],
    ['10:30'],
  ])('日付や時刻の「%s」は数値として読まない', (typed) => {
    expect(readFigure(typed)).toBeNull()
  })

  test.each([['0476-42-5111'], ['0476425111'], ['０４７６（４２）５１１１'], ['+81 476 42 5111']])(
    '電話番号の「%s」は数値として読まない',
    (typed) => {
      expect(readFigure(typed)).toBeNull()
    },
  )

  test.each([
    ['三割'],
    ['3割'],
    ['3万枚'],
    ['185万'],
    ['5百'],
    ['1億'],
    ['半分'],
    ['①62.3'],
    ['10²'],
    ['½'],
    ['1½'],
    ['٣'],
  ])('「%s」は、別の数になるおそれがあるので読まない', (typed) => {
    expect(readFigure(typed)).toBeNull()
  })

  test.each([['7%減'], ['10％増'], ['20件以上'], ['20未満'], ['100超']])(
    '「%s」は、数だけを取り出すと意味が変わるので読まない',
    (typed) => {
      expect(readFigure(typed)).toBeNull()
    },
  )

  test('どんな文字列も例外なく読むか断り、読んだ数は必ず有限である', () => {
    const digits = fc.array(fc.constantFrom(...'0123456789０９,，.．-△約%％件 /〜e'), { maxLength: 12 })
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          digits.map((all) => all.join('')),
        ),
        (typed) => {
          const value = readFigure(typed)
          expect(value === null || Number.isFinite(value)).toBe(true)
        },
      ),
      { numRuns: 2000 },
    )
  })

  test('間に何があっても、二つの数を一つにつなげて読むことはない', () => {
    const between = fc.constantFrom(' ', '　', '/', '、', ', ', '〜', '-', '・', '件', '\n', ':', '(', 'と', '%')
    fc.assert(
      fc.property(fc.nat(), between, fc.nat(), (one, separator, other) => {
        expect(readFigure(`${one}${separator}${other}`)).toBeNull()
      }),
    )
  })

  test('長い文を貼り付けられても、すぐに答える', () => {
    for (const piece of ['1', '1,', ' ', '1 ', '△', '約', 'ー', '0.'])
      expect(readFigure(piece.repeat(100_000))).toBeNull()
  })
})

describe('数値の書き方', () => {
  test.each([
    [1_852_821, '枚', '1,852,821枚'],
    [62.3, '%', '62.3%'],
    [4.31, '点', '4.31点'],
    [-3, '件', '-3件'],
    [0, '', '0'],
    [20.77922078, '%', '20.77922078%'],
  ])('%d は単位「%s」を付けて「%s」と書く', (value, unit, text) => {
    expect(figureText(value, unit)).toBe(text)
  })

  const units = fc.constantFrom('', '%', '件', '項目', '枚', '人', '点', '時間', '回', '円', '㎡')
  const figures = fc.oneof(
    fc.integer(),
    fc.maxSafeInteger(),
    fc.integer({ min: -1_000_000, max: 1_000_000 }).map((tenths) => tenths / 10),
    // As many digits as a cell of a spreadsheet shows.
    fc
      .tuple(fc.integer({ min: -99_999, max: 99_999 }), fc.nat(9_999_999_999))
      .map(([whole, part]) => Number(`${whole}.${String(part).padStart(10, '0')}`))
      .filter((value) => value === 0 || Math.abs(value) >= 1e-6),
    fc.double({ min: 1e-3, max: 1e9, noNaN: true }),
  )

  test('書いた数値は、読むと元の数に戻る', () => {
    fc.assert(
      fc.property(figures, units, (value, unit) => {
        expect(readFigure(figureText(value, unit))).toBe(value + 0)
      }),
      { numRuns: 1000 },
    )
  })

  test('半角で書いた数値は、全角で書いても、記号のまま入力欄に戻しても、同じ数である', () => {
    const fullWidth = (text: string) =>
      text.replaceAll(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0))
    fc.assert(
      fc.property(figures, units, (value, unit) => {
        expect(readFigure(fullWidth(figureText(value, unit)))).toBe(value + 0)
        expect(readFigure(String(value))).toBe(value + 0)
      }),
    )
  })
})
