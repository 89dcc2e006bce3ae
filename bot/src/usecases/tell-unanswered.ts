/**
 * お知らせ: once a minute, whoever is to hear now of what is not answered. The rows of all steps and the jobs commit
 * together, so that days on which nothing ran are caught up and nothing is said twice.
 */
import { hasRungBegun, type NoticeDue, noticesDue } from '../../../shared/src/domain/notices-due.ts'
import { isNoticeTime } from '../../../shared/src/domain/sending-hours.ts'
import { readLadderFacts } from './ladder-facts.ts'
import type { Deps, Transaction } from './ports.ts'
import { whenChanged } from './when-changed.ts'

/** Resolves with the number of people who will hear. */
export async function tellUnanswered(deps: Deps): Promise<number> {
  const { unitOfWork, clock, holidays } = deps
  return unitOfWork.run(async (tx) => {
    const { sendingHours, ladder } = await tx.ladder.settings()
    if (!isNoticeTime(clock.now(), sendingHours, holidays)) return 0
    const open = await tx.rounds.open()
    if (!open) return 0
    const snoozes = await tx.ladder.snoozes(open.id)
    if (!hasRungBegun({ now: clock.now(), round: open, ladder, holidays, snoozes })) return 0
    return whenChanged(deps, tx, open, 'unanswered', async () => {
      // Instances take turns: each decides by what the others have written down.
      await tx.rounds.lockAll()
      await tx.ladder.lockTelling(open.id)
      const round = await tx.rounds.find(open.id)
      if (round?.state !== 'open') return 0
      const due = noticesDue(await readLadderFacts(deps, tx, round))
      for (const notice of due) await write(tx, notice, clock.now())
      return due.length
    })
  })
}

async function write(tx: Transaction, { roundId, personId, step, covers, measures }: NoticeDue, now: Date) {
  const key = { roundId, personId, step }
  const about = measures.map(({ measureId, as, dueOn }) => ({ measureId, as, dueOn }))
  if (await tx.delivery.addNotice(key, now, about)) await tx.later({ name: 'send-notice', payload: key })
  await tx.ladder.cover(
    roundId,
    personId,
    covers.filter((one) => one !== step),
    now,
  )
}
