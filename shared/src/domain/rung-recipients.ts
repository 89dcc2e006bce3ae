/** Who stands on which rung for a measure. A person on several rungs (兼務) is told on the lowest and skipped above. */
import type { Day } from './day.ts'
import { endOfFiscalYear } from './fiscal-calendar.ts'
import type { Audience, Ladder } from './ladder.ts'
import type { Assignment, Measure, MeasureId } from './measure.ts'
import type { Duty, Person, PersonId } from './person.ts'
import type { Expectation, RoundId } from './round.ts'

/** Who holds something and in which days; null is open to that side. */
export interface Held {
  readonly personId: PersonId
  readonly from: Day | null
  /** The last day of it. */
  readonly until: Day | null
}

export interface MeasurePeople {
  readonly deputies: readonly Held[]
  readonly managers: readonly Held[]
  readonly departmentHeads: readonly Held[]
}

export interface LadderPeople {
  readonly byMeasure: ReadonlyMap<MeasureId, MeasurePeople>
  readonly pmo: readonly PersonId[]
  /** People whom nothing reaches until somebody acts. */
  readonly unreachable: ReadonlySet<PersonId>
}

export interface Recipient {
  readonly personId: PersonId
  readonly as: Audience
}

/** Whose duties count: those of today, but for the year's last round those of 31 March, whoever moves in April. */
export function responsibilityDay(roundId: RoundId, today: Day): Day {
  const end = endOfFiscalYear(roundId)
  return today < end ? today : end
}

/** After it an open round does not follow new assignments: it stays with those who did the work. */
export function isResponsibilityFixed(roundId: RoundId, today: Day): boolean {
  return today > endOfFiscalYear(roundId)
}

export function holdersOn(held: readonly Held[], day: Day): readonly PersonId[] {
  const holding = held.filter(({ from, until }) => (from ?? day) <= day && day <= (until ?? day))
  return [...new Set(holding.map(({ personId }) => personId))]
}

/** Each rung's recipients, rung by rung; empty where nobody holds it or all of them stand on a lower one. */
export function recipientsOf(
  ladder: Ladder,
  { measureId, responsible }: Pick<Expectation, 'measureId' | 'responsible'>,
  people: LadderPeople,
  day: Day,
): readonly (readonly Recipient[])[] {
  const held = people.byMeasure.get(measureId)
  const holders: { readonly [audience in Audience]: readonly PersonId[] } = {
    leader: responsible === null ? [] : [responsible],
    deputy: holdersOn(held?.deputies ?? [], day),
    manager: holdersOn(held?.managers ?? [], day),
    pmo: people.pmo,
  }
  const standsAs = new Map<PersonId, Audience>()
  return ladder.map(({ to }) =>
    to.flatMap((audience) =>
      holders[audience].flatMap((personId) => {
        const as = standsAs.get(personId) ?? audience
        standsAs.set(personId, as)
        return as === audience ? [{ personId, as }] : []
      }),
    ),
  )
}

/** From the register as it is today. */
export function ladderPeople(
  measures: readonly Pick<Measure, 'id' | 'leadSection' | 'leadDepartment'>[],
  assignments: readonly Pick<Assignment, 'measureId' | 'deputies'>[],
  people: readonly Person[],
  unreachable: ReadonlySet<PersonId>,
): LadderPeople {
  const deputies = new Map(assignments.map((one) => [one.measureId, one.deputies]))
  const holding = (keyOf: (duty: Duty) => string | null) => {
    const holders = new Map<string, PersonId[]>()
    for (const { id, duties } of people) {
      for (const key of new Set(duties.map(keyOf))) {
        if (key !== null) holders.set(key, [...(holders.get(key) ?? []), id])
      }
    }
    return holders
  }
  const managers = holding((duty) => (duty.kind === 'manager' ? duty.section : null))
  const heads = holding((duty) => (duty.kind === 'departmentHead' ? duty.department : null))
  const byMeasure = measures.map(({ id, leadSection, leadDepartment }): [MeasureId, MeasurePeople] => [
    id,
    {
      deputies: (deputies.get(id) ?? []).map(always),
      managers: (managers.get(leadSection ?? '') ?? []).map(always),
      departmentHeads: (heads.get(leadDepartment) ?? []).map(always),
    },
  ])
  return { byMeasure: new Map(byMeasure), pmo: holding(({ kind }) => kind).get('pmo') ?? [], unreachable }
}

const always = (personId: PersonId): Held => ({ personId, from: null, until: null })
