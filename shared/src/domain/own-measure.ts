/** One measure as the person who is asked for it sees it in a round. */
import type { Direction } from './direction.ts'
import type { Measure } from './measure.ts'
import type { ExpectationState, RoundId } from './round.ts'
import type { Weather } from './weather.ts'

export interface OwnMeasure {
  readonly measure: Measure
  readonly state: ExpectationState
  /** 0 while unanswered. */
  readonly revision: number
  readonly previous: PreviousAnswer | null
}

/** The newest word of an earlier round. `published` is the printed list: to be confirmed, never an answer. */
export interface PreviousAnswer {
  readonly roundId: RoundId
  readonly source: 'answer' | 'published'
  readonly weather: Weather
  readonly direction: Direction
  readonly progress: string
}
