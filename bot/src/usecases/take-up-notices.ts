/**
 * Once a minute: notices whose time has come while people may be told, and notices without an end that no job looks after
 * any more; oldest first. What was tried before ends at any hour: it was begun inside them.
 */
import { isSendingTime } from '../../../shared/src/domain/sending-hours.ts'
import type { Deps } from './ports.ts'

/** Minutes. A notice whose job has just ended may be about to get its next one. */
const strandedAfter = 10
const atOnce = 500
/** Minutes after which a limit that nobody used says nothing any more. */
const bucketsKept = 10

export async function takeUpNotices({ unitOfWork, clock, holidays }: Deps): Promise<number> {
  const now = clock.now()
  const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000)
  return unitOfWork.run(async (tx) => {
    await tx.sending.forgetIdleBuckets(minutesAgo(bucketsKept))
    const { sendingHours } = await tx.ladder.settings()
    const open = isSendingTime(now, sendingHours, holidays)
    const waiting = open ? await tx.sending.waitingNotices(now, atOnce) : []
    const stranded = await tx.sending.strandedNotices(minutesAgo(strandedAfter), atOnce)
    for (const key of [...waiting, ...stranded]) await tx.later({ name: 'send-notice', payload: key })
    return waiting.length + stranded.length
  })
}
