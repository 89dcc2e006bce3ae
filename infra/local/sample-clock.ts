/** The clock of a laptop: starts on a sample day, runs as fast as real time, goes on where it stopped, and can be put forward. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from '../../bot/src/usecases/ports.ts'
import { isDay } from '../../shared/src/domain/day.ts'

export interface SampleClock extends Clock {
  /** Writes down how far it got; a start after this goes on from here. */
  remember(): void
  /** Puts it forward to an instant, from which it runs on. Throws when that is gone by: what was written then would be of the future. */
  moveTo(instant: Date): void
}

/** `today`: a day to begin with, whatever was remembered. Throws when it is no day. */
export function startSampleClock(dataDir: string, first: string, today?: string): SampleClock {
  if (today !== undefined && !isDay(today)) {
    throw new Error(`--today には「2025-12-16」の形で日付を指定してください（指定：${today}）。`)
  }
  const file = join(dataDir, 'sample-clock.json')
  let begin = today === undefined ? (remembered(file) ?? Date.parse(first)) : Date.parse(`${today}T10:00:00+09:00`)
  let startedAt = Date.now()
  const now = () => new Date(begin + (Date.now() - startedAt))
  return {
    now,
    remember: () => {
      mkdirSync(dataDir, { recursive: true })
      writeFileSync(file, JSON.stringify({ at: now().toISOString() }))
    },
    moveTo: (instant) => {
      if (instant < now()) throw new Error('The sample clock does not go back')
      begin = instant.getTime()
      startedAt = Date.now()
    },
  }
}

/** Null when nothing was written, or only half of it. */
function remembered(file: string): number | null {
  if (!existsSync(file)) return null
  const text = readFileSync(file, 'utf8')
  const at = Date.parse(/"at":"([^"]+)"/.exec(text)?.[1] ?? '')
  return Number.isNaN(at) ? null : at
}
