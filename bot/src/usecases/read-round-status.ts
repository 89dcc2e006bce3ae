/** 回答状況: how the open round stands, for the PMO. The numbers always add up to the register. */
import { openConsultations } from '../../../shared/src/domain/consultation-chain.ts'
import { type Day, dayInTokyo } from '../../../shared/src/domain/day.ts'
import { type StageCounts, stageCountsOf } from '../../../shared/src/domain/expectation-life.ts'
import type { Measure, MeasureId } from '../../../shared/src/domain/measure.ts'
import type { PersonId } from '../../../shared/src/domain/person.ts'
import { type Refusal, refuse } from '../../../shared/src/domain/refusal.ts'
import { mayInProgramme } from '../../../shared/src/domain/roles.ts'
import type { Expectation, Round } from '../../../shared/src/domain/round.ts'
import { type RoundTally, tallyOf } from '../../../shared/src/domain/round-tally.ts'
import { showConsultation } from './answer-consultation.ts'
import type { ShownConsultation } from './decision-views.ts'
import { readExpectationFacts } from './expectation-facts.ts'
import type { Deps, Transaction } from './ports.ts'

export interface MeasureStatus {
  readonly measure: Measure
  readonly expectation: Expectation
}

export interface RoundStatus {
  readonly round: Round
  readonly tally: RoundTally
  /** As people are shown them; they add up to the register, too. */
  readonly stages: StageCounts
  readonly measures: readonly MeasureStatus[]
  /** Without an answer, whatever round they come from; those wanted soonest first. */
  readonly consultations: readonly ShownConsultation[]
}

/** `noOpenRound` when nothing is open. */
export async function readRoundStatus(
  deps: Deps,
  asker: PersonId,
): Promise<RoundStatus | { readonly refusal: Refusal }> {
  return deps.unitOfWork.run(async (tx) => {
    const person = await tx.people.find(asker)
    if (!person) return refuse({ code: 'unknownPerson' })
    if (!mayInProgramme(person, 'readStatus', false)) return refuse({ code: 'notAllowed' })
    const round = await tx.rounds.open()
    return round ? roundStatus(deps, tx, round) : refuse({ code: 'noOpenRound' })
  })
}

export async function roundStatus(
  deps: Pick<Deps, 'clock' | 'holidays'>,
  tx: Transaction,
  round: Round,
): Promise<RoundStatus> {
  const expectations = await tx.rounds.expectations(round.id)
  const register = new Map((await tx.register.list()).map((measure) => [measure.id, measure]))
  const factsOf = await readExpectationFacts(deps, tx, round.id, register)
  return {
    round,
    tally: tallyOf(expectations.map(({ state }) => state)),
    stages: stageCountsOf(expectations.map((one) => ({ state: one.state, facts: factsOf(one) }))),
    measures: expectations.flatMap((expectation) => {
      const measure = register.get(expectation.measureId)
      return measure ? [{ measure, expectation }] : []
    }),
    consultations: await openConsultationsOf(tx, register, dayInTokyo(deps.clock.now())),
  }
}

/** Of every round. */
export async function openConsultationsOf(
  tx: Transaction,
  register: ReadonlyMap<MeasureId, Measure>,
  today: Day,
): Promise<readonly ShownConsultation[]> {
  const open = openConsultations(await tx.consultations.open())
  const people = open.length > 0 ? await tx.people.list() : []
  return open.flatMap((consultation) => {
    const measure = register.get(consultation.measureId)
    return measure ? [showConsultation({ consultation, measure, people }, today)] : []
  })
}
