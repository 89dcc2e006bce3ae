/** Counts of a board: by standing and, where the weather is known, by weather. Each adds up to its total. */
import type { MeasureOnBoard } from '../../../../shared/src/contract/board.ts'
import { weathers } from '../../../../shared/src/domain/weather.ts'
import { type Sky, type Standing, skyOf, standingOf, standings } from './standing.ts'

export interface Tally {
  /** Measures that are part of the round. */
  readonly total: number
  readonly standings: { readonly [standing in Standing]: number }
  /** Adds up to `answered` and `confirmed`. */
  readonly skies: { readonly [sky in Sky]: number }
}

export const skies: readonly Sky[] = [...weathers, 'inConfirmation']

export function tally(measures: readonly MeasureOnBoard[]): Tally {
  const byStanding = countBy(measures.map(standingOf), standings)
  return {
    total: standings.reduce((sum, standing) => sum + byStanding[standing], 0),
    standings: byStanding,
    skies: countBy(measures.map(skyOf), skies),
  }
}

function countBy<Key extends string>(found: readonly (Key | null)[], keys: readonly Key[]): Record<Key, number> {
  const counts = Object.fromEntries(keys.map((key) => [key, 0])) as Record<Key, number>
  for (const key of found) if (key !== null) counts[key] += 1
  return counts
}
