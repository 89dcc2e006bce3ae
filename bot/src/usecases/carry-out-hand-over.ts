/**
 * Carries a hand-over out as far as its day allows: an offer is shown to its receiver, an accepted one changes the register
 * and what the open round expects. Before 発令 nothing happens, and nobody hears of it.
 */
import { dayInTokyo } from '../../../shared/src/domain/day.ts'
import { handOverEffect, handOversInEffect, isShown } from '../../../shared/src/domain/hand-over.ts'
import type { StoredHandOver } from './decision-ports.ts'
import { followAssignments } from './follow-assignment.ts'
import type { Deps, Transaction } from './ports.ts'
import { tell } from './tell-people.ts'

/** Inside a transaction that holds `rounds.lockAll`. Saves it as it stands then. */
export async function carryOut(
  deps: Pick<Deps, 'holidays'>,
  tx: Transaction,
  handOver: StoredHandOver,
  now: Date,
): Promise<StoredHandOver> {
  if (!isShown(handOver, dayInTokyo(now))) {
    await tx.handOvers.save(handOver)
    return handOver
  }
  const shown = { ...handOver, shownAt: handOver.shownAt ?? now }
  const isOpen = shown.state === 'accepted' && shown.followedAt === null
  const done = isOpen ? { ...shown, followedAt: now } : shown
  await tx.handOvers.save(done)
  const roundId = await roundToSpeakOf(tx)
  const { measureId, number, to } = done
  if (done.state === 'offered' && handOver.shownAt === null && roundId !== null) {
    await tell(deps, tx, { roundId, personId: to, step: `handOver:${measureId}:${number}:asked` }, now)
  }
  if (isOpen && (await changeRegister(deps, tx, shown, now)) && roundId !== null) {
    await tell(deps, tx, { roundId, personId: to, step: `handOver:${measureId}:${number}:successor` }, now)
  }
  return done
}

/** Between rounds a notice belongs to the last one; null where there never was a round. */
export async function roundToSpeakOf(tx: Transaction): Promise<string | null> {
  return (await tx.rounds.open())?.id ?? (await tx.assignments.roundIds()).at(-1) ?? null
}

/** False where somebody else leads the measure by now: the later word of the PMO or the manager stands. */
async function changeRegister(
  deps: Pick<Deps, 'holidays'>,
  tx: Transaction,
  handOver: StoredHandOver,
  now: Date,
): Promise<boolean> {
  const found = await tx.register.find(handOver.measureId)
  const today = dayInTokyo(now)
  if (!found || handOversInEffect([handOver], found.assignment, today).length === 0) return false
  const { measure, assignment: before } = found
  const { assignment: after } = handOverEffect(handOver, before, null, today)
  await tx.assignments.save({ leadSection: measure.leadSection, assignment: after })
  await followAssignments(
    deps,
    tx,
    [{ before, after, follow: (expectation) => handOverEffect(handOver, before, expectation, today).expectation }],
    now,
  )
  return true
}

/** Once a minute: hand-overs whose day has come. */
export async function takeUpHandOvers(deps: Deps): Promise<number> {
  const { unitOfWork, clock } = deps
  const now = clock.now()
  const today = dayInTokyo(now)
  const waiting = await unitOfWork.run((tx) => tx.handOvers.due(today))
  if (waiting.length === 0) return 0
  return unitOfWork.run(async (tx) => {
    await tx.rounds.lockAll()
    // Behind the lock: another instance may have been first.
    const due = await tx.handOvers.due(today)
    for (const handOver of due) await carryOut(deps, tx, handOver, now)
    return due.length
  })
}
