import { describe, expect, test } from '@jest/globals'
import { cityHolidays } from '../../../bot/src/holidays.ts'
import { defaultLadder } from '../../../shared/src/domain/ladder.ts'
import { type LeaderAheadFacts, leaderAhead, leaderAheadOn } from '../../../shared/src/domain/leader-ahead.ts'
import { defaultSendingHours, instantAt } from '../../../shared/src/domain/sending-hours.ts'

const settings = { ladder: defaultLadder, hours: defaultSendingHours, holidays: cityHolidays() }
const round = { closesOn: '2026-01-09' }

const at = (day: string, differ: Partial<LeaderAheadFacts> = {}, time = '10:00') =>
  leaderAhead({
    ...settings,
    now: instantAt(day, time),
    round,
    dueOn: '2025-12-26',
    leads: true,
    snoozedUntil: null,
    ...differ,
  })

describe('一覧カードの「次に何が起きるか」は', () => {
  test('開始の日には、期限の3開庁日前と当日、その後は代理・所属長・PMO の順', () => {
    expect(at('2025-12-12')).toMatchObject({
      lastNotice: '2025-12-26',
      days: ['2025-12-23', '2025-12-26'],
      afterwards: ['deputy', 'manager', 'pmo'],
    })
    expect(leaderAheadOn({ opensOn: '2025-12-12', dueOn: '2025-12-26', ...round }, settings)).toEqual(at('2025-12-12'))
  })

  test('その日の10時を過ぎたお知らせは、もう言わない', () => {
    expect(at('2025-12-23', {}, '09:59').days).toEqual(['2025-12-23', '2025-12-26'])
    expect(at('2025-12-23', {}, '10:00').days).toEqual(['2025-12-26'])
  })

  test('期限の後は、次にだれに届くかだけになり、締切を越えた段は言わない', () => {
    expect(at('2025-12-26')).toMatchObject({ days: [], next: { on: '2026-01-05', to: ['leader', 'deputy'] } })
    expect(at('2026-01-08')).toMatchObject({ days: [], afterwards: [], next: null })
    expect(at('2025-12-12', { round: { closesOn: '2026-01-05' } }).afterwards).toEqual(['deputy'])
  })

  test('あとでを選んだ日までは黙り、期限当日は届く', () => {
    expect(at('2025-12-22', { snoozedUntil: '2025-12-25' }).days).toEqual(['2025-12-25', '2025-12-26'])
    expect(at('2025-12-25', { snoozedUntil: '2025-12-25' }).days).toEqual(['2025-12-26'])
  })

  test('あとでは、選んである日のほかを勧め、代理には勧めない', () => {
    const until = (differ: Partial<LeaderAheadFacts>) => at('2025-12-16', differ).offers.map((one) => one.until)
    expect(until({})).toEqual(['2025-12-17', '2025-12-25'])
    expect(until({ snoozedUntil: '2025-12-17' })).toEqual(['2025-12-25'])
    expect(until({ leads: false })).toEqual([])
  })
})
