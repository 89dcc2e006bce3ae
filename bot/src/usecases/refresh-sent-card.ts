/**
 * Makes a person's sent card tell the truth again, but never under a writer: replacing the message would
 * take the form, and what was typed in it, off the screen.
 */
import { dayInTokyo } from '../../../shared/src/domain/day.ts'
import type { PersonId } from '../../../shared/src/domain/person.ts'
import type { JobPayloads } from './jobs.ts'
import { ownMeasures } from './own-measures.ts'
import type { Deps, ServedView } from './ports.ts'

/** How long what a person was served stays untouched. A form: as long as somebody may still be typing. */
const protectedMinutes: { readonly [view in ServedView]: number } = { overview: 0, confirmation: 5, form: 60 }

export type RefreshResult = 'refreshed' | 'waiting' | 'nothingSent'

/** Throws when Teams did not take an update and may later, so that the job is tried again (an update is harmless twice). */
export async function refreshSentCard(
  { unitOfWork, clock, messenger, cards }: Deps,
  { roundId, personId }: JobPayloads['refresh-sent-card'],
): Promise<RefreshResult> {
  const now = clock.now()
  const task = await unitOfWork.run(async (tx) => {
    const served = await tx.delivery.servedView(personId)
    if (served && now.getTime() - served.servedAt.getTime() < protectedMinutes[served.view] * 60_000) {
      await tx.delivery.setCardStale(personId, true)
      return 'waiting'
    }
    const sent = await tx.delivery.sentCards(personId, roundId)
    const round = await tx.rounds.find(roundId)
    const address = await tx.delivery.conversation(personId)
    // Before the updates go out: an answer saved meanwhile marks the card again, and that mark must stay.
    await tx.delivery.setCardStale(personId, false)
    if (sent.length === 0 || !round || !address) return 'nothingSent'
    const own = await ownMeasures(tx, roundId, personId, dayInTokyo(now))
    return { sent, serviceUrl: address.serviceUrl, message: cards.overview(round, own, now) }
  })
  if (typeof task === 'string') return task
  // Each card for itself: trouble with one does not keep the others from the truth.
  const troubles: string[] = []
  for (const { activityId, conversationId } of task.sent) {
    const address = { conversationId, serviceUrl: task.serviceUrl }
    const outcome = await messenger.update(address, activityId, task.message)
    if (outcome.kind === 'tryLater' || outcome.kind === 'unknown') troubles.push(outcome.cause)
    else if (outcome.kind !== 'sent') await unitOfWork.run((tx) => tx.delivery.forgetSentCard(personId, activityId))
  }
  if (troubles.length > 0) throw new Error('Teams did not take the update of a card', { cause: troubles.join(', ') })
  return 'refreshed'
}

/** Once a minute: cards that had to wait for a writer are taken up again. */
export async function takeUpStaleCards({ unitOfWork, clock }: Deps): Promise<number> {
  return unitOfWork.run(async (tx) => {
    const round = await tx.rounds.open()
    if (!round) return 0
    const shortest = new Date(clock.now().getTime() - protectedMinutes.confirmation * 60_000)
    const waiting: readonly PersonId[] = await tx.delivery.staleCards(shortest)
    for (const personId of waiting) {
      await tx.delivery.setCardStale(personId, false)
      await tx.later({ name: 'refresh-sent-card', payload: { roundId: round.id, personId } })
    }
    return waiting.length
  })
}
