import { expect, test } from '@jest/globals'
import { createRateLimits } from '../../../infra/local/teams/rate-limits.ts'

let now = 0
const limits = () => createRateLimits({ perSecond: 50, perSecondInConversation: 7 }, () => now)

/** How many of so many requests are taken, with so many milliseconds between them. */
function taken(asked: number, gap: number, target: (n: number) => string | null = () => null): number {
  const { refuse } = limits()
  return Array.from({ length: asked }, (_, n) => {
    now += gap
    return refuse(target(n))
  }).filter((answer) => answer === null).length
}

test('上限の速さで続けて尋ねれば、すべて受け付ける', () => {
  expect(taken(1000, 20)).toBe(1000)
})

test('少しでも速く続けると、上限の分しか受け付けない', () => {
  expect(taken(1000, 18)).toBeLessThan(1000 * (18 / 20) + 11)
})

test('一度にまとめて尋ねると、0.2秒分しか受け付けず、待つよう答える', () => {
  expect(taken(50, 0)).toBe(10)
  const { refuse } = limits()
  for (let n = 0; n < 10; n += 1) refuse(null)
  expect(refuse(null)).toMatchObject({ status: 429, headers: { 'retry-after': '1' } })
})

test('一つのチャットには、その上限の分しか受け付けない。ほかのチャットは妨げられない', () => {
  expect(taken(100, 25, () => 'a:1')).toBeLessThanOrEqual(7 + 2.5 * 7)
  expect(taken(100, 25, (n) => `a:${n}`)).toBe(100)
})
