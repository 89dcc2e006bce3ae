import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { cityHolidays } from '../../../bot/src/holidays.ts'
import { addBusinessDays, businessDaysBetween, isBusinessDay } from '../../../shared/src/domain/business-day.ts'
import { addDays } from '../../../shared/src/domain/day.ts'
import { longDay, quarterEnd, quarterStart, roundIdOf, shortDay } from '../../../shared/src/domain/fiscal-calendar.ts'
import { planLocalRound, planRound } from '../../../shared/src/domain/round-calendar.ts'

const holidays = cityHolidays()
const quarters = [1, 2, 3, 4] as const
const years = Array.from({ length: 2049 - 2019 + 1 }, (_, index) => 2019 + index)
const everyRound = years.flatMap((fiscalYear) =>
  quarters.map((quarter) => ({ fiscalYear, quarter, roundId: roundIdOf({ fiscalYear, quarter }) })),
)

describe('回の日程', () => {
  test('R7 Q3 は12月12日に始まり、12月26日が期限、令和8年1月9日が締切、11月末時点を尋ねる', () => {
    const round = planRound('2025Q3', holidays)
    expect(round).toEqual({ opensOn: '2025-12-12', dueOn: '2025-12-26', closesOn: '2026-01-09', asOfDay: '2025-11-30' })
    expect(shortDay(round.dueOn)).toBe('12月26日（金）')
    expect(longDay(round.closesOn)).toBe('令和8年1月9日（金）')
  })

  test('R7 Q4 は3月2日（月）に始まり、3月の10番目の開庁日が期限、2月末時点を尋ねる', () => {
    const round = planRound('2025Q4', holidays)
    expect(round).toEqual({ opensOn: '2026-03-02', dueOn: '2026-03-13', closesOn: '2026-03-23', asOfDay: '2026-02-28' })
    expect(shortDay(round.opensOn)).toBe('3月2日（月）')
  })

  test.each([
    ['2025Q1', '2025-06-16', '2025-06-30', '2025-07-07', '2025-05-31'],
    ['2025Q2', '2025-09-12', '2025-09-30', '2025-10-07', '2025-08-31'],
    ['2023Q4', '2024-03-01', '2024-03-14', '2024-03-22', '2024-02-29'],
    ['2024Q4', '2025-03-03', '2025-03-14', '2025-03-24', '2025-02-28'],
    ['2026Q1', '2026-06-16', '2026-06-30', '2026-07-07', '2026-05-31'],
  ])('%s は %s に始まり、%s が期限、%s が締切、%s 時点を尋ねる', (roundId, opensOn, dueOn, closesOn, asOfDay) => {
    expect(planRound(roundId, holidays)).toEqual({ opensOn, dueOn, closesOn, asOfDay })
  })

  test.each(everyRound)('$roundId の開始・期限・締切は、この順の開庁日である', ({ roundId }) => {
    const { opensOn, dueOn, closesOn, asOfDay } = planRound(roundId, holidays)
    expect(opensOn <= dueOn && dueOn <= closesOn).toBe(true)
    for (const day of [opensOn, dueOn, closesOn]) expect(isBusinessDay(day, holidays)).toBe(true)
    expect(quarterStart(roundId) <= asOfDay && asOfDay < opensOn && dueOn <= quarterEnd(roundId)).toBe(true)
    expect(businessDaysBetween(dueOn, closesOn, holidays)).toBe(5)
  })

  test.each(everyRound.filter(({ quarter }) => quarter !== 4))(
    '$roundId の期限は四半期の最後の開庁日で、その10開庁日前に始まる',
    ({ roundId }) => {
      const { opensOn, dueOn } = planRound(roundId, holidays)
      for (let day = addDays(dueOn, 1); day <= quarterEnd(roundId); day = addDays(day, 1)) {
        expect(isBusinessDay(day, holidays)).toBe(false)
      }
      expect(businessDaysBetween(opensOn, dueOn, holidays)).toBe(10)
    },
  )

  test.each(years)('%d 年度の第4四半期は、3月の最初の開庁日から始まり、3月25日より前に締め切る', (fiscalYear) => {
    const { opensOn, dueOn, closesOn } = planRound(`${fiscalYear}Q4`, holidays)
    const endOfFebruary = addDays(`${fiscalYear + 1}-03-01`, -1)
    expect(businessDaysBetween(endOfFebruary, opensOn, holidays)).toBe(1)
    expect(businessDaysBetween(endOfFebruary, dueOn, holidays)).toBe(10)
    expect(closesOn < `${fiscalYear + 1}-03-25`).toBe(true)
  })

  test('市独自の休みが増えても、順序と3月25日の前の締切は守られる', () => {
    const closedDays = fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { maxLength: 9 })
    fc.assert(
      fc.property(fc.constantFrom(...everyRound), closedDays, ({ roundId, fiscalYear, quarter }, offsets) => {
        const planned = planRound(roundId, holidays).opensOn
        const more = new Set([...holidays, ...offsets.map((offset) => addDays(planned, offset))])
        const { opensOn, dueOn, closesOn } = planRound(roundId, more)
        expect(opensOn <= dueOn && dueOn <= closesOn).toBe(true)
        for (const day of [opensOn, dueOn, closesOn]) expect(isBusinessDay(day, more)).toBe(true)
        if (quarter === 4) expect(closesOn < `${fiscalYear + 1}-03-25`).toBe(true)
      }),
    )
  })

  test('3月の大半が臨時の休みでも、期限は締切を越えず、24日までに締め切る', () => {
    const closedDays = Array.from({ length: 18 }, (_, index) => addDays('2026-03-03', index))
    expect(planRound('2025Q4', new Set([...holidays, ...closedDays]))).toEqual({
      opensOn: '2026-03-02',
      dueOn: '2026-03-24',
      closesOn: '2026-03-24',
      asOfDay: '2026-02-28',
    })
  })

  test.each(['2025Q5', 'R7 Q3', ''])('「%s」という回の日程は立てられない', (roundId) => {
    expect(() => planRound(roundId, holidays)).toThrow(RangeError)
  })
})

describe('手元で開く回の日程', () => {
  test('令和7年12月12日に開く R7 Q3 は、もとの日程と同じになる', () => {
    expect(planLocalRound('2025Q3', '2025-12-12', holidays)).toEqual(planRound('2025Q3', holidays))
  })

  test('早く開けば、今日始まり、期限と締切はもとの日程のままである', () => {
    expect(planLocalRound('2025Q3', '2025-11-04', holidays)).toEqual({
      opensOn: '2025-11-04',
      dueOn: '2025-12-26',
      closesOn: '2026-01-09',
      asOfDay: '2025-11-30',
    })
  })

  test('遅く開けば、期限は今日から10開庁日後、締切はその5開庁日後である', () => {
    expect(planLocalRound('2025Q3', '2025-12-16', holidays)).toEqual({
      opensOn: '2025-12-16',
      dueOn: '2026-01-06',
      closesOn: '2026-01-14',
      asOfDay: '2025-11-30',
    })
  })

  test('どの回をいつ開いても、今日から10開庁日以上、その後に5開庁日の猶予がある', () => {
    const anyDay = fc.integer({ min: 0, max: 11_000 }).map((count) => addDays('2019-04-01', count))
    fc.assert(
      fc.property(fc.constantFrom(...everyRound), anyDay, ({ roundId }, today) => {
        const { opensOn, dueOn, closesOn, asOfDay } = planLocalRound(roundId, today, holidays)
        expect(opensOn).toBe(today)
        expect(businessDaysBetween(today, dueOn, holidays)).toBeGreaterThanOrEqual(10)
        expect(dueOn >= planRound(roundId, holidays).dueOn).toBe(true)
        expect(isBusinessDay(dueOn, holidays)).toBe(true)
        expect(closesOn).toBe(addBusinessDays(dueOn, 5, holidays))
        expect(asOfDay).toBe(planRound(roundId, holidays).asOfDay)
      }),
    )
  })
})
