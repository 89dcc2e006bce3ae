import { describe, expect, test } from '@jest/globals'
import { toDraft } from '../../../bot/src/cards/answer-lines.ts'
import { cityHolidays } from '../../../bot/src/holidays.ts'
import { readDataSet } from '../../../infra/local/inzai/read-data-set.ts'
import { type SampleRegister, sampleRound } from '../../../infra/local/samples/sample-round.ts'
import { isBusinessDay } from '../../../shared/src/domain/business-day.ts'
import { type Revision, readAnswer } from '../../../shared/src/domain/check-in.ts'
import { dayInTokyo } from '../../../shared/src/domain/day.ts'
import { isOwnMeasureOf } from '../../../shared/src/domain/review.ts'
import type { Round } from '../../../shared/src/domain/round.ts'
import { planRound } from '../../../shared/src/domain/round-calendar.ts'
import { type Weather, weathers } from '../../../shared/src/domain/weather.ts'

const holidays = cityHolidays()
const set = readDataSet()
const register: SampleRegister = {
  people: set.people,
  holidays,
  measures: set.measures.map((measure) => ({
    measure,
    assignment: set.assignments.find(({ measureId }) => measureId === measure.id) ?? {
      measureId: measure.id,
      leader: null,
      deputies: [],
      relatedSections: [],
    },
    indicators: set.indicators.filter(({ measureId }) => measureId === measure.id),
  })),
}

const ids = ['2023Q3', '2023Q4', '2024Q1', '2024Q2', '2024Q3', '2024Q4', '2025Q1', '2025Q2']
const roundOf = (id: string): Round => ({ id, state: 'closed', ...planRound(id, holidays) })
const now = new Date('2025-12-12T01:00:00Z')
const make = (id: string) => sampleRound(roundOf(id), register, now)
const rounds = ids.map(make)
const all = rounds.flatMap(({ revisions }) => revisions)
/** What counts of a measure, quarter by quarter. */
const lastOf = (measureId: string): readonly Revision[] =>
  rounds.flatMap(({ revisions }) => revisions.findLast((one) => one.measureId === measureId) ?? [])

describe('見本の回答', () => {
  test('何度作っても同じで、先の四半期まで作っても変わらない', () => {
    expect(make('2024Q2')).toEqual(rounds[3])
    const later = sampleRound(roundOf('2025Q3'), register, new Date('2027-01-01T00:00:00Z'))
    expect(later.revisions.length).toBeGreaterThanOrEqual(32)
    expect(make('2025Q2')).toEqual(rounds[7])
  })

  test('32施策のすべてに、どの四半期も1つか2つの版がある', () => {
    for (const { expectations, revisions } of rounds) {
      expect(expectations.map(({ measureId }) => measureId)).toEqual(set.measures.map(({ id }) => id))
      for (const { measureId } of expectations) {
        const numbers = revisions.filter((one) => one.measureId === measureId).map(({ revision }) => revision)
        expect([[1], [1, 2]]).toContainEqual(numbers)
      }
    }
    expect(all.filter(({ revision }) => revision === 2).length).toBeGreaterThan(40)
  })

  test('どの版にも見本の印があり、人が出しても受け付けられる内容である', () => {
    expect(all.filter(({ sample }) => !sample)).toEqual([])
    for (const { answer, measureId, roundId } of all) {
      const indicatorIds = set.indicators.filter((one) => one.measureId === measureId).map(({ id }) => id)
      const read = readAnswer(toDraft(answer), { indicatorIds, asOfDay: roundOf(roundId).asOfDay })
      expect(read).toEqual({ ...answer, unchanged: false })
    }
  })

  test('天気は四半期に一段ずつ動き、晴れ・くもり・雨・雷・対象外のどれも出る', () => {
    const steps: readonly Weather[] = ['sunny', 'cloudy', 'rainy', 'stormy']
    for (const { id } of set.measures) {
      const places = lastOf(id).map(({ answer }) => steps.indexOf(answer.weather))
      for (const [index, place] of places.entries()) {
        const before = places[index - 1]
        if (place === -1 || before === undefined || before === -1) continue
        expect(Math.abs(place - before)).toBeLessThanOrEqual(1)
      }
    }
    expect(weathers.filter((weather) => !all.some(({ answer }) => answer.weather === weather))).toEqual([])
  })

  test('目標のある数値は、どれも8四半期で目標に近づく', () => {
    for (const { id, measureId, target, cumulative } of set.indicators) {
      // A running total begins anew each year: its quarters do not compare.
      if (target === null || cumulative) continue
      const values = lastOf(measureId).flatMap(
        ({ answer }) => answer.figures.find(({ indicatorId }) => indicatorId === id)?.value ?? [],
      )
      const [first = Number.NaN, last = Number.NaN] = [values[0], values.at(-1)]
      expect(Math.abs(target - last)).toBeLessThanOrEqual(Math.abs(target - first))
      expect(values.length).toBeGreaterThan(3)
    }
  })

  test('進捗は毎回違う文で、同じなのは「変わりない」と答えたときだけである', () => {
    for (const { id } of set.measures) {
      const answers = lastOf(id).map(({ answer }) => answer)
      for (const [index, { progress, unchanged, weather }] of answers.entries()) {
        expect(progress).not.toMatch(/[{}]|undefined|NaN/)
        if (index > 0 && weather !== 'outOfScope') expect(answers[index - 1]?.progress === progress).toBe(unchanged)
      }
      expect(answers.map(({ unchanged }) => (unchanged ? '=' : '.')).join('')).not.toContain('===')
    }
  })

  test('変わりない・代理入力・課題と次のアクション・ご相談・来年度に向けて必要なものが、いくつかずつある', () => {
    const count = (is: (revision: Revision) => boolean) => all.filter(is).length
    expect(count(({ answer }) => answer.unchanged)).toBeGreaterThan(5)
    expect(count(({ recordedFor }) => recordedFor !== null)).toBeGreaterThan(5)
    expect(count(({ answer }) => answer.issue !== '' && answer.nextAction !== '')).toBeGreaterThan(10)
    expect(count(({ answer }) => answer.consultation !== null)).toBeGreaterThan(3)
    const asked = all.filter(({ answer }) => answer.nextYearNeeds.length > 0)
    expect(asked.length).toBeGreaterThan(30)
    expect(asked.filter(({ roundId }) => !roundId.endsWith('Q2'))).toEqual([])
  })

  test('方向性が継続でないものもあり、いつも理由がある', () => {
    const directions = new Set(all.map(({ answer }) => answer.direction))
    expect([...directions].toSorted()).toEqual(['continue', 'expand', 'revise', 'suspend'])
  })

  test('開庁日に回答され、締切日に、自分の課でない係が確認している', () => {
    for (const { revisions, acceptances } of rounds) {
      for (const { answeredAt, roundId } of revisions) {
        const { opensOn, closesOn } = roundOf(roundId)
        const day = dayInTokyo(answeredAt)
        expect(isBusinessDay(day, holidays)).toBe(true)
        expect(day > opensOn && day <= closesOn).toBe(true)
      }
      for (const { measureId, roundId, revision, acceptedBy, acceptedAt } of acceptances) {
        const latest = revisions.findLast((one) => one.measureId === measureId)
        expect(latest?.revision).toBe(revision)
        expect(dayInTokyo(acceptedAt)).toBe(roundOf(roundId).closesOn)
        const section = set.measures.find(({ id }) => id === measureId)?.leadSection ?? null
        const duties = set.people.find(({ id }) => id === acceptedBy)?.duties ?? []
        expect(duties.some((duty) => duty.kind === 'pmo' && !isOwnMeasureOf(duty.unit, section))).toBe(true)
      }
      expect(acceptances).toHaveLength(32)
    }
  })

  test('締切がまだ来ていない四半期でも、先の時刻の記録はできない', () => {
    const early = new Date('2025-09-20T00:00:00Z')
    const { revisions, acceptances } = sampleRound(roundOf('2025Q2'), register, early)
    expect(revisions.filter(({ answeredAt }) => answeredAt > early)).toEqual([])
    expect(acceptances.filter(({ acceptedAt }) => acceptedAt > early)).toEqual([])
  })
})
