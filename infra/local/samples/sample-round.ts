/** One past round with its made-up answers: who said what when, and that the PMO accepted it. */
import type { Acceptance } from '../../../bot/src/usecases/ports.ts'
import { addBusinessDays } from '../../../shared/src/domain/business-day.ts'
import type { Answer, Revision } from '../../../shared/src/domain/check-in.ts'
import type { Day, Holidays } from '../../../shared/src/domain/day.ts'
import type { Assignment, Indicator, Measure } from '../../../shared/src/domain/measure.ts'
import type { Person, PersonId } from '../../../shared/src/domain/person.ts'
import { isOwnMeasureOf } from '../../../shared/src/domain/review.ts'
import type { Expectation, Round } from '../../../shared/src/domain/round.ts'
import { type Dice, diceFor } from './dice.ts'
import { sampleAnswer } from './sample-answer.ts'

export interface SampleRegister {
  readonly measures: readonly {
    readonly measure: Measure
    readonly assignment: Assignment
    readonly indicators: readonly Indicator[]
  }[]
  readonly people: readonly Person[]
  readonly holidays: Holidays
}

export interface SampleRound {
  readonly expectations: readonly Expectation[]
  readonly revisions: readonly Revision[]
  readonly acceptances: readonly Acceptance[]
}

/** Nothing in it happens after `now`. A measure that nobody could have answered stays unanswered. */
export function sampleRound(round: Round, register: SampleRegister, now: Date): SampleRound {
  const made = register.measures.map((one) => sampleMeasure(round, one, register, now))
  return {
    expectations: made.map(({ expectation }) => expectation),
    revisions: made.flatMap(({ revisions }) => revisions),
    acceptances: made.flatMap(({ acceptance }) => acceptance ?? []),
  }
}

function sampleMeasure(
  round: Round,
  { measure, assignment, indicators }: SampleRegister['measures'][number],
  { people, holidays }: SampleRegister,
  now: Date,
) {
  const dice = diceFor(measure.id, round.id, 'when')
  const { leader } = assignment
  const pmo = reviewersOf(measure, people)
  const writer = writerOf(assignment, pmo, dice)
  const expectation: Expectation = {
    roundId: round.id,
    measureId: measure.id,
    responsible: leader,
    state: writer === null ? 'unreachable' : pmo.length > 0 ? 'accepted' : 'answered',
    cause: writer === null ? 'noLeader' : null,
  }
  if (writer === null) return { expectation, revisions: [], acceptance: null }

  const about = { measure, indicators, relatedSections: assignment.relatedSections }
  const { answer, first } = sampleAnswer(about, round.id, holidays)
  const said: readonly Answer[] = first ? [first, answer] : [answer]
  const answeredOn = addBusinessDays(round.opensOn, dice.whole(1, 8), holidays)
  const correctedOn = addBusinessDays(answeredOn, dice.whole(1, 3), holidays)
  const revisions = said.map((version, index): Revision => {
    const day = index === 0 ? answeredOn : correctedOn
    return {
      roundId: round.id,
      measureId: measure.id,
      revision: index + 1,
      answer: version,
      answeredBy: writer,
      recordedFor: leader === null || leader === writer ? null : leader,
      answeredAt: earlier(officeHour(earlierDay(day, round.closesOn), dice), now),
      sample: true,
      nonce: `sample ${index + 1}`,
    }
  })
  const acceptedBy = pmo[0]
  const acceptance: Acceptance | null = acceptedBy
    ? {
        roundId: round.id,
        measureId: measure.id,
        revision: said.length,
        acceptedBy,
        acceptedAt: earlier(new Date(`${round.closesOn}T17:00:00+09:00`), now),
      }
    : null
  return { expectation, revisions, acceptance }
}

/** The leader; now and then the deputy or the PMO records it (代理入力). */
function writerOf({ leader, deputies }: Assignment, pmo: readonly PersonId[], dice: Dice): PersonId | null {
  const deputy = deputies[0]
  if (leader === null) return deputy ?? pmo[0] ?? null
  if (deputy && dice.chance(0.12)) return deputy
  return pmo[0] && dice.chance(0.05) ? pmo[0] : leader
}

/** An office does not accept its own section's measures while there is another. */
function reviewersOf({ leadSection }: Measure, people: readonly Person[]): readonly PersonId[] {
  const units = people.flatMap(({ id, duties }) =>
    duties.flatMap((duty) => (duty.kind === 'pmo' ? [{ id, own: isOwnMeasureOf(duty.unit, leadSection) }] : [])),
  )
  return [...units.filter(({ own }) => !own), ...units.filter(({ own }) => own)].map(({ id }) => id)
}

/** Between 8:30 and 17:14. */
function officeHour(day: Day, dice: Dice): Date {
  return new Date(Date.parse(`${day}T08:30:00+09:00`) + dice.whole(0, 524) * 60_000)
}

const earlier = (one: Date, other: Date) => (one < other ? one : other)
const earlierDay = (one: Day, other: Day) => (one < other ? one : other)
