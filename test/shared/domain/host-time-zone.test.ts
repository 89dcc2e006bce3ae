import { execFileSync } from 'node:child_process'
import { describe, expect, test } from '@jest/globals'

/** Runs in a Node of its own, because a process reads its zone once. */
const script = `
import { addDays, dayInTokyo, isDay, weekdayOf } from '${urlOf('shared/src/domain/day.ts')}'
import { eraYear, longDay, roundIdOn } from '${urlOf('shared/src/domain/fiscal-calendar.ts')}'
import { planRound } from '${urlOf('shared/src/domain/round-calendar.ts')}'
import { cityHolidays } from '${urlOf('bot/src/holidays.ts')}'
const holidays = cityHolidays()
const results = []
for (let index = 0; index < 2000; index += 1) {
  const day = addDays('2019-03-25', index * 4)
  const instants = ['T00:00:00Z', 'T14:59:59Z', 'T15:00:00Z', 'T23:30:00Z'].map((time) => dayInTokyo(new Date(day + time)))
  results.push([day, isDay(day), weekdayOf(day), roundIdOn(day), longDay(day), instants, planRound(roundIdOn(day), holidays)])
}
const localHours = [1, 7].map((month) => new Date(Date.UTC(2026, month, 1)).getHours())
console.log(JSON.stringify({ localHours, results, eras: [1989, 2019, 2020, 2025].map(eraYear), holidays: [...holidays] }))
`

function urlOf(path: string): string {
  return new URL(`../../../${path}`, import.meta.url).href
}

function runIn(zone: string): { localHours: number[]; results: unknown[] } {
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    env: { ...process.env, TZ: zone, NODE_OPTIONS: '' },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  return JSON.parse(output)
}

describe('サーバーの時間帯', () => {
  test('日付・年度・元号・日程は、どの時間帯のサーバーでも同じである', () => {
    const tokyo = runIn('Asia/Tokyo')
    const newYork = runIn('America/New_York')
    const kiritimati = runIn('Pacific/Kiritimati')

    expect(tokyo.localHours).toEqual([9, 9])
    expect(newYork.localHours).toEqual([19, 20])
    expect(kiritimati.localHours).toEqual([14, 14])

    expect(tokyo.results).toHaveLength(2000)
    expect({ ...newYork, localHours: [] }).toEqual({ ...tokyo, localHours: [] })
    expect({ ...kiritimati, localHours: [] }).toEqual({ ...tokyo, localHours: [] })
  })
})
