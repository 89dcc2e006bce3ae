import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { DateTime } from 'luxon'
import {
  addDays,
  dayInTokyo,
  daysBetween,
  isDay,
  partsOf,
  timeInTokyo,
  weekdayOf,
} from '../../../shared/src/domain/day.ts'

const anyDay = fc.integer({ min: -40_000, max: 60_000 }).map((count) => addDays('2026-01-01', count))

describe('日付かどうか', () => {
  test.each(['2025-12-26', '2024-02-29', '2000-02-29', '0100-01-01', '9999-12-31'])('「%s」は日付である', (text) => {
    expect(isDay(text)).toBe(true)
  })

  test.each([
    '2025-02-29',
    '1900-02-29',
    '2025-02-30',
    '2025-04-31',
    '2025-13-01',
    '2025-00-10',
    '2025-01-00',
    '2025-1-1',
    '25-01-01',
    '0026-01-01',
    '2025/01/01',
    '2025-01-01T00:00:00Z',
    ' 2025-01-01',
    '2025-01-01\n',
    '２０２５-01-01',
    '令和8年1月9日',
    '',
  ])('「%s」は日付ではない', (text) => {
    expect(isDay(text)).toBe(false)
  })

  test('どんな文字列を渡しても、例外なく答える', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof isDay(text) === 'boolean'))
  })
})

describe('日付の計算', () => {
  test('月末・年末・うるう日をまたいで数えられる', () => {
    expect(addDays('2025-12-31', 1)).toBe('2026-01-01')
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
    expect(addDays('2025-03-01', -1)).toBe('2025-02-28')
    expect(daysBetween('2025-12-26', '2026-01-09')).toBe(14)
    expect(daysBetween('2026-01-09', '2025-12-26')).toBe(-14)
    expect(partsOf('2026-01-09')).toEqual({ year: 2026, month: 1, date: 9 })
  })

  test('日数を足して引くと元の日に戻り、その間の日数は足した数に等しい', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -20_000, max: 20_000 }), (day, count) => {
        const reached = addDays(day, count)
        expect(isDay(reached)).toBe(true)
        expect(addDays(reached, -count)).toBe(day)
        expect(daysBetween(day, reached)).toBe(count)
      }),
    )
  })

  test('日付の並びは文字の並びと同じである', () => {
    fc.assert(fc.property(anyDay, anyDay, (one, other) => one < other === daysBetween(one, other) > 0))
  })

  test('加算と曜日は luxon の答えと一致する', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -5_000, max: 5_000 }), (day, count) => {
        const expected = DateTime.fromISO(day, { zone: 'utc' }).plus({ days: count })
        expect(addDays(day, count)).toBe(expected.toISODate())
        expect(weekdayOf(addDays(day, count))).toBe(expected.weekday % 7)
      }),
    )
  })

  test('日付でないもの、整数でない日数、範囲の外は、その場で断る', () => {
    expect(() => addDays('2025-02-30', 1)).toThrow(RangeError)
    expect(() => daysBetween('2025-12-26', 'あした')).toThrow(RangeError)
    expect(() => weekdayOf('')).toThrow(RangeError)
    expect(() => partsOf('2025-13-01')).toThrow(RangeError)
    expect(() => addDays('2025-12-26', 0.5)).toThrow(RangeError)
    expect(() => addDays('2025-12-26', Number.NaN)).toThrow(RangeError)
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError)
    expect(() => addDays('0100-01-01', -1)).toThrow(RangeError)
    expect(() => addDays('2025-12-26', 1e300)).toThrow(RangeError)
  })
})

describe('東京の日付', () => {
  test('日付は日本時間の0時に変わる', () => {
    expect(dayInTokyo(new Date('2025-12-25T14:59:59.999Z'))).toBe('2025-12-25')
    expect(dayInTokyo(new Date('2025-12-25T15:00:00Z'))).toBe('2025-12-26')
    expect(dayInTokyo(new Date('2026-03-31T15:00:00Z'))).toBe('2026-04-01')
  })

  test('時刻は、日本の時計で読む', () => {
    expect(timeInTokyo(new Date('2025-12-25T14:59:59.999Z'))).toBe('23:59')
    expect(timeInTokyo(new Date('2025-12-25T15:00:00Z'))).toBe('00:00')
    expect(timeInTokyo(new Date('2025-12-26T01:30:59Z'))).toBe('10:30')
  })

  test('1952年から2100年まで、時間帯の表で求めた日付と一致する', () => {
    const instants = fc.date({
      min: new Date('1952-01-01T00:00:00Z'),
      max: new Date('2100-12-31T00:00:00Z'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(instants, (instant) => {
        expect(dayInTokyo(instant)).toBe(DateTime.fromJSDate(instant, { zone: 'Asia/Tokyo' }).toISODate())
      }),
      { numRuns: 1000 },
    )
  })

  test('時刻として成り立たないものは断る', () => {
    expect(() => dayInTokyo(new Date(Number.NaN))).toThrow(RangeError)
  })
})
