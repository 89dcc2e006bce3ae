/** Where a measure stands in the round shown: in exactly one place, so that the counts always add up. */
import type { AnswerOnBoard, MeasureOnBoard } from '../../../../shared/src/contract/board.ts'
import type { ExpectationState } from '../../../../shared/src/domain/round.ts'
import type { Weather } from '../../../../shared/src/domain/weather.ts'

/**
 * In the order in which they are counted. `published` is the city's printed list, which is not an answer; `confirmed` the
 * same once the PMO has confirmed its weather.
 */
export const standings = ['answered', 'unanswered', 'unreachable', 'excused', 'published', 'confirmed'] as const
export type Standing = (typeof standings)[number]

/** The PMO may be asking about the answer or have accepted it: there is one in any case. */
const answeredStates: readonly ExpectationState[] = ['answered', 'returned', 'accepted']

/** Null when the round asks nothing about the measure and nothing is known of it. */
export function standingOf({ current, expectation }: Pick<MeasureOnBoard, 'current' | 'expectation'>): Standing | null {
  if (current?.source === 'published') return current.confirmed ? 'confirmed' : 'published'
  if (current) return 'answered'
  if (expectation === null) return null
  if (answeredStates.some((state) => state === expectation)) return 'answered'
  if (expectation === 'unreachable' || expectation === 'excused') return expectation
  return 'unanswered'
}

/** The weather said; `inConfirmation` while the asking person may not see it yet; null where nothing sure is known of it. */
export function skyOf(measure: MeasureOnBoard): Sky | null {
  const standing = standingOf(measure)
  if (standing !== 'answered' && standing !== 'confirmed') return null
  return measure.current?.weather ?? 'inConfirmation'
}
export type Sky = Weather | 'inConfirmation'

export type Change =
  | { readonly kind: 'published'; readonly previous: AnswerOnBoard }
  | { readonly kind: 'first' | 'same' | 'changed'; readonly previous: AnswerOnBoard }

/**
 * How the measure compares with its last answer: `first` while this round has none to compare with.
 * The published list is not compared with until its weather is confirmed: it is a guess of the reading.
 */
export function changeOf({ current, previous }: Pick<MeasureOnBoard, 'current' | 'previous'>): Change | null {
  if (!previous) return null
  if (isGuess(previous)) return { kind: 'published', previous }
  if (!current || isGuess(current)) return { kind: 'first', previous }
  return { kind: current.weather === previous.weather ? 'same' : 'changed', previous }
}

function isGuess({ source, confirmed }: AnswerOnBoard): boolean {
  return source === 'published' && !confirmed
}
