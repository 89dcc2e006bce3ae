/** What the board is narrowed down to: all, one standing, or one weather of the answers. */
import type { MeasureOnBoard } from '../../../../shared/src/contract/board.ts'
import { type Sky, type Standing, skyOf, standingOf } from './standing.ts'

export type Filter = 'all' | Standing | Sky

export function passes(measure: MeasureOnBoard, filter: Filter): boolean {
  return filter === 'all' || filter === standingOf(measure) || filter === skyOf(measure)
}
