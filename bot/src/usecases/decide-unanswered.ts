/** The four ways out of what is not answered, by the manager of the section; 部長 when the PMO told them. */
import { decideUnanswered, type ManagerChoiceDraft } from '../../../shared/src/domain/manager-choice.ts'
import type { Measure, MeasureId } from '../../../shared/src/domain/measure.ts'
import type { Person, PersonId } from '../../../shared/src/domain/person.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/src/domain/refusal.ts'
import { mayWithMeasure } from '../../../shared/src/domain/roles.ts'
import { type Expectation, isOwed, type Round, type RoundId } from '../../../shared/src/domain/round.ts'
import { carryOut } from './carry-out-hand-over.ts'
import { overtake } from './hand-over-measure.ts'
import type { UnansweredRow } from './ladder-cards.ts'
import { readLadderFacts } from './ladder-facts.ts'
import { unansweredRows } from './ladder-notice.ts'
import type { Deps, Transaction } from './ports.ts'

interface Place {
  readonly roundId: RoundId
  readonly measureId: MeasureId
}

export interface UnansweredInView {
  readonly round: Round
  readonly row: UnansweredRow
  /** Who may be named. */
  readonly people: readonly Person[]
}

/** What the person may decide on in the open round; empty where everything is answered. */
export async function listUnanswered(
  deps: Deps,
  asker: PersonId,
): Promise<{ readonly round: Round; readonly rows: readonly UnansweredRow[] } | { readonly refusal: Refusal }> {
  return deps.unitOfWork.run(async (tx) => {
    const person = await tx.people.find(asker)
    if (!person) return refuse({ code: 'unknownPerson' })
    const round = await tx.rounds.open()
    if (!round) return refuse({ code: 'noOpenRound' })
    const assignments = new Map((await tx.register.assignments()).map((one) => [one.measureId, one]))
    const measures = (await tx.register.list()).filter((measure) => {
      const assignment = assignments.get(measure.id)
      return assignment && mayWithMeasure(person, 'decideUnanswered', { ...measure, ...assignment })
    })
    if (measures.length === 0) return refuse({ code: 'notAllowed' })
    return { round, rows: await rowsOf(deps, tx, round, person, measures) }
  })
}

export async function readUnanswered(
  deps: Deps,
  asker: PersonId,
  place: Place,
): Promise<UnansweredInView | { readonly refusal: Refusal }> {
  return deps.unitOfWork.run(async (tx) => {
    const found = await find(tx, asker, place)
    if (isRefusal(found)) return found
    const { round, measure, person } = found
    const [row] = await rowsOf(deps, tx, round, person, [measure])
    return row
      ? { round, row, people: await tx.people.list() }
      : refuse({ code: 'noAnswerAwaited', measureId: measure.id })
  })
}

export interface Decided {
  readonly choice: 'seeToIt' | 'anotherLeader' | 'moreDays' | 'notThisQuarter'
  readonly measure: Measure
  /** The new leader, or the new due day. */
  readonly named: string
}

export async function decideOnUnanswered(
  deps: Deps,
  asker: PersonId,
  place: Place,
  draft: ManagerChoiceDraft,
): Promise<Decided | { readonly refusal: Refusal }> {
  const { unitOfWork, clock, holidays } = deps
  return unitOfWork.run(async (tx) => {
    // Whoever assigns or opens waits: the register, the round and this decision agree.
    await tx.rounds.lockAll()
    const found = await find(tx, asker, place)
    if (isRefusal(found)) return found
    const { round, measure } = found
    // A new leader is followed by notices, which every writer locks before expectations.
    const expectation =
      draft.choice === 'anotherLeader'
        ? (await tx.rounds.expectationsOf(place.roundId, [place.measureId])).get(place.measureId)
        : await tx.rounds.lockExpectation(place.roundId, place.measureId)
    if (!expectation) return refuse({ code: 'measureNotInRound', ...place })
    const people = await tx.people.list()
    const now = clock.now()
    const earlier = await tx.handOvers.of(measure.id)
    const decision = decideUnanswered(
      {
        round,
        expectation,
        handOver: {
          assignment: found.assignment,
          earlier,
          people: new Set(people.map(({ id }) => id)),
        },
        by: asker,
        at: now,
        holidays,
      },
      draft,
    )
    if (isRefusal(decision)) return decision
    switch (decision.choice) {
      case 'seeToIt':
        await tx.ladder.saveInHand(decision.inHand)
        return { choice: decision.choice, measure, named: '' }
      case 'anotherLeader': {
        const fresh = { ...decision.handOver, shownAt: null, followedAt: null }
        await overtake(tx, fresh, earlier, now)
        await carryOut(deps, tx, fresh, now)
        const post = people.find(({ id }) => id === decision.handOver.to)?.post ?? ''
        return { choice: decision.choice, measure, named: post }
      }
      case 'moreDays':
        await tx.ladder.saveExtension(decision.extension)
        return { choice: decision.choice, measure, named: decision.extension.dueOn }
      case 'notThisQuarter':
        await tx.assignments.saveExcuse(decision.excuse)
        await excuse(tx, decision.expectation)
        return { choice: decision.choice, measure, named: '' }
    }
  })
}

/** The leader's cards do not ask for it any more. */
async function excuse(tx: Transaction, expectation: Expectation): Promise<void> {
  await tx.assignments.saveExpectation(expectation)
  const { roundId, responsible: personId } = expectation
  if (personId !== null) await tx.later({ name: 'refresh-sent-card', payload: { roundId, personId } })
}

async function find(tx: Transaction, asker: PersonId, { roundId, measureId }: Place) {
  const person = await tx.people.find(asker)
  if (!person) return refuse({ code: 'unknownPerson' })
  const found = await tx.register.find(measureId)
  if (!found) return refuse({ code: 'unknownMeasure', measureId })
  if (!mayWithMeasure(person, 'decideUnanswered', { ...found.measure, ...found.assignment })) {
    return refuse({ code: 'notAllowed' })
  }
  const round = await tx.rounds.find(roundId)
  return round ? { round, person, ...found } : refuse({ code: 'unknownRound', roundId })
}

async function rowsOf(
  deps: Deps,
  tx: Transaction,
  round: Round,
  { duties }: Person,
  measures: readonly Measure[],
): Promise<readonly UnansweredRow[]> {
  const facts = await readLadderFacts(deps, tx, round)
  const owed = new Set(facts.expectations.filter(({ state }) => isOwed(state)).map(({ measureId }) => measureId))
  const extended = new Map(facts.extensions.map((one) => [one.measureId, one.dueOn]))
  const about = measures
    .filter((measure) => owed.has(measure.id))
    .map((measure) => {
      const manages = duties.some((duty) => duty.kind === 'manager' && duty.section === measure.leadSection)
      return {
        measureId: measure.id,
        as: manages ? ('manager' as const) : ('departmentHead' as const),
        dueOn: extended.get(measure.id) ?? round.dueOn,
      }
    })
  return unansweredRows(tx, facts, about)
}
