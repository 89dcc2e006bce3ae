/** 回答状況: how the open round stands, for the PMO. The numbers always add up to the register. */
import type { Measure } from '../../../shared/src/domain/measure.ts'
import type { PersonId } from '../../../shared/src/domain/person.ts'
import { type Refusal, refuse } from '../../../shared/src/domain/refusal.ts'
import { mayInProgramme } from '../../../shared/src/domain/roles.ts'
import type { Expectation, Round } from '../../../shared/src/domain/round.ts'
import { type RoundTally, tallyOf } from '../../../shared/src/domain/round-tally.ts'
import type { Deps } from './ports.ts'

export interface MeasureStatus {
  readonly measure: Measure
  readonly expectation: Expectation
}

export interface RoundStatus {
  readonly round: Round
  readonly tally: RoundTally
  readonly measures: readonly MeasureStatus[]
}

/** `noOpenRound` when nothing is open. */
export async function readRoundStatus(
  { unitOfWork }: Deps,
  asker: PersonId,
): Promise<RoundStatus | { readonly refusal: Refusal }> {
  return unitOfWork.run(async (tx) => {
    const person = await tx.people.find(asker)
    if (!person) return refuse({ code: 'unknownPerson' })
    if (!mayInProgramme(person, 'readStatus', false)) return refuse({ code: 'notAllowed' })
    const round = await tx.rounds.open()
    if (!round) return refuse({ code: 'noOpenRound' })
    const expectations = await tx.rounds.expectations(round.id)
    const register = new Map((await tx.register.list()).map((measure) => [measure.id, measure]))
    return {
      round,
      tally: tallyOf(expectations.map(({ state }) => state)),
      measures: expectations.flatMap((expectation) => {
        const measure = register.get(expectation.measureId)
        return measure ? [{ measure, expectation }] : []
      }),
    }
  })
}
