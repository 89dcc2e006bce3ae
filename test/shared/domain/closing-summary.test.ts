import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type ClosingMeasure, closingSummary } from '../../../shared/src/domain/closing-summary.ts'
import { openConsultation } from '../../../shared/src/domain/consultation-chain.ts'
import { directions } from '../../../shared/src/domain/direction.ts'
import { isRefusal } from '../../../shared/src/domain/refusal.ts'
import { expectationStates } from '../../../shared/src/domain/round.ts'
import { weathers } from '../../../shared/src/domain/weather.ts'

const measure = (measureId: string, more: Partial<ClosingMeasure> = {}): ClosingMeasure => ({
  measureId,
  state: 'accepted',
  facts: { openedAt: null, look: { kind: 'notAsked' } },
  answer: { weather: 'sunny', direction: 'continue' },
  previous: { weather: 'sunny', direction: 'continue' },
  question: null,
  consultations: [],
  ...more,
})
const mismatch = { kind: 'mismatch', indicatorId: 'rate', value: 7, target: 50 } as const

function consultationAt(rung: 'manager' | 'programmeManager') {
  const nobody = { manager: [], departmentHead: [], programmeManager: [] }
  const asked = { roundId: '2025Q3', measureId: 'B1-3', askedBy: 'leader', at: new Date(0), earlier: [] }
  const found = openConsultation({ ...asked, chain: { ...nobody, [rung]: ['one'] } }, { text: '判断を', by: null })
  if (isRefusal(found)) throw new Error(found.refusal.code)
  return found
}

describe('終了カードは', () => {
  test('良くなったもの、下がったもの、方向性の変わったものを言う', () => {
    const summary = closingSummary('2025Q3', [
      measure('A1-1'),
      measure('A1-2', { answer: { weather: 'rainy', direction: 'continue' } }),
      measure('A1-3', {
        previous: { weather: 'stormy', direction: 'continue' },
        answer: { weather: 'cloudy', direction: 'revise' },
      }),
      measure('A1-4', { answer: { weather: 'outOfScope', direction: 'continue' } }),
      measure('A1-5', { previous: null }),
      measure('A1-6', { state: 'delivered', answer: null }),
    ])
    expect(summary).toMatchObject({
      worse: [{ measureId: 'A1-2', from: 'sunny', to: 'rainy' }],
      better: [{ measureId: 'A1-3', from: 'stormy', to: 'cloudy' }],
      directionChanged: [{ measureId: 'A1-3', from: 'continue', to: 'revise' }],
      weathers: { sunny: 2, cloudy: 1, rainy: 1, stormy: 0, outOfScope: 1 },
    })
    expect(summary.ends.at(-1)).toEqual({ measureId: 'A1-6', end: 'unanswered' })
  })

  test('開きのあるままのものだけを言い、説明のあったものと時間の問いは言わない', () => {
    const summary = closingSummary('2025Q3', [
      measure('B1-4', { question: { question: mismatch, settled: false } }),
      measure('B1-5', { question: { question: mismatch, settled: true } }),
      measure('B1-6', { question: { question: { kind: 'hours' }, settled: false } }),
      measure('B1-7A', { question: { question: { kind: 'copiedText' }, settled: false } }),
    ])
    expect(summary.disagreeing).toEqual([
      { measureId: 'B1-4', question: mismatch },
      { measureId: 'B1-7A', question: { kind: 'copiedText' } },
    ])
  })

  test('判断をお願いすることは、会議にかかる方向性、雷、副市長まで上がったご相談である', () => {
    const summary = closingSummary('2025Q3', [
      measure('B1-1', { answer: { weather: 'stormy', direction: 'expand' } }),
      measure('B1-2', { answer: { weather: 'rainy', direction: 'revise' } }),
      measure('B1-3', { consultations: [consultationAt('manager'), consultationAt('programmeManager')] }),
      measure('B1-4', { consultations: [{ ...consultationAt('programmeManager'), state: 'answered' }] }),
    ])
    expect(summary.decisions).toEqual([
      { kind: 'direction', measureId: 'B1-1', direction: 'expand' },
      { kind: 'stormy', measureId: 'B1-1' },
      { kind: 'consultation', measureId: 'B1-3', number: 1 },
    ])
  })

  test('業務量30％減は、減らす時間がわからないので計算できない、と言う', () => {
    expect(closingSummary('2025Q3', [measure('A1-1'), measure('A1-2')]).goal).toEqual({
      kind: 'notComputable',
      targetPercent: 30,
      why: 'noHours',
      measuresWithoutHours: 2,
    })
  })

  test('どんな回でも、数は足し合わせると全体になり、どの施策にも終わり方がある', () => {
    const answer = fc.option(
      fc.record({ weather: fc.constantFrom(...weathers), direction: fc.constantFrom(...directions) }),
    )
    const any = fc
      .record({ state: fc.constantFrom(...expectationStates), answer, previous: answer })
      .map((more) => measure('X', more))
    fc.assert(
      fc.property(fc.array(any, { maxLength: 40 }), (measures) => {
        const { tally, weathers: counts, better, worse, ends } = closingSummary('2025Q3', measures)
        expect(tally.answered + tally.unanswered + tally.unreachable + tally.excused).toBe(measures.length)
        expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(
          measures.filter((one) => one.answer).length,
        )
        expect(better.length + worse.length).toBeLessThanOrEqual(measures.length)
        expect(ends).toHaveLength(measures.length)
      }),
    )
  })
})
