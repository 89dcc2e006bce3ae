/** Makes a card that was sent as a notice tell what has become of its matter, but never under a writer. */
import type { JobPayloads } from './jobs.ts'
import { noticeKinds } from './notice-kinds.ts'
import { kindOf } from './notice-step.ts'
import type { Deps } from './ports.ts'
import { isProtected } from './refresh-sent-card.ts'

const atOnce = 500

/** Throws when Teams did not take the update and may later, so that the job is tried again (an update is harmless twice). */
export async function refreshNotice(
  deps: Deps,
  key: JobPayloads['refresh-notice'],
): Promise<'refreshed' | 'waiting' | 'nothingSent'> {
  const { unitOfWork, clock, messenger } = deps
  const task = await unitOfWork.run(async (tx) => {
    const notice = await tx.delivery.lockNotice(key)
    const round = await tx.rounds.find(key.roundId)
    const address = await tx.delivery.conversation(key.personId)
    if (!notice?.activityId || notice.state !== 'sent' || !round || !address) return null
    const elsewhere = await tx.delivery.servedElsewhere([key.personId])
    const waits = isProtected(elsewhere.get(key.personId) ?? null, clock.now())
    await tx.delivery.setNoticeStale(key, waits)
    if (waits) return 'waiting'
    const { while: states, draw } = noticeKinds[kindOf(key.step)]
    const isWithdrawn = round.state === 'withdrawn' && !states.includes('withdrawn')
    const message = isWithdrawn ? deps.cards.withdrawn(round) : await draw(deps, tx, round, notice)
    const conversationId = notice.conversationId ?? address.conversationId
    return message && { message, activityId: notice.activityId, address: { ...address, conversationId } }
  })
  if (task === null) return 'nothingSent'
  if (task === 'waiting') return task
  const outcome = await messenger.update(task.address, task.activityId, task.message)
  if (outcome.kind === 'tryLater' || outcome.kind === 'unknown') {
    throw new Error('Teams did not take the update of a card', { cause: outcome.cause })
  }
  return 'refreshed'
}

/** Once a minute: cards that had to wait for a writer. */
export async function takeUpStaleNotices({ unitOfWork, clock }: Deps): Promise<number> {
  return unitOfWork.run(async (tx) => {
    const waiting = await tx.delivery.staleNotices(atOnce)
    if (waiting.length === 0) return 0
    const elsewhere = await tx.delivery.servedElsewhere(waiting.map(({ personId }) => personId))
    let taken = 0
    for (const key of waiting) {
      if (isProtected(elsewhere.get(key.personId) ?? null, clock.now())) continue
      await tx.later({ name: 'refresh-notice', payload: key })
      taken += 1
    }
    return taken
  })
}
