/** ボードの数え方：どの施策もちょうど一か所に数え、合計は必ず合う。 */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { expectationStates } from '../../shared/src/domain/round.ts'
import { weathers } from '../../shared/src/domain/weather.ts'
import { groupMeasures } from '../../tab/src/features/board/group-measures.ts'
import { columnsOfPillar } from '../../tab/src/features/board/layout.ts'
import { changeOf, standingOf } from '../../tab/src/features/board/standing.ts'
import { skies, tally } from '../../tab/src/features/board/tally.ts'
import { answerOf, measureOf, published } from './fake-city.ts'

const answer = fc
  .record({
    source: fc.constantFrom('answer' as const, 'published' as const),
    confirmed: fc.boolean(),
    weather: fc.constantFrom(...weathers),
  })
  .map(answerOf)
const measure = fc
  .record({
    area: fc.constantFrom('A1', 'A2', 'B1', 'C1'),
    order: fc.nat(99),
    expectation: fc.option(fc.constantFrom(...expectationStates)),
    current: fc.option(answer),
    previous: fc.option(answer),
  })
  .map(({ area, order, ...rest }) => measureOf(`${area}-${order}`, order, `施策${order}`, rest))

describe('ボードの集計', () => {
  test('どんなボードでも、内訳の合計が対象に、天気の合計が回答済と確認済の和に一致する', () => {
    fc.assert(
      fc.property(fc.array(measure, { maxLength: 60 }), (measures) => {
        const counts = tally(measures)
        const sum = Object.values(counts.standings).reduce((total, count) => total + count, 0)
        expect(sum).toBe(counts.total)
        expect(counts.total).toBe(measures.filter((each) => standingOf(each) !== null).length)
        const { answered, confirmed } = counts.standings
        expect(skies.reduce((total, sky) => total + counts.skies[sky], 0)).toBe(answered + confirmed)
      }),
    )
  })

  test('どんなボードでも、分けた施策は元の施策と同じで、柱ごとに一覧の順に並ぶ', () => {
    fc.assert(
      fc.property(fc.array(measure, { maxLength: 60 }), (measures) => {
        const pillars = groupMeasures(measures)
        const grouped = pillars.flatMap(({ areas }) => areas.flatMap((area) => area.measures))
        expect(grouped).toHaveLength(measures.length)
        expect(new Set(grouped)).toEqual(new Set(measures))
        for (const { areas } of pillars) {
          for (const area of areas) {
            const orders = area.measures.map(({ order }) => order)
            expect(orders).toEqual(orders.toSorted((a, b) => a - b))
          }
        }
      }),
    )
  })

  test('公表された一覧とは、天気をPMOが確認するまで比べない', () => {
    const now = answerOf({ weather: 'rainy' })
    expect(changeOf({ current: now, previous: published })?.kind).toBe('published')
    expect(changeOf({ current: now, previous: answerOf({ weather: 'sunny' }) })?.kind).toBe('changed')
    expect(changeOf({ current: now, previous: answerOf({ weather: 'rainy' }) })?.kind).toBe('same')
    expect(changeOf({ current: published, previous: answerOf({}) })?.kind).toBe('first')
    expect(changeOf({ current: now, previous: { ...published, confirmed: true } })?.kind).toBe('changed')
    expect(changeOf({ current: { ...published, confirmed: true }, previous: answerOf({}) })?.kind).toBe('same')
    expect(changeOf({ current: now, previous: null })).toBeNull()
  })

  test('広い画面では、長い領域の隣に短い領域を積み、印西市の一覧は五列に収まる', () => {
    const sizes = { A1: 4, A2: 1, A3: 2, B1: 13, B2: 4, B3: 3, C1: 1, C2: 2, C3: 2 }
    const measures = Object.entries(sizes).flatMap(([area, size]) =>
      Array.from({ length: size }, (_, n) => measureOf(`${area}-${n + 1}`, n, '施策')),
    )
    expect(groupMeasures(measures).map(columnsOfPillar)).toEqual([1, 3, 1])
  })
})
