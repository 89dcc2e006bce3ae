import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addDays } from '../../../shared/src/domain/day.ts'
import { indicatorsDue } from '../../../shared/src/domain/indicators-due.ts'
import type { Indicator } from '../../../shared/src/domain/measure.ts'

function indicator(id: string, targetDay: string | null): Indicator {
  return {
    id,
    measureId: 'B1-3',
    name: '電子決裁率',
    unit: '%',
    target: 80,
    targetDay,
    betterWhen: 'higher',
    cumulative: false,
  }
}

const thisYear = indicator('R7年度の目標', '2026-03-31')
const nextYear = indicator('R8年度の目標', '2027-03-31')
const lastOfPlan = indicator('R9年度の目標', '2028-03-31')
const noDay = indicator('期日のない目標', null)

const idsDue = (indicators: readonly Indicator[], roundId: string) =>
  indicatorsDue(indicators, roundId).map(({ id }) => id)

describe('回で尋ねる指標', () => {
  test('その年度の目標を尋ね、後の年度の目標は、その年度になってから尋ねる', () => {
    expect(idsDue([thisYear, lastOfPlan], '2025Q3')).toEqual(['R7年度の目標'])
    expect(idsDue([thisYear, lastOfPlan], '2027Q1')).toEqual(['R9年度の目標'])
  })

  test('期日のない目標は、いつも尋ねる', () => {
    expect(idsDue([thisYear, noDay, lastOfPlan], '2025Q4')).toEqual(['R7年度の目標', '期日のない目標'])
    expect(idsDue([noDay, lastOfPlan], '2025Q1')).toEqual(['期日のない目標'])
  })

  test('前の年度の目標は、その年度の目標ができれば尋ねない', () => {
    expect(idsDue([thisYear, nextYear], '2026Q1')).toEqual(['R8年度の目標'])
  })

  test('その年度の目標がなければ、持っている指標をすべて尋ねる', () => {
    expect(idsDue([lastOfPlan], '2025Q3')).toEqual(['R9年度の目標'])
    expect(idsDue([thisYear, lastOfPlan], '2026Q1')).toEqual(['R7年度の目標', 'R9年度の目標'])
    expect(idsDue([], '2025Q3')).toEqual([])
  })

  test('年度の途中の期日も、その年度の目標である', () => {
    expect(idsDue([indicator('4月1日', '2025-04-01'), indicator('3月31日', '2025-03-31')], '2025Q2')).toEqual([
      '4月1日',
    ])
  })

  test('どんな指標の組でも、順序を変えずに選び、指標があれば必ず何かを尋ねる', () => {
    const anyDay = fc.integer({ min: 0, max: 3000 }).map((count) => addDays('2024-04-01', count))
    const anyIndicators = fc.array(fc.option(anyDay)).map((days) => days.map((day, at) => indicator(String(at), day)))
    const anyRound = fc.constantFrom('2024Q1', '2025Q3', '2026Q4', '2031Q2')
    fc.assert(
      fc.property(anyIndicators, anyRound, (indicators, roundId) => {
        const due = indicatorsDue(indicators, roundId)
        expect(due).toEqual(indicators.filter((one) => due.includes(one)))
        expect(due.length > 0).toBe(indicators.length > 0)
      }),
    )
  })
})
