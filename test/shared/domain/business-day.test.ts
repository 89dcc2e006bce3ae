import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { cityHolidays } from '../../../bot/src/holidays.ts'
import {
  addBusinessDays,
  businessDaysBetween,
  firstBusinessDayOnOrAfter,
  isBusinessDay,
  lastBusinessDayOnOrBefore,
} from '../../../shared/src/domain/business-day.ts'
import { addDays } from '../../../shared/src/domain/day.ts'

const holidays = cityHolidays()
const anyDay = fc.integer({ min: 0, max: 11_000 }).map((count) => addDays('2019-04-01', count))
const anyBusinessDay = anyDay.filter((day) => isBusinessDay(day, holidays))
const anyCount = fc.integer({ min: -60, max: 60 })

describe('開庁日', () => {
  test.each([
    ['2025-12-26', true, '金曜日'],
    ['2025-12-27', false, '土曜日'],
    ['2025-12-28', false, '日曜日'],
    ['2025-12-29', false, '年末の休み'],
    ['2026-01-02', false, '年始の休み'],
    ['2026-01-05', true, '仕事始めの月曜日'],
    ['2026-01-12', false, '成人の日'],
    ['2026-03-20', false, '春分の日'],
    ['2026-05-06', false, '振替休日'],
    ['2026-09-22', false, '国民の休日'],
  ])('%s は開庁日か: %s（%s）', (day, open) => {
    expect(isBusinessDay(day, holidays)).toBe(open)
  })

  test('休みの日は、渡された集合だけで決まる', () => {
    expect(isBusinessDay('2026-01-12', new Set())).toBe(true)
    expect(isBusinessDay('2026-01-13', new Set(['2026-01-13']))).toBe(false)
  })

  test('直前・直後の開庁日は、その日が開庁日ならその日である', () => {
    expect(lastBusinessDayOnOrBefore('2025-12-31', holidays)).toBe('2025-12-26')
    expect(lastBusinessDayOnOrBefore('2025-12-26', holidays)).toBe('2025-12-26')
    expect(firstBusinessDayOnOrAfter('2025-12-27', holidays)).toBe('2026-01-05')
    expect(firstBusinessDayOnOrAfter('2026-01-05', holidays)).toBe('2026-01-05')
  })

  test('直前・直後の開庁日との間に、ほかの開庁日はない', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const before = lastBusinessDayOnOrBefore(day, holidays)
        const after = firstBusinessDayOnOrAfter(day, holidays)
        expect(before <= day && day <= after).toBe(true)
        expect(isBusinessDay(before, holidays) && isBusinessDay(after, holidays)).toBe(true)
        for (let between = addDays(before, 1); between < after; between = addDays(between, 1)) {
          if (between !== day || before !== after) expect(isBusinessDay(between, holidays)).toBe(false)
        }
      }),
    )
  })
})

describe('開庁日を数える', () => {
  test.each([
    ['2025-12-12', 10, '2025-12-26'],
    ['2025-12-26', -10, '2025-12-12'],
    ['2025-12-26', 1, '2026-01-05'],
    ['2025-12-26', 5, '2026-01-09'],
    ['2025-12-26', -3, '2025-12-23'],
    ['2025-12-27', 1, '2026-01-05'],
    ['2025-12-27', -1, '2025-12-26'],
    ['2025-12-27', 0, '2026-01-05'],
    ['2025-12-26', 0, '2025-12-26'],
  ])('%s から %d 開庁日は %s である', (day, count, expected) => {
    expect(addBusinessDays(day, count, holidays)).toBe(expected)
  })

  test('開庁日に足して引くと、元の日に戻る', () => {
    fc.assert(
      fc.property(anyBusinessDay, anyCount, (day, count) => {
        expect(addBusinessDays(addBusinessDays(day, count, holidays), -count, holidays)).toBe(day)
      }),
    )
  })

  test('どの日に足しても開庁日になり、分けて足しても同じである', () => {
    fc.assert(
      fc.property(anyDay, fc.nat(40), fc.nat(40), (day, one, other) => {
        const together = addBusinessDays(day, one + other + 2, holidays)
        expect(isBusinessDay(together, holidays)).toBe(true)
        expect(addBusinessDays(addBusinessDays(day, one + 1, holidays), other + 1, holidays)).toBe(together)
      }),
    )
  })

  test('足した開庁日の数は、数え直した数に等しい', () => {
    fc.assert(
      fc.property(anyBusinessDay, anyCount, (day, count) => {
        expect(businessDaysBetween(day, addBusinessDays(day, count, holidays), holidays)).toBe(count)
      }),
    )
  })

  test('間の開庁日は、1日ずつ確かめた数に等しく、向きを変えると符号が変わる', () => {
    fc.assert(
      fc.property(anyDay, fc.nat(120), (from, length) => {
        const days = Array.from({ length }, (_, index) => addDays(from, index + 1))
        const open = days.filter((day) => isBusinessDay(day, holidays)).length
        const to = addDays(from, length)
        expect(businessDaysBetween(from, to, holidays)).toBe(open)
        expect(businessDaysBetween(to, from, holidays) + open).toBe(0)
      }),
    )
  })

  test('同じ日の間は0日で、マイナスの0にはならない', () => {
    expect(businessDaysBetween('2025-12-27', '2025-12-27', holidays)).toBe(0)
    expect(businessDaysBetween('2025-12-28', '2025-12-27', holidays)).toBe(0)
  })

  test.each([0.5, Number.NaN, Number.POSITIVE_INFINITY])('%d 開庁日のような数え方は断る', (count) => {
    expect(() => addBusinessDays('2025-12-26', count, holidays)).toThrow(RangeError)
  })
})
