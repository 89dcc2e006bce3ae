import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addDays, daysBetween } from '../../../shared/src/domain/day.ts'
import {
  endOfFiscalYear,
  eraYear,
  fiscalYearOf,
  longDay,
  longRoundLabel,
  nextRoundId,
  parseRoundId,
  previousRoundId,
  quarterEnd,
  quarterOf,
  quarterStart,
  roundIdOf,
  roundIdOn,
  shortDay,
  shortRoundLabel,
} from '../../../shared/src/domain/fiscal-calendar.ts'

const anyDay = fc.integer({ min: -40_000, max: 60_000 }).map((count) => addDays('2026-01-01', count))
const anyFiscalQuarter = fc.record({
  fiscalYear: fc.integer({ min: 1000, max: 2998 }),
  quarter: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const),
})
const anyRoundId = anyFiscalQuarter.map(roundIdOf)

describe('年度と四半期', () => {
  test.each([
    ['2025-03-31', 2024, 4],
    ['2025-04-01', 2025, 1],
    ['2025-06-30', 2025, 1],
    ['2025-07-01', 2025, 2],
    ['2025-09-30', 2025, 2],
    ['2025-10-01', 2025, 3],
    ['2025-12-31', 2025, 3],
    ['2026-01-01', 2025, 4],
    ['2026-03-31', 2025, 4],
    ['2026-04-01', 2026, 1],
  ])('%s は %d 年度の第%d四半期である', (day, fiscalYear, quarter) => {
    expect(fiscalYearOf(day)).toBe(fiscalYear)
    expect(quarterOf(day)).toBe(quarter)
    expect(roundIdOn(day)).toBe(`${fiscalYear}Q${quarter}`)
  })

  test.each([
    ['2025Q1', '2025-04-01', '2025-06-30'],
    ['2025Q2', '2025-07-01', '2025-09-30'],
    ['2025Q3', '2025-10-01', '2025-12-31'],
    ['2025Q4', '2026-01-01', '2026-03-31'],
  ])('%s は %s から %s までである', (roundId, first, last) => {
    expect(quarterStart(roundId)).toBe(first)
    expect(quarterEnd(roundId)).toBe(last)
  })

  test('どの日も、ちょうど一つの四半期に入る', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const roundId = roundIdOn(day)
        const holding = [previousRoundId(roundId), roundId, nextRoundId(roundId)].filter(
          (candidate) => quarterStart(candidate) <= day && day <= quarterEnd(candidate),
        )
        expect(holding).toEqual([roundId])
      }),
    )
  })

  test('四つの四半期は、年度をすきまも重なりもなく埋める', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 2998 }), (fiscalYear) => {
        const year = ([1, 2, 3, 4] as const).map((quarter) => roundIdOf({ fiscalYear, quarter }))
        expect(quarterStart(`${fiscalYear}Q1`)).toBe(`${fiscalYear}-04-01`)
        expect(quarterEnd(`${fiscalYear}Q4`)).toBe(`${fiscalYear + 1}-03-31`)
        for (const roundId of year) {
          expect(quarterStart(nextRoundId(roundId))).toBe(addDays(quarterEnd(roundId), 1))
        }
        const days = year.reduce((sum, roundId) => sum + daysBetween(quarterStart(roundId), quarterEnd(roundId)) + 1, 0)
        expect(days).toBe(daysBetween(`${fiscalYear}-04-01`, `${fiscalYear + 1}-04-01`))
      }),
    )
  })

  test.each([
    ['2025Q1', '2026-03-31'],
    ['2025Q3', '2026-03-31'],
    ['2025Q4', '2026-03-31'],
    ['2026Q1', '2027-03-31'],
  ])('%s の年度は %s に終わる', (roundId, end) => {
    expect(endOfFiscalYear(roundId)).toBe(end)
  })

  test('どの四半期も、その年度の終わりまでに終わり、終わりの日は同じ年度にある', () => {
    fc.assert(
      fc.property(anyRoundId, (roundId) => {
        const end = endOfFiscalYear(roundId)
        expect(quarterEnd(roundId) <= end).toBe(true)
        expect(fiscalYearOf(end)).toBe(fiscalYearOf(quarterStart(roundId)))
        expect(fiscalYearOf(addDays(end, 1))).toBe(fiscalYearOf(end) + 1)
      }),
    )
  })

  test('日付でないものの年度は求められない', () => {
    expect(() => fiscalYearOf('2025-13-01')).toThrow(RangeError)
    expect(() => quarterOf('2025Q3')).toThrow(RangeError)
    expect(() => roundIdOn('')).toThrow(RangeError)
  })
})

describe('回の記号', () => {
  test('記号は読んで書くと元に戻る', () => {
    fc.assert(
      fc.property(anyFiscalQuarter, (when) => {
        expect(parseRoundId(roundIdOf(when))).toEqual(when)
      }),
    )
  })

  test('前の回の次の回、次の回の前の回は、元の回である', () => {
    fc.assert(
      fc.property(anyRoundId, (roundId) => {
        fc.pre(roundId !== '1000Q1')
        expect(nextRoundId(previousRoundId(roundId))).toBe(roundId)
        expect(previousRoundId(nextRoundId(roundId))).toBe(roundId)
      }),
    )
    expect(previousRoundId('2025Q1')).toBe('2024Q4')
    expect(nextRoundId('2025Q4')).toBe('2026Q1')
  })

  test.each([
    '2025Q0',
    '2025Q5',
    '2025q3',
    '2025 Q3',
    '25Q3',
    'R7 Q3',
    '2025Q33',
    '２０２５Q3',
    '0025Q3',
    '3000Q1',
    '2025Q3\n',
    '',
  ])('「%s」は回の記号として読まない', (text) => {
    expect(parseRoundId(text)).toBeNull()
    expect(() => quarterStart(text)).toThrow(RangeError)
    expect(() => quarterEnd(text)).toThrow(RangeError)
    expect(() => endOfFiscalYear(text)).toThrow(RangeError)
    expect(() => shortRoundLabel(text)).toThrow(RangeError)
  })

  test('どんな文字列も、例外なく読むか断る', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const when = parseRoundId(text)
        expect(when === null || roundIdOf(when) === text).toBe(true)
      }),
    )
  })
})

describe('元号による表記', () => {
  test.each([
    [1988, 'S', '昭和', 63],
    [1989, 'H', '平成', 1],
    [2018, 'H', '平成', 30],
    [2019, 'H', '平成', 31],
    [2020, 'R', '令和', 2],
    [2025, 'R', '令和', 7],
    [2049, 'R', '令和', 31],
  ])('%d 年度は4月1日の元号で %s（%s）%d 年である', (fiscalYear, letter, name, year) => {
    expect(eraYear(fiscalYear)).toEqual({ letter, name, year })
  })

  test('回の名前は、表では短く、文では長く書く', () => {
    expect(shortRoundLabel('2025Q3')).toBe('R7 Q3')
    expect(longRoundLabel('2025Q3')).toBe('令和7年度 第3四半期')
    expect(shortRoundLabel('2025Q4')).toBe('R7 Q4')
    expect(longRoundLabel('2025Q4')).toBe('令和7年度 第4四半期')
    expect(shortRoundLabel('2019Q4')).toBe('H31 Q4')
    expect(longRoundLabel('1989Q1')).toBe('平成元年度 第1四半期')
  })

  test('日付は、ふだんは月日と曜日、帳票では元号から書く', () => {
    expect(shortDay('2025-12-26')).toBe('12月26日（金）')
    expect(longDay('2026-01-09')).toBe('令和8年1月9日（金）')
    expect(longDay('2026-03-02')).toBe('令和8年3月2日（月）')
  })

  test.each([
    ['1989-01-07', '昭和64年1月7日（土）'],
    ['1989-01-08', '平成元年1月8日（日）'],
    ['2019-04-30', '平成31年4月30日（火）'],
    ['2019-05-01', '令和元年5月1日（水）'],
  ])('改元の境目の %s は「%s」と書く', (day, text) => {
    expect(longDay(day)).toBe(text)
  })
})
