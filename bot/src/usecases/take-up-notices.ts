/** Once a minute: notices without an end that no job looks after any more get one again, oldest first. */
import type { Deps } from './ports.ts'

/** Minutes. A notice whose job has just ended may be about to get its next one. */
const strandedAfter = 10
const atOnce = 500
/** Minutes after which a limit that nobody used says nothing any more. */
const bucketsKept = 10

export async function takeUpNotices({ unitOfWork, clock }: Deps): Promise<number> {
  const minutesAgo = (minutes: number) => new Date(clock.now().getTime() - minutes * 60_000)
  return unitOfWork.run(async (tx) => {
    await tx.sending.forgetIdleBuckets(minutesAgo(bucketsKept))
    const stranded = await tx.sending.strandedNotices(minutesAgo(strandedAfter), atOnce)
    for (const key of stranded) await tx.later({ name: 'send-notice', payload: key })
    return stranded.length
  })
}
