import { describe, expect, test } from '@jest/globals'
import { secondsToWait } from '../../../../bot/src/outbound/sharepoint/patience.ts'

const now = new Date('2025-12-01T00:00:00Z')
const wait = (headers: Record<string, string>) => secondsToWait((name) => headers[name] ?? null, now)

describe('待つように言われた時間', () => {
  test.each([
    [{}, null],
    [{ 'retry-after': '0' }, 0],
    [{ 'retry-after': ' 30 ' }, 30],
    [{ 'retry-after': '2.5' }, 3],
    [{ 'retry-after': 'Mon, 01 Dec 2025 00:02:00 GMT' }, 120],
    [{ 'retry-after': 'Sun, 30 Nov 2025 23:00:00 GMT' }, 0],
    [{ 'retry-after': '-5' }, null],
    [{ 'retry-after': 'soon' }, null],
    [{ 'retry-after': '999999' }, 3600],
    [{ 'ratelimit-reset': '45' }, 45],
    [{ 'retry-after': '30', 'ratelimit-reset': '45' }, 45],
    [{ 'retry-after': '60', 'ratelimit-reset': '45' }, 60],
    [{ 'retry-after': 'soon', 'ratelimit-reset': '45' }, 45],
  ])('%j は %j 秒', (headers, seconds) => {
    expect(wait(headers)).toBe(seconds)
  })
})
