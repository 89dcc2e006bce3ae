import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type Bucket, idleBucket, pauseBucket, type Turn, takeTurns } from '../../../shared/src/domain/rate-limit.ts'

/** The most uses in any second, when each turn is used as late as `lateness` of its allowance says. */
function mostInASecond(uses: readonly number[]): number {
  const sorted = uses.toSorted((one, other) => one - other)
  return Math.max(0, ...sorted.map((from, n) => sorted.slice(n).findIndex((at) => at >= from + 1000)).map(countOf))
  function countOf(end: number, n: number): number {
    return end === -1 ? sorted.length - n : end
  }
}

const asking = fc.record({ count: fc.integer({ min: 1, max: 12 }), after: fc.integer({ min: 0, max: 900 }) })

const limit = (perSecond: number) => ({ perSecond, share: 0.02 })

describe('一秒あたりの送信の上限', () => {
  test('どの一秒を取っても、使い方が遅れても早くても、上限を超えない', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom(0.02, 0.2),
        fc.array(asking, { minLength: 1, maxLength: 25 }),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 400, maxLength: 400 }),
        (perSecond, share, askings, lateness) => {
          let bucket: Bucket = idleBucket
          let now = 1_765_000_000_000
          const uses: number[] = []
          for (const { count, after } of askings) {
            now += after
            const taken = takeTurns(bucket, { perSecond, share }, count, now)
            bucket = taken.bucket
            uses.push(...taken.turns.map(({ at, until }, n) => at + (until - at) * (lateness[n] ?? 0)))
          }
          expect(mostInASecond(uses)).toBeLessThanOrEqual(perSecond)
        },
      ),
    )
  })

  test('順番は、どのように分けて取っても、同じ並びになる', () => {
    const together = takeTurns(idleBucket, limit(50), 6, 5000).turns
    let bucket: Bucket = idleBucket
    const apart: Turn[] = []
    for (const count of [1, 3, 2]) {
      const taken = takeTurns(bucket, limit(50), count, 5000)
      bucket = taken.bucket
      apart.push(...taken.turns)
    }
    for (const [n, { at }] of apart.entries()) expect(at).toBeCloseTo(together[n]?.at ?? 0, 6)
  })

  test('続けて使えば、上限の98％で進む', () => {
    const { turns } = takeTurns(idleBucket, limit(500), 5000, 0)
    expect(turns.at(-1)?.at).toBeCloseTo((4999 / 500 / 0.98) * 1000, 3)
  })

  test('使わなかった時間は、貯まらない', () => {
    const { bucket } = takeTurns(idleBucket, limit(10), 1, 0)
    expect(takeTurns(bucket, limit(10), 1, 60_000).turns[0]?.at).toBe(60_000)
  })

  test('待つように言われたら、それまでの順番は出ない。短い指示で早まることもない', () => {
    const paused = pauseBucket(pauseBucket(idleBucket, 9000), 4000)
    expect(takeTurns(paused, limit(10), 1, 1000).turns[0]?.at).toBe(9000)
    expect(takeTurns(paused, limit(10), 1, 9500).turns[0]?.at).toBe(9500)
  })
})
