/** One measure as the person who is asked for it sees it in a round. */
import type { AnswerSource } from './answer-source.ts'
import type { Direction } from './direction.ts'
import type { Measure } from './measure.ts'
import type { ExpectationState, RoundId } from './round.ts'
import type { NeedsOwnAnswer } from './unchanged.ts'
import type { Weather } from './weather.ts'

export interface OwnMeasure {
  readonly measure: Measure
  readonly state: ExpectationState
  /** The answer is expected of this person, not of somebody they stand in for. */
  readonly leads?: boolean
  /** 0 while unanswered. */
  readonly revision: number
  /** What is answered in this round, in short. */
  readonly answer?: Pick<PreviousAnswer, 'weather' | 'direction'> | null
  readonly previous: PreviousAnswer | null
  /** Why it cannot be ticked as unchanged; null when one tick is enough. */
  readonly needsOwnAnswer: NeedsOwnAnswer | null
}

/** The newest word of an earlier round. */
export interface PreviousAnswer {
  readonly roundId: RoundId
  readonly source: AnswerSource
  readonly weather: Weather
  readonly direction: Direction
  readonly progress: string
  /** Said by one tick. */
  readonly unchanged: boolean
}
