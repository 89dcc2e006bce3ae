/** A measure that a round does not ask about (今回は対象外), said before the round opens and always with a reason. */
import { lengthOf, storable, textLimit } from './check-in.ts'
import { type Day, dayInTokyo } from './day.ts'
import { nextRoundId, roundIdOn } from './fiscal-calendar.ts'
import type { MeasureId } from './measure.ts'
import type { PersonId } from './person.ts'
import { type Refusal, refuse } from './refusal.ts'
import type { RoundId } from './round.ts'

/** 議会対応／予算編成／災害・緊急対応／人事異動／着手前／その他. Also the cause of an excused expectation. */
export const excuseReasons = ['assembly', 'budget', 'emergency', 'transfer', 'notStarted', 'other'] as const
export type ExcuseReason = (typeof excuseReasons)[number]

export interface Excuse {
  readonly roundId: RoundId
  readonly measureId: MeasureId
  readonly reason: ExcuseReason
  /** Required with `other`. */
  readonly text: string
  readonly by: PersonId
  readonly at: Date
}

export function readExcuse(
  typed: Pick<Excuse, 'roundId' | 'measureId' | 'by' | 'at'> & { readonly reason: string; readonly text: string },
): Excuse | { readonly refusal: Refusal } {
  const reason = excuseReasons.find((known) => known === typed.reason)
  if (!reason) return refuse({ code: 'reasonMissing' })
  const text = storable(typed.text).replaceAll(/\s+/g, ' ').trim()
  const length = lengthOf(text)
  if (length > textLimit) return refuse({ code: 'textTooLong', limit: textLimit, length })
  if (reason === 'other' && text === '') return refuse({ code: 'textMissing' })
  return { ...typed, reason, text }
}

/** The round that would be opened next: that of the quarter, or the first one after it that was never opened. */
export function roundToPrepare(now: Date, known: readonly RoundId[]): RoundId {
  const today: Day = dayInTokyo(now)
  let roundId = roundIdOn(today)
  while (known.includes(roundId)) roundId = nextRoundId(roundId)
  return roundId
}
