import type { PersonId } from '../../../shared/src/domain/person.ts'
import type { RoundId } from '../../../shared/src/domain/round.ts'
import type { OwnOutcome } from './decision-views.ts'
import { onceATransaction } from './once-a-transaction.ts'
import type { Transaction } from './ports.ts'

export async function ownOutcomes(
  tx: Transaction,
  roundId: RoundId,
  personId: PersonId,
): Promise<readonly OwnOutcome[]> {
  const person = await tx.people.find(personId)
  const sections = new Set(person?.duties.flatMap((duty) => (duty.kind === 'manager' ? [duty.section] : [])))
  const { leaders, register, outcomes, expectations } = await readOnce(tx, roundId)
  return expectations.flatMap(({ measureId, responsible }) => {
    const measure = register.get(measureId)
    const leads = responsible === personId || leaders.get(measureId) === personId
    const manages = measure && measure.leadSection !== null && sections.has(measure.leadSection)
    return measure && (leads || manages) ? [{ measure, outcome: outcomes.get(measureId) ?? null }] : []
  })
}

const readOnce = onceATransaction(async (tx, roundId) => ({
  leaders: new Map((await tx.register.assignments()).map(({ measureId, leader }) => [measureId, leader])),
  register: new Map((await tx.register.list()).map((measure) => [measure.id, measure])),
  outcomes: new Map((await tx.closing.outcomes(roundId)).map((one) => [one.measureId, one])),
  expectations: await tx.rounds.expectations(roundId),
}))
