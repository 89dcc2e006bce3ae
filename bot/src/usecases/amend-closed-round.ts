/** After the close: what the meeting said of a measure, and corrections, dated beside the answer that stays as it was. */
import { type Amendment, amend, amendmentKinds } from '../../../shared/src/domain/amendment.ts'
import { type AnswerDraft, type Revision, readAnswer } from '../../../shared/src/domain/check-in.ts'
import { type MeetingOutcome, readOutcome } from '../../../shared/src/domain/closing-report.ts'
import { indicatorsDue } from '../../../shared/src/domain/indicators-due.ts'
import type { Indicator, Measure, MeasureId } from '../../../shared/src/domain/measure.ts'
import type { PersonId } from '../../../shared/src/domain/person.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/src/domain/refusal.ts'
import { mayWithMeasure } from '../../../shared/src/domain/roles.ts'
import type { Expectation, Round, RoundId } from '../../../shared/src/domain/round.ts'
import type { Deps, Transaction } from './ports.ts'

interface Asked {
  readonly asker: PersonId
  readonly roundId: RoundId
  readonly measureId: MeasureId
}

export interface ClosedAnswer {
  readonly round: Round
  readonly measure: Measure
  readonly indicators: readonly Indicator[]
  readonly latest: Revision | null
  readonly amendments: readonly Amendment[]
  readonly outcome: MeetingOutcome | null
}

export async function readClosedAnswer(
  { unitOfWork }: Deps,
  asked: Asked,
): Promise<ClosedAnswer | { readonly refusal: Refusal }> {
  return unitOfWork.run((tx) => findClosed(tx, asked))
}

/** What is not in the draft stays as the last word said it. */
export async function amendAnswer(
  { unitOfWork, clock }: Deps,
  asked: Asked & { readonly kind: string; readonly draft: AnswerDraft; readonly reason: string },
): Promise<Amendment | { readonly refusal: Refusal }> {
  return unitOfWork.run(async (tx) => {
    const found = await findClosed(tx, asked)
    if (isRefusal(found)) return found
    const kind = amendmentKinds.find((known) => known === asked.kind)
    if (!kind) return refuse({ code: 'malformedRequest' })
    const { round, measure, indicators, amendments } = found
    const form = { indicatorIds: indicators.map(({ id }) => id), asOfDay: round.asOfDay }
    const answer = readAnswer(asked.draft, form)
    if (isRefusal(answer)) return answer
    const said = { kind, answer, reason: asked.reason, by: asked.asker, at: clock.now() }
    const amended = amend({ round, measureId: measure.id, earlier: amendments }, said)
    if (isRefusal(amended)) return amended
    if (amendments.every(({ number }) => number !== amended.number)) await tx.closing.insertAmendment(amended)
    return amended
  })
}

/** Whoever was thanked already sees it on the card they have. */
export async function recordOutcome(
  { unitOfWork, clock }: Deps,
  asked: Asked & { readonly [field in 'direction' | 'note' | 'confirmedOn' | 'draftNumber']: string },
): Promise<MeetingOutcome | { readonly refusal: Refusal }> {
  return unitOfWork.run(async (tx) => {
    const found = await findClosed(tx, asked)
    if (isRefusal(found)) return found
    const { roundId, measureId, direction, note, confirmedOn, draftNumber, asker: by } = asked
    const outcome = readOutcome({
      roundId,
      measureId,
      direction,
      note,
      confirmedOn,
      draftNumber,
      by,
      at: clock.now(),
    })
    if (isRefusal(outcome)) return outcome
    await tx.closing.saveOutcome(outcome)
    for (const personId of await concerned(tx, found)) {
      await tx.later({ name: 'refresh-notice', payload: { roundId, personId, step: 'closing:thanks:1' } })
    }
    return outcome
  })
}

async function concerned(tx: Transaction, { measure, expectation }: FoundClosed): Promise<readonly PersonId[]> {
  const found = await tx.register.find(measure.id)
  const { leadSection } = measure
  const managers = leadSection === null ? [] : await tx.people.holding([{ kind: 'manager', section: leadSection }])
  const all = [expectation.responsible, found?.assignment.leader ?? null, ...managers.map(({ id }) => id)]
  return [...new Set(all.filter((id) => id !== null))]
}

interface FoundClosed extends ClosedAnswer {
  readonly expectation: Expectation
}

async function findClosed(
  tx: Transaction,
  { asker, roundId, measureId }: Asked,
): Promise<FoundClosed | { readonly refusal: Refusal }> {
  const person = await tx.people.find(asker)
  if (!person) return refuse({ code: 'unknownPerson' })
  const round = await tx.rounds.find(roundId)
  if (!round) return refuse({ code: 'unknownRound', roundId })
  const found = await tx.register.find(measureId)
  if (!found) return refuse({ code: 'unknownMeasure', measureId })
  if (!mayWithMeasure(person, 'amend', { ...found.measure, ...found.assignment })) return refuse({ code: 'notAllowed' })
  const expectation = await tx.rounds.lockExpectation(roundId, measureId)
  if (!expectation) return refuse({ code: 'measureNotInRound', measureId, roundId })
  if (round.state !== 'closed') return refuse({ code: 'roundNotClosed', roundId })
  const amendments = (await tx.closing.amendments(roundId)).filter((one) => one.measureId === measureId)
  const outcomes = await tx.closing.outcomes(roundId)
  return {
    round,
    measure: found.measure,
    expectation,
    indicators: indicatorsDue(await tx.register.indicators(measureId), roundId),
    latest: await tx.answers.latest(roundId, measureId),
    amendments,
    outcome: outcomes.find((one) => one.measureId === measureId) ?? null,
  }
}
