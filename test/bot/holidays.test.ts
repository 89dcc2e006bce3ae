import { describe, expect, test } from '@jest/globals'
import { cityHolidays, lastKnownHolidayYear, requireKnownHolidays } from '../../bot/src/holidays.ts'
import { isDay } from '../../shared/src/domain/day.ts'

describe('閉庁日の表', () => {
  const holidays = cityHolidays()

  test.each([
    ['2025-11-03', '文化の日'],
    ['2025-11-24', '勤労感謝の日の振替休日'],
    ['2026-01-12', '成人の日'],
    ['2026-03-20', '春分の日'],
    ['2026-05-06', '憲法記念日の振替休日'],
    ['2026-09-22', '国民の休日'],
    ['2019-05-01', '即位の日'],
    ['2021-07-23', '移動したスポーツの日'],
  ])('%s（%s）は休みである', (day) => {
    expect(holidays.has(day)).toBe(true)
  })

  test.each(['2025-12-26', '2026-01-05', '2021-10-11', '2026-03-02', '2025-12-23'])('%s は休みではない', (day) => {
    expect(holidays.has(day)).toBe(false)
  })

  test('表にあるすべての年で、12月29日から1月3日までが休みである', () => {
    for (let year = 1970; year <= lastKnownHolidayYear; year += 1) {
      for (const day of ['01-01', '01-02', '01-03', '12-29', '12-30', '12-31']) {
        expect(holidays.has(`${year}-${day}`)).toBe(true)
      }
      expect(holidays.has(`${year}-12-28`)).toBe(false)
      expect(holidays.has(`${year}-01-04`)).toBe(false)
    }
  })

  test('すべて実在する日付で書かれている', () => {
    expect(holidays.size).toBeGreaterThan(1500)
    for (const day of holidays) expect(isDay(day)).toBe(true)
  })

  test('次に作っても同じ内容で、先に渡したものとは別の集合である', () => {
    expect(cityHolidays()).toEqual(holidays)
    expect(cityHolidays()).not.toBe(holidays)
  })
})

describe('表の終わり', () => {
  test('少なくとも令和32年（2050年）までの祝日を知っている', () => {
    expect(lastKnownHolidayYear).toBeGreaterThanOrEqual(2050)
    expect(() => requireKnownHolidays(`${lastKnownHolidayYear}-12-31`)).not.toThrow()
    expect(() => requireKnownHolidays('1970-01-01')).not.toThrow()
  })

  test('表より先の年は、どうすればよいかを添えて断る', () => {
    const beyond = () => requireKnownHolidays(`${lastKnownHolidayYear + 1}-01-08`)
    expect(beyond).toThrow(RangeError)
    expect(beyond).toThrow(`${lastKnownHolidayYear + 1}年の祝日がわからないため`)
    expect(beyond).toThrow('@holiday-jp/holiday_jp を新しい版に更新してください')
  })

  test.each(['1969-12-31', 'いつか', ''])('「%s」のように表の前の日や日付でないものも断る', (day) => {
    expect(() => requireKnownHolidays(day)).toThrow(RangeError)
  })
})
