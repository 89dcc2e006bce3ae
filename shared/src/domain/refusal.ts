/** Every reason to say no that can be expected, as one union. `wording` turns each into a sentence that says what to do. */
import type { Day } from './day.ts'
import type { MeasureId } from './measure.ts'
import type { RoundId } from './round.ts'

/** A field of the answer; the card shows the sentence beside it. */
export type AnswerField = 'weather' | 'progress' | 'direction' | 'directionReason' | 'directionReasonText'

export type FieldProblem =
  | { readonly field: AnswerField; readonly code: 'missing' }
  | { readonly field: AnswerField; readonly code: 'notAChoice' }
  | { readonly field: AnswerField; readonly code: 'tooLong'; readonly limit: number; readonly length: number }

export type Refusal =
  | { readonly code: 'invalidAnswer'; readonly problems: readonly FieldProblem[] }
  | { readonly code: 'notYourMeasure'; readonly measureId: MeasureId }
  | { readonly code: 'notAllowed' }
  | { readonly code: 'unknownPerson' }
  | { readonly code: 'measureNotInRound'; readonly measureId: MeasureId; readonly roundId: RoundId }
  | { readonly code: 'noOpenRound' }
  | { readonly code: 'unknownRound'; readonly roundId: RoundId }
  | { readonly code: 'roundClosed'; readonly roundId: RoundId; readonly closedOn: Day }
  | { readonly code: 'roundAlreadyOpened'; readonly roundId: RoundId }
  /** One round is answered at a time. */
  | { readonly code: 'anotherRoundOpen'; readonly roundId: RoundId }
  /** A newer revision was saved from elsewhere since the form was shown. */
  | { readonly code: 'staleVersion'; readonly savedRevision: number }
  | { readonly code: 'unknownAction' }
  | { readonly code: 'malformedRequest' }

export type RefusalCode = Refusal['code']

export function isRefusal(value: unknown): value is { readonly refusal: Refusal } {
  return typeof value === 'object' && value !== null && 'refusal' in value
}

export function refuse(refusal: Refusal): { readonly refusal: Refusal } {
  return { refusal }
}
