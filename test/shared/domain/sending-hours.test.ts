import { describe, expect, test } from '@jest/globals'
import { cityHolidays } from '../../../bot/src/holidays.ts'
import {
  defaultSendingHours,
  instantAt,
  isNoticeTime,
  isSendingTime,
  nextFreeTime,
  nextNoticeTime,
  nextSendingTime,
  readSendingHours,
} from '../../../shared/src/domain/sending-hours.ts'

const holidays = cityHolidays()

describe('送る時間は', () => {
  test('初めは 8:30 から 17:15 までで、その日のお知らせは 10:00 から', () => {
    expect(readSendingHours(defaultSendingHours)).toEqual({ from: '08:30', noticesAt: '10:00', to: '17:15' })
  })

  test.each([{ from: '8:30' }, { to: '24:00' }, { noticesAt: '08:29' }, { noticesAt: '17:15' }, { to: '10時' }])(
    '%j では断られる',
    (wrong) => {
      expect(readSendingHours({ ...defaultSendingHours, ...wrong })).toEqual({
        refusal: { code: 'invalidSendingHours' },
      })
    },
  )

  test.each([
    ['2025-12-23', '09:59', false],
    ['2025-12-23', '10:00', true],
    ['2025-12-23', '17:15', true],
    ['2025-12-23', '17:16', false],
    ['2025-12-20', '12:00', false],
    ['2025-12-29', '12:00', false],
  ])('%s の %s に、その日のお知らせを送ってよいか：%s', (day, time, may) => {
    expect(isNoticeTime(instantAt(day, time), defaultSendingHours, holidays)).toBe(may)
  })

  test.each([
    ['時間内なら、いま', '2025-12-23', '08:45', '2025-12-22T23:45:00.000Z'],
    ['朝早ければ、その日の朝', '2025-12-23', '06:00', '2025-12-22T23:30:00.000Z'],
    ['夜なら、次の開庁日の朝', '2025-12-26', '18:00', '2026-01-04T23:30:00.000Z'],
    ['休みなら、次の開庁日の朝', '2026-01-01', '10:00', '2026-01-04T23:30:00.000Z'],
  ])('%s', (_, day, time, at) => {
    expect(nextSendingTime(instantAt(day, time), defaultSendingHours, holidays).toISOString()).toBe(at)
  })

  test('終わりの時刻ちょうどまで、届けてよい', () => {
    const may = (time: string) => isSendingTime(instantAt('2025-12-23', time), defaultSendingHours, holidays)
    expect([may('08:29'), may('08:30'), may('17:15'), may('17:16')]).toEqual([false, true, true, false])
  })

  test('控える日があれば、その次の開庁日の朝まで待つ', () => {
    const taken = new Set(['2025-12-23', '2025-12-24', '2025-12-27'])
    const at = nextFreeTime(instantAt('2025-12-23', '11:00'), defaultSendingHours, holidays, (day) => taken.has(day))
    expect(at).toEqual(instantAt('2025-12-25', '08:30'))
  })

  test.each([
    ['10時の前なら、その日の10時', '2025-12-23', '08:00', '2025-12-23'],
    ['10時なら、その日の10時', '2025-12-23', '10:00', '2025-12-23'],
    ['10時を過ぎたら、次の空いた開庁日の10時', '2025-12-23', '10:01', '2025-12-25'],
  ])('まとめて送るものは、%s', (_, day, time, on) => {
    const at = nextNoticeTime(instantAt(day, time), defaultSendingHours, holidays, (one) => one === '2025-12-24')
    expect(at).toEqual(instantAt(on, '10:00'))
  })
})
