import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { cityHolidays } from '../../../bot/src/holidays.ts'
import { isBusinessDay } from '../../../shared/src/domain/business-day.ts'
import { addDays } from '../../../shared/src/domain/day.ts'
import { instantAt } from '../../../shared/src/domain/sending-hours.ts'
import { snoozeChoices, snoozeOffers, snoozeUntil } from '../../../shared/src/domain/snooze.ts'

const holidays = cityHolidays()
const on = (day: string) => ({ now: instantAt(day, '11:00'), dueOn: '2025-12-26', holidays })
const lastStays = { refusal: { code: 'lastNoticeStays', on: '2025-12-26' } }

describe('あとで を選ぶと', () => {
  test.each([
    ['木曜の「明日」は金曜', '2025-12-18', 'tomorrow', '2025-12-19'],
    ['金曜の「明日」は、閉庁日を飛ばして月曜', '2025-12-19', 'tomorrow', '2025-12-22'],
    ['「次の開庁日」', '2025-12-19', 'nextBusinessDay', '2025-12-22'],
    ['「期限の前日」', '2025-12-12', 'dayBeforeDue', '2025-12-25'],
  ])('%sに戻ってくる', (_, today, choice, until) => {
    expect(snoozeUntil(choice, on(today))).toEqual({ until })
  })

  test.each([
    ['前日に「明日」', '2025-12-25', 'tomorrow'],
    ['前日に「期限の前日」', '2025-12-25', 'dayBeforeDue'],
    ['当日', '2025-12-26', 'nextBusinessDay'],
    ['期限の後', '2026-01-06', 'tomorrow'],
  ])('%sは、最後のお知らせを消すことになるので断られる', (_, today, choice) => {
    expect(snoozeUntil(choice, on(today))).toEqual(lastStays)
  })

  test('知らない選び方は断られる', () => {
    expect(snoozeUntil('nextYear', on('2025-12-12'))).toEqual({ refusal: { code: 'malformedRequest' } })
  })

  test('どの日に選んでも、戻る日は、今日より後で期限より前の開庁日である', () => {
    fc.assert(
      fc.property(fc.integer({ min: -40, max: 10 }), fc.constantFrom(...snoozeChoices), (shift, choice) => {
        const today = addDays('2025-12-26', shift)
        const found = snoozeUntil(choice, on(today))
        if (!('until' in found)) return expect(found).toEqual(lastStays)
        expect(found.until > today && found.until < '2025-12-26').toBe(true)
        expect(isBusinessDay(found.until, holidays)).toBe(true)
      }),
    )
  })
})

describe('あとで の選択肢は', () => {
  test.each([
    ['平日には「明日」と「期限の前日」', '2025-12-16', ['tomorrow 2025-12-17', 'dayBeforeDue 2025-12-25']],
    [
      '休みの前には「次の開庁日」と「期限の前日」',
      '2025-12-19',
      ['nextBusinessDay 2025-12-22', 'dayBeforeDue 2025-12-25'],
    ],
    ['同じ日になれば一つ', '2025-12-24', ['tomorrow 2025-12-25']],
    ['最後のお知らせが近ければ、なし', '2025-12-25', []],
  ])('%s', (_, today, offers) => {
    expect(snoozeOffers(on(today)).map(({ choice, until }) => `${choice} ${until}`)).toEqual(offers)
  })
})
