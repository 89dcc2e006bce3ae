/** 今回は対象外とする: a measure that the next round does not ask about, with the reason. For the PMO. */
import { readExcuse } from '../../../shared/src/domain/excuse.ts'
import { parseRoundId } from '../../../shared/src/domain/fiscal-calendar.ts'
import type { MeasureId } from '../../../shared/src/domain/measure.ts'
import type { PersonId } from '../../../shared/src/domain/person.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/src/domain/refusal.ts'
import type { RoundId } from '../../../shared/src/domain/round.ts'
import { findPermitted } from './find-permitted.ts'
import type { Deps, Transaction } from './ports.ts'

export interface ExcuseAsked {
  readonly roundId: RoundId
  readonly measureId: MeasureId
}

export async function excuseMeasure(
  { unitOfWork, clock }: Deps,
  asker: PersonId,
  asked: ExcuseAsked & { readonly reason: string; readonly text: string },
): Promise<ExcuseAsked | { readonly refusal: Refusal }> {
  return unitOfWork.run(async (tx) => {
    const problem = await find(tx, asker, asked)
    if (problem) return problem
    const excuse = readExcuse({ ...asked, by: asker, at: clock.now() })
    if (isRefusal(excuse)) return excuse
    await tx.assignments.saveExcuse(excuse)
    return asked
  })
}

export async function withdrawExcuse(
  { unitOfWork }: Deps,
  asker: PersonId,
  asked: ExcuseAsked,
): Promise<ExcuseAsked | { readonly refusal: Refusal }> {
  return unitOfWork.run(async (tx) => {
    const problem = await find(tx, asker, asked)
    if (problem) return problem
    await tx.assignments.removeExcuse(asked.roundId, asked.measureId)
    return asked
  })
}

/** Only a round that was never opened, or is to open again: what an opened one asks is written down already. */
async function find(
  tx: Transaction,
  asker: PersonId,
  { roundId, measureId }: ExcuseAsked,
): Promise<{ readonly refusal: Refusal } | null> {
  const person = await findPermitted(tx, asker, 'assign')
  if (isRefusal(person)) return person
  if (!parseRoundId(roundId)) return refuse({ code: 'unknownRound', roundId })
  await tx.rounds.lockAll()
  const known = await tx.rounds.find(roundId)
  if (known && known.state !== 'withdrawn') return refuse({ code: 'roundAlreadyOpened', roundId })
  return (await tx.register.find(measureId)) ? null : refuse({ code: 'unknownMeasure', measureId })
}
