/**
 * A round begins: what it expects of whom is written down, and each leader is told once. Called inside the transaction of
 * the PMO's press or of the clock, which asks nobody.
 */
import type { Excuse } from '../../../shared/src/domain/excuse.ts'
import type { Assignment, MeasureId } from '../../../shared/src/domain/measure.ts'
import { type Refusal, refuse } from '../../../shared/src/domain/refusal.ts'
import { expectationOnOpening } from '../../../shared/src/domain/reopened-round.ts'
import {
  type Expectation,
  isOwed,
  type Round,
  type RoundCalendar,
  type RoundId,
} from '../../../shared/src/domain/round.ts'
import type { Deps, Transaction } from './ports.ts'
import { refreshRound, releaseKeptBack } from './refresh-round.ts'
import { tellOfChange } from './tell-of-change.ts'
import { tell } from './tell-people.ts'

export async function startRound(
  deps: Pick<Deps, 'holidays'>,
  tx: Transaction,
  roundId: RoundId,
  { opensOn, dueOn, closesOn, asOfDay }: RoundCalendar,
  now: Date,
): Promise<Round | { readonly refusal: Refusal }> {
  await tx.rounds.lockAll()
  const before = await tx.rounds.find(roundId)
  if (before && before.state !== 'withdrawn') return refuse({ code: 'roundAlreadyOpened', roundId })
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
  if (before) {
    await reopen(deps, tx, round, assignments, excuses, now)
    return round
  }
  await tx.rounds.insert(round, now)
  const expectations = assignments.map((one) =>
    expectationOnOpening(round.id, one, excuses.get(one.measureId) ?? null, null),
  )
  await tx.rounds.insertExpectations(expectations)
  await tellOnce(deps, tx, expectations, now)
  return round
}

async function tellOnce(
  deps: Pick<Deps, 'holidays'>,
  tx: Transaction,
  expectations: readonly Expectation[],
  now: Date,
): Promise<void> {
  const asked = expectations.filter(({ state }) => state === 'planned')
  for (const [personId, [first]] of Map.groupBy(asked, ({ responsible }) => responsible)) {
    if (personId === null || !first) continue
    await tell(deps, tx, { roundId: first.roundId, personId, step: 'opened' }, now)
  }
}

/**
 * 取り下げ is over. Whoever has the card has it still, sees it change and hears of it; whoever never got it gets it now. The
 * clock finds the new days in the plan.
 */
async function reopen(
  deps: Pick<Deps, 'holidays'>,
  tx: Transaction,
  round: Round,
  assignments: readonly Assignment[],
  excuses: ReadonlyMap<MeasureId, Excuse>,
  now: Date,
): Promise<void> {
  const before = new Map((await tx.rounds.expectations(round.id)).map((one) => [one.measureId, one]))
  const expectations = assignments.map((one) =>
    expectationOnOpening(round.id, one, excuses.get(one.measureId) ?? null, before.get(one.measureId) ?? null),
  )
  const owing = new Set(expectations.flatMap(({ responsible, state }) => (isOwed(state) ? (responsible ?? []) : [])))
  // Notices, expectations, the round: the order in which sending takes its locks.
  const released = await releaseKeptBack(deps, tx, round, owing, now)
  await tx.rounds.insertExpectations(expectations.filter(({ measureId }) => !before.has(measureId)))
  for (const one of expectations) {
    if (before.has(one.measureId) && before.get(one.measureId) !== one) await tx.assignments.saveExpectation(one)
  }
  await tx.rounds.reopen(round, now)
  const holders = new Set(await tx.delivery.holdersOfCards(round.id))
  await tellOnce(
    deps,
    tx,
    expectations.filter(({ responsible }) => responsible === null || !holders.has(responsible)),
    now,
  )
  const hearing = [...owing].filter((person) => holders.has(person) && !released.has(person))
  await tellOfChange(deps, tx, 'reopened', round, hearing, now)
  await refreshRound(tx, round.id)
}
