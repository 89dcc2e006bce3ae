import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { AnswerField, FieldProblem, Refusal } from '../../../shared/src/domain/refusal.ts'
import { fieldProblemJa, refusalJa } from '../../../shared/src/wording/refusals.ja.ts'
import { everyRefusal } from '../../support/every-refusal.ts'

const everyField: { readonly [field in AnswerField]: true } = {
  weather: true,
  progress: true,
  direction: true,
  directionReason: true,
  directionReasonText: true,
  asOf: true,
  milestones: true,
  nextYearNeeds: true,
  issue: true,
  nextAction: true,
  consultation: true,
  consultationBy: true,
  'figure:rate': true,
}

const fields = Object.keys(everyField) as AnswerField[]
const fieldProblems: readonly FieldProblem[] = fields.flatMap((field) => [
  { field, code: 'missing' },
  { field, code: 'notAChoice' },
  { field, code: 'notANumber' },
  { field, code: 'notADay' },
  { field, code: 'tooLong', limit: 400, length: 414 },
])

/** A request, or what will happen next by itself: a person is never left with a bare no. */
const saysWhatToDo = /ください|表示します|お知らせします|見直せます|できます|字までです/

describe('お断りの文は', () => {
  test.each(Object.values(everyRefusal))('$code でも、すべきことを言い、「。」で終わる', (refusal) => {
    const sentence = refusalJa(refusal)
    expect(sentence).toMatch(saysWhatToDo)
    expect(sentence).toMatch(/。$/)
    expect(sentence).not.toMatch(/undefined|null|\[object|NaN/)
    expect(sentence).not.toContain(refusal.code)
  })

  test('一つずつ違う', () => {
    const sentences = Object.values(everyRefusal).map(refusalJa)
    expect(new Set(sentences).size).toBe(sentences.length)
  })

  test('回と締切日を、人の読む形で書く', () => {
    expect(refusalJa(everyRefusal.roundClosed)).toMatch(/^R7 Q3 の回は、令和8年1月9日（金）に締め切りました。/)
    expect(refusalJa(everyRefusal.measureNotInRound)).toMatch(/^施策 B1-3 は、R7 Q3 の回では回答の対象ではありません。/)
  })

  test('回でない番号は、そのまま見せずに「ご指定の回」と書く', () => {
    expect(refusalJa({ ...everyRefusal.measureNotInRound, roundId: 'x' })).toContain('ご指定の回では')
    expect(refusalJa({ ...everyRefusal.roundClosed, roundId: 'Q'.repeat(100_000) }).length).toBeLessThan(200)
  })

  test('どんな番号が入っても、投げずに文になる', () => {
    const id = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.stringMatching(/^[0-9]{4}Q[0-9]$/),
      fc.constantFrom('1000Q1', '2999Q4', '1867Q4', '0000Q1', '__proto__'),
    )
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(everyRefusal)), id, id, (refusal, roundId, measureId) => {
        const sentence = refusalJa({ ...refusal, roundId, measureId } as Refusal)
        expect(sentence).toMatch(/。$/)
        expect(sentence).not.toMatch(/undefined|NaN/)
      }),
    )
  })
})

describe('欄のそばの文は', () => {
  test.each(fieldProblems)('$field の $code でも、すべきことを言い、「。」で終わる', (problem) => {
    const sentence = fieldProblemJa(problem)
    expect(sentence).toMatch(/ください。$|残してあります。$/)
    expect(sentence).not.toContain(problem.field)
    expect(sentence).not.toMatch(/undefined|null|NaN/)
  })

  test('選ぶ欄は「お選び」、書く欄は「ご入力」と言う', () => {
    expect(fieldProblemJa({ field: 'weather', code: 'missing' })).toBe('天気をお選びください。')
    expect(fieldProblemJa({ field: 'progress', code: 'missing' })).toBe('進捗状況をご入力ください。')
  })

  test('長すぎる文には、上限といまの長さを言い、文は残っていると伝える', () => {
    expect(fieldProblemJa({ field: 'progress', code: 'tooLong', limit: 400, length: 414 })).toBe(
      '進捗状況は400字までです（現在 414字）。入力された文は残してあります。',
    )
  })
})
