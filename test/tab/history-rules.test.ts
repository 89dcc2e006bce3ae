/** 推移の決まり：書いて読めば同じ、変化の数え方、窓の送り。 */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { history, type MarkedCell, readCells, writeCells } from '../../shared/src/contract/history.ts'
import { weathers } from '../../shared/src/domain/weather.ts'
import { columnsThatFit, windowOf } from '../../tab/src/features/history/column-window.ts'
import { trendAt } from '../../tab/src/features/history/trend.ts'

const others = ['inConfirmation', 'published', 'unanswered', 'unreachable', 'excused', 'notAsked'] as const
const cell: fc.Arbitrary<MarkedCell> = fc.oneof(
  fc.record({ cell: fc.constantFrom(...weathers), sample: fc.boolean(), confirmed: fc.constant(false) }),
  fc.record({ cell: fc.constantFrom(...weathers), sample: fc.constant(false), confirmed: fc.constant(true) }),
  fc.record({ cell: fc.constantFrom(...others), sample: fc.constant(false), confirmed: fc.constant(false) }),
)

describe('推移の一行は', () => {
  test('一回を一字で書き、読めば元に戻る', () => {
    fc.assert(
      fc.property(fc.array(cell), (cells) => {
        const written = writeCells(cells)
        expect(written).toHaveLength(cells.length)
        expect(readCells(written)).toEqual(cells)
        expect(history.shape.measures.element.shape.cells.safeParse(written).success).toBe(true)
      }),
    )
  })

  test('知らない字は、受け付けない', () => {
    expect(history.shape.measures.element.shape.cells.safeParse('SCZ').success).toBe(false)
  })
})

describe('前回からの変化は', () => {
  const trend = (written: string) => trendAt(readCells(written), written.length - 1)

  test.each([
    ['CS', 'better'],
    ['SC', 'worse'],
    ['TR', 'better'],
    ['SS', 'same'],
    ['S.-pC', 'worse'],
    ['sC', 'worse'],
    ['0R', 'worse'],
    ['p2C', 'better'],
  ])('%s なら %s', (written, expected) => {
    expect(trend(written)).toBe(expected)
  })

  test.each(['S', 'pS', 'SO', 'OS', 'Sp', 'S-', 'Sh', 'xC', ''])('%s なら、比べる回答がない', (written) => {
    expect(trend(written)).toBe('none')
  })
})

describe('見える回は', () => {
  test('いつも続いた一つの範囲で、入るだけ見え、どこへ送ってもはみ出さない', () => {
    fc.assert(
      fc.property(
        fc.nat(60),
        fc.integer({ min: 2, max: 12 }),
        fc.integer({ min: -5, max: 100 }),
        (rounds, fit, later) => {
          const { from, to } = windowOf(rounds, fit, later)
          expect(from).toBeGreaterThanOrEqual(0)
          expect(to).toBeLessThanOrEqual(rounds)
          expect(to - from).toBe(Math.min(rounds, fit))
        },
      ),
    )
  })

  test('はじめは新しい回から見せる', () => {
    expect(windowOf(20, 9, 0)).toEqual({ from: 11, to: 20 })
  })

  test('どの幅でも2回以上、12回まで', () => {
    for (const width of [0, 320, 390, 719, 720, 1280, 1920, 5000]) {
      expect(columnsThatFit(width)).toBeGreaterThanOrEqual(2)
      expect(columnsThatFit(width)).toBeLessThanOrEqual(12)
    }
    expect(columnsThatFit(390)).toBe(4)
  })
})
