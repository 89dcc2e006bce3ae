/**
 * Makes a person's sent card tell the truth again, but never under a writer: replacing the message would
 * take the form, and what was typed in it, off the screen.
 */
import type { PersonId } from '../../../shared/src/domain/person.ts'
import type { JobPayloads } from './jobs.ts'
import type { Deps, ServedView } from './ports.ts'

/** How long what a person was served stays untouched. A form: as long as somebody may still be typing. */
const protectedMinutes: { readonly [view in ServedView]: number } = { overview: 0, confirmation: 5, form: 60 }

export type RefreshResult = 'refreshed' | 'waiting' | 'nothingSent' | 'gone'

/** Throws when Teams did not take the update and may later, so that the job is tried again (an update is harmless twice). */
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
    const notice = await tx.delivery.lockNotice({ roundId, personId, step: 'opened' })
    const round = await tx.rounds.find(roundId)
    const address = await tx.delivery.conversation(personId)
    if (!notice?.activityId || !round || !address) return 'nothingSent'
    return {
      address,
      activityId: notice.activityId,
      message: cards.overview(round, await tx.answers.own(roundId, personId), now),
    }
  })
  if (typeof task === 'string') return task
  const outcome = await messenger.update(task.address, task.activityId, task.message)
  if (outcome.kind === 'tryLater' || outcome.kind === 'unknown') {
    throw new Error('Teams did not take the update of a card', { cause: outcome.cause })
  }
  await unitOfWork.run((tx) => tx.delivery.setCardStale(personId, false))
  return outcome.kind === 'sent' ? 'refreshed' : 'gone'
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
