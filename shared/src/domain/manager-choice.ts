/** The four ways out on the card that tells a manager of what is not answered: each is one decision with its effect as a value. */
import { addBusinessDays, isBusinessDay } from './business-day.ts'
import { type Day, dayInTokyo, type Holidays, isDay } from './day.ts'
import { type Excuse, type ExcuseReason, readExcuse } from './excuse.ts'
import { afterEvent } from './expectation-life.ts'
import { type ForHandOver, type HandOver, offerHandOver } from './hand-over.ts'
import type { MeasureId } from './measure.ts'
import type { PersonId } from './person.ts'
import { isRefusal, type Refusal, refuse } from './refusal.ts'
import { type Expectation, isOwed, type Round, type RoundId } from './round.ts'
import { refuseUnlessOpen } from './round-refusal.ts'

export const managerChoices = ['seeToIt', 'anotherLeader', 'moreDays', 'notThisQuarter'] as const

/** As pressed and typed; what the choice does not need is not read. */
export interface ManagerChoiceDraft {
  readonly choice: string
  readonly leader: string
  readonly dueOn: string
  readonly reason: string
  readonly text: string
}

/** 課内で対応します: said once; the ladder goes on, because the answer is still awaited. */
export interface InHand {
  readonly roundId: RoundId
  readonly measureId: MeasureId
  readonly by: PersonId
  readonly at: Date
}

/** More days for one measure; its notices come again before and on the new day. The newest of a measure counts. */
export interface Extension {
  readonly roundId: RoundId
  readonly measureId: MeasureId
  readonly dueOn: Day
  readonly reason: ExcuseReason
  readonly text: string
  readonly by: PersonId
  readonly decidedOn: Day
  readonly at: Date
}

export type ManagerDecision =
  | { readonly choice: 'seeToIt'; readonly inHand: InHand }
  | { readonly choice: 'anotherLeader'; readonly handOver: HandOver }
  | { readonly choice: 'moreDays'; readonly extension: Extension }
  | { readonly choice: 'notThisQuarter'; readonly excuse: Excuse; readonly expectation: Expectation }

export interface ForManagerChoice {
  readonly round: Round
  readonly expectation: Expectation
  readonly handOver: ForHandOver
  readonly by: PersonId
  readonly at: Date
  readonly holidays: Holidays
}

/** Whether the person is the manager is asked of the roles; here the round and the measure decide. */
export function decideUnanswered(
  facts: ForManagerChoice,
  draft: ManagerChoiceDraft,
): ManagerDecision | { readonly refusal: Refusal } {
  const { round, expectation, by, at } = facts
  const { roundId, measureId } = expectation
  const notOpen = refuseUnlessOpen(round)
  if (notOpen) return notOpen
  if (!isOwed(expectation.state)) return refuse({ code: 'noAnswerAwaited', measureId })
  switch (managerChoices.find((known) => known === draft.choice)) {
    case 'seeToIt':
      return { choice: 'seeToIt', inHand: { roundId, measureId, by, at } }
    case 'anotherLeader': {
      const appointment = { to: draft.leader, kind: 'appointment', by, at, effectiveOn: null } as const
      const handOver = offerHandOver(facts.handOver, appointment)
      return isRefusal(handOver) ? handOver : { choice: 'anotherLeader', handOver }
    }
    case 'moreDays': {
      const extension = extend(facts, draft)
      return isRefusal(extension) ? extension : { choice: 'moreDays', extension }
    }
    case 'notThisQuarter': {
      const excuse = readExcuse({ roundId, measureId, by, at, reason: draft.reason, text: draft.text })
      if (isRefusal(excuse)) return excuse
      const excused = afterEvent(expectation, { kind: 'excused', reason: excuse.reason })
      if (!excused) return refuse({ code: 'noAnswerAwaited', measureId })
      return { choice: 'notThisQuarter', excuse, expectation: excused }
    }
    default:
      return refuse({ code: 'malformedRequest' })
  }
}

/** Up to the closing day: what comes later is an amendment. */
function extend(facts: ForManagerChoice, draft: ManagerChoiceDraft): Extension | { readonly refusal: Refusal } {
  const { round, expectation, by, at, holidays } = facts
  const { roundId, measureId } = expectation
  const dueOn = draft.dueOn.trim()
  if (!isDay(dueOn)) return refuse({ code: 'notADay', field: 'dueOn' })
  const decidedOn = dayInTokyo(at)
  const earliest = decidedOn > round.dueOn ? decidedOn : round.dueOn
  if (dueOn <= earliest && round.closesOn > earliest)
    return refuse({ code: 'dateTooEarly', field: 'dueOn', earliest: addBusinessDays(earliest, 1, holidays) })
  if (dueOn > round.closesOn || dueOn <= earliest)
    return refuse({ code: 'dateTooLate', field: 'dueOn', latest: round.closesOn })
  if (!isBusinessDay(dueOn, holidays)) return refuse({ code: 'notABusinessDay', field: 'dueOn', day: dueOn })
  const said = readExcuse({ roundId, measureId, by, at, reason: draft.reason, text: draft.text })
  if (isRefusal(said)) return said
  return { roundId, measureId, dueOn, reason: said.reason, text: said.text, by, decidedOn, at }
}
