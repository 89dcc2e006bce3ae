/**
 * What follows a saved answer beyond its row: a ご相談 goes to whoever can decide, changes or is withdrawn with the words of
 * the answer, and a sky that darkens is told to the manager once. In the transaction of the answer, which it never costs.
 */
import type { Revision } from '../../../shared/src/domain/check-in.ts'
import {
  type ConsultationCase,
  consultationAfterAnswer,
  consultationStep,
} from '../../../shared/src/domain/consultation-chain.ts'
import { isRefusal } from '../../../shared/src/domain/refusal.ts'
import { isBad, worseningStep, worseningToTell } from '../../../shared/src/domain/worsening.ts'
import { chainOf, readChainPeople } from './chain-people.ts'
import type { Answerable } from './find-answerable.ts'
import type { Deps, Transaction } from './ports.ts'
import { tell, tellOfWorsening } from './tell-people.ts'

type Teller = Pick<Deps, 'holidays'>

export async function followAnswer(
  deps: Teller,
  tx: Transaction,
  answerable: Answerable,
  revision: Revision,
): Promise<void> {
  await followConsultation(deps, tx, answerable, revision)
  await followSky(deps, tx, answerable, revision)
}

/** Where nobody stands above, the words stay in the answer, and the PMO reads them there. */
async function followConsultation(
  deps: Teller,
  tx: Transaction,
  { round, measure, assignment }: Answerable,
  { answer, answeredBy, answeredAt: at }: Revision,
): Promise<void> {
  const earlier = await tx.consultations.of(round.id, measure.id)
  if (!answer.consultation && earlier.length === 0) return
  const people = await readChainPeople(tx, measure)
  const askedBy = assignment.leader ?? answeredBy
  const facts = { roundId: round.id, measureId: measure.id, askedBy, at, chain: chainOf(measure, people), earlier }
  const after = consultationAfterAnswer(facts, answer.consultation)
  if (after === null || isRefusal(after)) return
  await tx.consultations.save(after)
  const isNew = earlier.every(({ number }) => number !== after.number)
  await (isNew ? tellHolders(deps, tx, after, at) : refreshHolders(tx, after))
}

export async function tellHolders(deps: Teller, tx: Transaction, found: ConsultationCase, at: Date): Promise<void> {
  const { roundId, holders } = found
  for (const personId of holders) await tell(deps, tx, { roundId, personId, step: consultationStep(found) }, at)
}

/** Whoever has a card of it, on whatever rung, sees what has become of it. */
export async function refreshHolders(tx: Transaction, found: ConsultationCase): Promise<void> {
  for (const { rung, holders } of [...found.passed, found]) {
    const step = consultationStep({ ...found, state: 'open', rung })
    for (const personId of holders) {
      await tx.later({ name: 'refresh-notice', payload: { roundId: found.roundId, personId, step } })
    }
  }
}

async function followSky(
  deps: Teller,
  tx: Transaction,
  { round, measure, assignment }: Answerable,
  { revision, answer: { weather }, answeredBy, answeredAt: at }: Revision,
): Promise<void> {
  // Nothing gets worse that is fair now.
  const answers = isBad(weather) ? await tx.answers.history(measure.id) : []
  const upToNow = answers.filter(({ roundId }) => roundId <= round.id)
  if (worseningToTell(upToNow, new Set()) === null) {
    // What was corrected before anybody heard of it was never told: should it darken again, that is news.
    if (revision === 1) return
    await tx.ladder.lockTelling(round.id)
    return tx.delivery.leaveWaiting(round.id, measure.id, worseningStep)
  }
  if (worseningToTell(upToNow, await tx.delivery.roundsToldOf(worseningStep(measure.id))) === null) return
  // Whoever wrote it, or leads the measure, knows.
  const { manager } = chainOf(measure, await readChainPeople(tx, measure))
  const managers = manager.filter((id) => id !== answeredBy && id !== assignment.leader)
  for (const personId of managers) await tellOfWorsening(deps, tx, { round, measureId: measure.id, personId }, at)
}
