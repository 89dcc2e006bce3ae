/** How many rows a page really brings: often as many as asked for, sometimes fewer, sometimes none and yet not the end. */
import type { Call } from '../world.ts'

const odds = {
  sometimesShort: { short: 0.05, empty: 0.02 },
  oftenShort: { short: 0.5, empty: 0.15 },
  full: { short: 0, empty: 0 },
} as const

export function rowsOnPage({ world: { variants, random }, forcedRows }: Call, asked: number): number {
  if (forcedRows !== null) return Math.min(forcedRows, asked)
  const { short, empty } = odds[variants.pages]
  if (random.chance(empty)) return 0
  return asked > 1 && random.chance(short) ? random.whole(1, asked - 1) : asked
}

/** Takes so many, and says whether anything is left. */
export function takeRows<T>(rows: Iterable<T>, most: number): { readonly taken: readonly T[]; readonly more: boolean } {
  const taken: T[] = []
  for (const row of rows) {
    if (taken.length >= most) return { taken, more: true }
    taken.push(row)
  }
  return { taken, more: false }
}
