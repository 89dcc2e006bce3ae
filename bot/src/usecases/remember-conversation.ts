/**
 * Where a person can be reached: overwritten by every verified activity, because Teams moves people between hosts. Who
 * could not be reached is reachable from now on, so what never arrived goes out again.
 */
import type { PersonId } from '../../../shared/src/domain/person.ts'
import type { RoundId } from '../../../shared/src/domain/round.ts'
import { nothingToAnswer } from './follow-assignment.ts'
import { nothingToSay } from './notice-kinds.ts'
import { partsOf } from './notice-step.ts'
import type { ConversationAddress, Deps, Notice, Transaction } from './ports.ts'

/** Causes of notices that were kept back on purpose: nothing of them is missing. */
const unsent: ReadonlySet<string> = new Set([nothingToAnswer, nothingToSay, 'roundNotOpen'])

/** Says whether the person is known; a stranger is not stored. */
export async function rememberConversation(
  { unitOfWork, clock }: Deps,
  person: PersonId,
  address: ConversationAddress,
): Promise<boolean> {
  return unitOfWork.run(async (tx) => {
    if (!(await tx.people.find(person))) return false
    const now = clock.now()
    await tx.delivery.saveConversation(person, address, now)
    const round = await tx.rounds.open()
    if (round) await sendAgain(tx, round.id, person, now)
    return true
  })
}

/** The overview, and questions that still wait for a reply. Reminders of days gone by stay unsaid. */
async function sendAgain(tx: Transaction, roundId: RoundId, personId: PersonId, now: Date): Promise<void> {
  const failed = await tx.delivery.lockFailedNotices(roundId, personId)
  const missed = failed.filter(({ cause }) => !unsent.has(cause ?? ''))
  if (missed.length === 0) return
  const opened = await tx.delivery.lockNotice({ roundId, personId, step: 'opened' })
  await tx.rounds.markReachable(roundId, personId)
  if (opened?.state === 'sent') await tx.rounds.markDelivered(roundId, personId)
  for (const notice of missed) {
    if (notice.step !== 'opened' && !(await stillAsks(tx, notice))) continue
    await tx.delivery.saveNotice({ ...notice, state: 'due', attempts: 0, cause: null }, now)
    await tx.later({ name: 'send-notice', payload: { roundId, personId, step: notice.step } })
  }
}

/** Takes the cause off the measure as well: the PMO waits for a reply again, not for an address. */
async function stillAsks(tx: Transaction, { roundId, step }: Notice): Promise<boolean> {
  const { measureId, number } = partsOf(step)
  if (measureId === null) return false
  const expectation = await tx.rounds.lockExpectation(roundId, measureId)
  const question = (await tx.reviews.of(roundId, measureId)).find((one) => one.number === number)
  if (expectation?.state !== 'returned' || question?.reply !== null) return false
  await tx.rounds.setExpectationState(roundId, measureId, 'returned')
  return true
}
