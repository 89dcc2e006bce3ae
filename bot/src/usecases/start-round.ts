/**
 * A round begins: what it expects of whom is written down, and each leader is told once. Called inside the transaction of
 * the PMO's press or of the clock, which asks nobody.
 */
import type { Excuse } from '../../../shared/src/domain/excuse.ts'
import type { Assignment } from '../../../shared/src/domain/measure.ts'
import { type Refusal, refuse } from '../../../shared/src/domain/refusal.ts'
import type { Expectation, Round, RoundCalendar, RoundId } from '../../../shared/src/domain/round.ts'
import type { Transaction } from './ports.ts'

export async function startRound(
  tx: Transaction,
  roundId: RoundId,
  { opensOn, dueOn, closesOn, asOfDay }: RoundCalendar,
  now: Date,
): Promise<Round | { readonly refusal: Refusal }> {
  await tx.rounds.lockAll()
  if (await tx.rounds.find(roundId)) return refuse({ code: 'roundAlreadyOpened', roundId })
  const other = await tx.rounds.open()
  if (other) return refuse({ code: 'anotherRoundOpen', roundId: other.id })

  const assignments = await tx.register.assignments()
  const excuses = new Map((await tx.assignments.excuses(roundId)).map((excuse) => [excuse.measureId, excuse]))
  const without = assignments.filter(({ leader, measureId }) => leader === null && !excuses.has(measureId))
  if (without.length > 0) {
    return refuse({
      code: 'measuresWithoutLeader',
      roundId,
      measureIds: without.map(({ measureId }) => measureId),
    })
  }

  const round: Round = { id: roundId, state: 'open', opensOn, dueOn, closesOn, asOfDay }
  await tx.rounds.insert(round, now)
  const expectations = assignments.map((one) => expectationOf(round.id, one, excuses.get(one.measureId)))
  await tx.rounds.insertExpectations(expectations)
  await tellOnce(tx, expectations, now)
  return round
}

/** An excused measure is in the count, with its reason, and nobody is asked. */
function expectationOf(
  roundId: RoundId,
  { measureId, leader: responsible }: Assignment,
  excuse: Excuse | undefined,
): Expectation {
  return excuse
    ? { roundId, measureId, responsible, state: 'excused', cause: excuse.reason }
    : { roundId, measureId, responsible, state: 'planned', cause: null }
}

async function tellOnce(tx: Transaction, expectations: readonly Expectation[], now: Date): Promise<void> {
  const asked = expectations.filter(({ state }) => state === 'planned')
  for (const [personId, [first]] of Map.groupBy(asked, ({ responsible }) => responsible)) {
    if (personId === null || !first) continue
    const key = { roundId: first.roundId, personId, step: 'opened' } as const
    if (await tx.delivery.addNotice(key, now)) await tx.later({ name: 'send-notice', payload: key })
  }
}
