/** 「変わりない」: one tick says that a measure stands as it did. Offered only where that can be true and is worth saying. */
import type { AnswerSource } from './answer-source.ts'
import type { Day } from './day.ts'
import { passedPlan } from './passed-plan.ts'

/** Why a measure needs an answer of its own; null when one tick is enough. */
export type NeedsOwnAnswer =
  | 'figureDue'
  | 'blankProgress'
  | 'passedPlan'
  | 'twiceRunning'
  | 'noPrevious'
  | 'toBeConfirmed'

export interface ForUnchanged {
  /** A number with a target is asked for each quarter. */
  readonly hasFigures: boolean
  readonly previous: { readonly progress: string; readonly source: AnswerSource } | null
  /** Rounds in a row, ending with the last one, in which the tick was used. */
  readonly unchangedInARow: number
  readonly today: Day
}

export function needsOwnAnswer({ hasFigures, previous, unchangedInARow, today }: ForUnchanged): NeedsOwnAnswer | null {
  if (!previous) return 'noPrevious'
  // One tick must not turn a guess of the printed list into somebody's answer.
  if (previous.source === 'published') return previous.progress.trim() === '' ? 'blankProgress' : 'toBeConfirmed'
  if (previous.progress.trim() === '') return 'blankProgress'
  if (hasFigures) return 'figureDue'
  if (passedPlan(previous.progress, today)) return 'passedPlan'
  if (unchangedInARow >= 2) return 'twiceRunning'
  return null
}
