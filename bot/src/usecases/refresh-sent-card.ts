/**
 * Makes a person's sent cards tell the truth again, but never under a writer: replacing a message would
 * take the form, and what was typed in it, off the screen.
 */
import { dayInTokyo } from '../../../shared/src/domain/day.ts'
import type { JobPayloads } from './jobs.ts'
import { overviewAhead } from './overview-ahead.ts'
import { ownMeasures } from './own-measures.ts'
import type { Deps, Served, ServedView } from './ports.ts'

/** How long what a person was served stays untouched. A form: as long as somebody may still be typing. */
const protectedMinutes: { readonly [view in ServedView]: number } = { overview: 0, confirmation: 5, form: 60 }

/** `waiting`: at least one card is kept for its writer; the others are done. */
export type RefreshResult = 'refreshed' | 'waiting' | 'nothingSent'

/** Throws when Teams did not take an update and may later, so that the job is tried again (an update is harmless twice). */
export async function refreshSentCard(
  { unitOfWork, clock, holidays, messenger, cards }: Deps,
  { roundId, personId, onlyStale = false }: JobPayloads['refresh-sent-card'],
): Promise<RefreshResult> {
  const now = clock.now()
  const task = await unitOfWork.run(async (tx) => {
    const standing = await tx.delivery.sentCards(personId, roundId)
    const sent = onlyStale ? standing.filter(({ stale }) => stale) : standing
    const round = await tx.rounds.find(roundId)
    const address = await tx.delivery.conversation(personId)
    if (sent.length === 0 || !round || !address) return null
    const elsewhere = await tx.delivery.servedElsewhere(personId)
    const due = []
    for (const card of sent) {
      const waits = isProtected(card.served, now) || isProtected(elsewhere, now)
      if (card.stale !== waits) await tx.delivery.setCardStale(personId, card.activityId, waits)
      if (!waits) due.push(card)
    }
    const own = await ownMeasures(tx, roundId, personId, dayInTokyo(now))
    const ahead = await overviewAhead({ clock, holidays }, tx, round, personId, own)
    const waiting = due.length < sent.length
    return { due, waiting, serviceUrl: address.serviceUrl, message: cards.overview(round, own, now, ahead) }
  })
  if (!task) return 'nothingSent'
  // Each card for itself: trouble with one does not keep the others from the truth.
  const troubles: string[] = []
  for (const { activityId, conversationId } of task.due) {
    const address = { conversationId, serviceUrl: task.serviceUrl }
    const outcome = await messenger.update(address, activityId, task.message)
    if (outcome.kind === 'sent') continue
    const mayWork = outcome.kind === 'tryLater' || outcome.kind === 'unknown'
    if (mayWork) troubles.push(outcome.cause)
    await unitOfWork.run(({ delivery }) =>
      mayWork ? delivery.setCardStale(personId, activityId, true) : delivery.forgetSentCard(personId, activityId),
    )
  }
  if (troubles.length > 0) throw new Error('Teams did not take the update of a card', { cause: troubles.join(', ') })
  return task.waiting ? 'waiting' : 'refreshed'
}

/** Whether somebody may be reading or typing there. */
export function isProtected(served: Served | null, now: Date): boolean {
  return served !== null && now.getTime() - served.servedAt.getTime() < protectedMinutes[served.view] * 60_000
}

/** Once a minute: cards that had to wait for a writer are taken up again, whether or not their round has closed meanwhile. */
export async function takeUpStaleCards({ unitOfWork, clock }: Deps): Promise<number> {
  const ago = (minutes: number) => new Date(clock.now().getTime() - minutes * 60_000)
  return unitOfWork.run(async (tx) => {
    const { overview, confirmation, form } = protectedMinutes
    const free = { overview: ago(overview), confirmation: ago(confirmation), form: ago(form) }
    const waiting = await tx.delivery.staleCards(free)
    for (const one of waiting) await tx.later({ name: 'refresh-sent-card', payload: { ...one, onlyStale: true } })
    return waiting.length
  })
}
