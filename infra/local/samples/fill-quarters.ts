/** Fills past quarters with made-up answers, and takes them away again. Quarters with anything real in them are left alone. */
import type { Deps, Transaction } from '../../../bot/src/usecases/ports.ts'
import { dayInTokyo } from '../../../shared/src/domain/day.ts'
import { previousRoundId, roundIdOn } from '../../../shared/src/domain/fiscal-calendar.ts'
import type { Round, RoundId } from '../../../shared/src/domain/round.ts'
import { planRound } from '../../../shared/src/domain/round-calendar.ts'
import { type SampleRegister, sampleRound } from './sample-round.ts'

export interface FilledQuarter {
  readonly roundId: RoundId
  /** `kept`: something real is there; `already`: made-up answers are there. */
  readonly outcome: 'filled' | 'kept' | 'already'
  readonly measures: number
  readonly revisions: number
}

export const mostQuarters = 40

/** Oldest first, one transaction each: what was told is there. */
export async function* fillQuarters(deps: Deps, count: number): AsyncGenerator<FilledQuarter> {
  const { register, quarters } = await deps.unitOfWork.run(async (tx) => ({
    register: await readRegister(tx, deps),
    quarters: quartersBefore((await tx.rounds.open())?.id ?? roundIdOn(dayInTokyo(deps.clock.now())), count),
  }))
  let filled = false
  for (const roundId of quarters) {
    const quarter = await fill(deps, roundId, register)
    filled ||= quarter.outcome === 'filled'
    yield quarter
  }
  if (filled) await deps.unitOfWork.run(tellLeaders)
}

/** The rounds that held made-up answers. */
export async function clearSamples({ unitOfWork }: Deps): Promise<readonly RoundId[]> {
  return unitOfWork.run(async (tx) => {
    await tx.rounds.lockAll()
    const cleared = await tx.samples.remove()
    if (cleared.length > 0) await tellLeaders(tx)
    return cleared
  })
}

/** Oldest first. */
function quartersBefore(roundId: RoundId, count: number): readonly RoundId[] {
  const quarters: RoundId[] = []
  for (let id = previousRoundId(roundId); quarters.length < count; id = previousRoundId(id)) quarters.unshift(id)
  return quarters
}

async function readRegister(tx: Transaction, { holidays }: Deps): Promise<SampleRegister> {
  const assignments = new Map((await tx.register.assignments()).map((one) => [one.measureId, one]))
  const measures = []
  for (const measure of await tx.register.list()) {
    const assignment = assignments.get(measure.id)
    if (assignment) measures.push({ measure, assignment, indicators: await tx.register.indicators(measure.id) })
  }
  return { measures, people: await tx.people.list(), holidays }
}

async function fill({ unitOfWork, clock }: Deps, roundId: RoundId, register: SampleRegister): Promise<FilledQuarter> {
  return unitOfWork.run(async (tx) => {
    await tx.rounds.lockAll()
    const nothing = { roundId, measures: 0, revisions: 0 }
    if ((await tx.samples.rounds()).includes(roundId)) return { ...nothing, outcome: 'already' }
    const existing = await tx.rounds.find(roundId)
    const expected = existing ? await tx.rounds.expectations(roundId) : []
    if (existing?.state === 'open' || expected.length > 0) return { ...nothing, outcome: 'kept' }
    const round: Round = existing ?? { id: roundId, state: 'closed', ...planRound(roundId, register.holidays) }
    const { expectations, revisions, acceptances } = sampleRound(round, register, clock.now())
    if (!existing) await tx.samples.insertRound(round)
    await tx.rounds.insertExpectations(expectations)
    await tx.samples.insert(revisions, acceptances)
    return { roundId, outcome: 'filled', measures: expectations.length, revisions: revisions.length }
  })
}

/** What stands in the leaders' chats names the last answer: it must be the one there is now. */
async function tellLeaders(tx: Transaction): Promise<void> {
  const round = await tx.rounds.open()
  if (!round) return
  const leaders = new Set((await tx.rounds.expectations(round.id)).flatMap(({ responsible }) => responsible ?? []))
  for (const personId of leaders)
    await tx.later({ name: 'refresh-sent-card', payload: { roundId: round.id, personId } })
}
