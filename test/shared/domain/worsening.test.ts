import { describe, expect, test } from '@jest/globals'
import type { AnswerSource } from '../../../shared/src/domain/answer-source.ts'
import type { Weather } from '../../../shared/src/domain/weather.ts'
import { isBad, stepsWorse, worseningStep, worseningToTell } from '../../../shared/src/domain/worsening.ts'

const rounds = ['2025Q4', '2025Q3', '2025Q2', '2025Q1']
/** Newest first. */
const skies = (weathers: readonly Weather[], source: AnswerSource = 'answer') =>
  weathers.map((weather, index) => ({ roundId: rounds[index] ?? '2024Q4', source, weather }))
const tell = (weathers: readonly Weather[], ...toldIn: string[]) => worseningToTell(skies(weathers), new Set(toldIn))

describe('課長に伝えるのは', () => {
  test.each<[string, Weather[], ReturnType<typeof worseningToTell>]>([
    ['雨が続いたとき', ['rainy', 'rainy', 'sunny'], 'badTwiceRunning'],
    ['雨から雷になったとき', ['stormy', 'rainy'], 'badTwiceRunning'],
    ['雷から雨に戻っても、続いていれば', ['rainy', 'stormy'], 'badTwiceRunning'],
    ['晴れから雨に下がったとき', ['rainy', 'sunny'], 'twoStepsWorse'],
    ['くもりから雷に下がったとき', ['stormy', 'cloudy'], 'twoStepsWorse'],
    ['晴れから雷に下がったとき', ['stormy', 'sunny'], 'twoStepsWorse'],
    ['くもりから雨では、まだ', ['rainy', 'cloudy'], null],
    ['晴れからくもりでは、まだ', ['cloudy', 'sunny'], null],
    ['良くなれば', ['cloudy', 'stormy', 'stormy'], null],
    ['対象外をはさめば', ['rainy', 'outOfScope', 'rainy'], null],
    ['前の回答がなければ', ['stormy'], null],
    ['回答がなければ', [], null],
  ])('%s：%j → %s', (_, weathers, worsening) => {
    expect(tell(weathers)).toBe(worsening)
  })

  test('一続きの雨について一度だけで、晴れてからまた続けば、もう一度である', () => {
    expect(tell(['rainy', 'rainy', 'rainy', 'cloudy'], '2025Q3')).toBeNull()
    expect(tell(['rainy', 'rainy', 'cloudy', 'rainy'], '2025Q1')).toBe('badTwiceRunning')
    expect(tell(['rainy', 'rainy', 'sunny'], '2025Q3')).toBeNull()
  })

  test('同じ回で直しても、一度だけである', () => {
    expect(tell(['stormy', 'sunny'], '2025Q4')).toBeNull()
  })

  test('公表資料の天気は読み取りの推定なので、数えない', () => {
    const [current] = skies(['stormy'])
    const published = skies(['sunny', 'sunny'], 'published').slice(1)
    expect(worseningToTell(current ? [current, ...published] : [], new Set())).toBeNull()
  })
})

test('天気の開きは、悪いほうへ数え、対象外とは比べない', () => {
  expect(stepsWorse('sunny', 'stormy')).toBe(3)
  expect(stepsWorse('rainy', 'cloudy')).toBe(-1)
  expect(stepsWorse('outOfScope', 'rainy')).toBeNull()
  expect(stepsWorse('rainy', 'outOfScope')).toBeNull()
  expect((['sunny', 'cloudy', 'rainy', 'stormy', 'outOfScope'] as const).filter(isBad)).toEqual(['rainy', 'stormy'])
})

test('記録の鍵は、施策ごとである', () => {
  expect(worseningStep('B1-3')).toBe('worsening:B1-3')
})
