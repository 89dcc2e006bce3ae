/** 締切後の訂正: what was said after a round was closed. The closed answer stays as it is; the amendment stands beside it, dated. */
import type { Answer } from './check-in.ts'
import { type Day, dayInTokyo } from './day.ts'
import type { MeasureId } from './measure.ts'
import type { PersonId } from './person.ts'
import { isRefusal, type Refusal, refuse } from './refusal.ts'
import type { Round, RoundId } from './round.ts'
import { isSameValue } from './same-value.ts'
import { readTypedText } from './typed-text.ts'

export const amendmentKinds = ['correction', 'finalFigure'] as const
/** `finalFigure`: the quarter's last figure, which was not there yet when the round closed. */
export type AmendmentKind = (typeof amendmentKinds)[number]

export interface Amendment {
  readonly roundId: RoundId
  readonly measureId: MeasureId
  /** From 1, within the round and measure. */
  readonly number: number
  readonly kind: AmendmentKind
  readonly answer: Answer
  readonly reason: string
  readonly by: PersonId
  readonly at: Date
  /** The day it is shown with. */
  readonly dated: Day
}

export interface ForAmendment {
  readonly round: Round
  readonly measureId: MeasureId
  /** Those of the round and measure, oldest first. */
  readonly earlier: readonly Amendment[]
}

/** A reason is always given. The same answer with the same reason twice is one amendment. */
export function amend(
  { round, measureId, earlier }: ForAmendment,
  said: Pick<Amendment, 'kind' | 'answer' | 'reason' | 'by' | 'at'>,
): Amendment | { readonly refusal: Refusal } {
  if (round.state !== 'closed') return refuse({ code: 'roundNotClosed', roundId: round.id })
  const read = readTypedText(said.reason)
  if (isRefusal(read)) return read
  const last = earlier.at(-1)
  const again = last && last.by === said.by && last.reason === read.text && isSameValue(last.answer, said.answer)
  if (again) return last
  const number = earlier.length + 1
  return { ...said, roundId: round.id, measureId, number, reason: read.text, dated: dayInTokyo(said.at) }
}
