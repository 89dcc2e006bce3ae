/** The clock's only act: once a minute, rows that are due and not done are taken up. Missed minutes are caught up by the next. */
import { takeUpHandOvers } from '../../usecases/carry-out-hand-over.ts'
import { findNewHolders } from '../../usecases/find-new-holders.ts'
import { followRounds } from '../../usecases/follow-rounds.ts'
import { takeUpDirectory } from '../../usecases/look-for-leaders.ts'
import type { Deps } from '../../usecases/ports.ts'
import { takeUpUnpublished } from '../../usecases/publish-record.ts'
import { takeUpPulling } from '../../usecases/pull-sharepoint-changes.ts'
import { takeUpStaleNotices } from '../../usecases/refresh-notice.ts'
import { takeUpStaleCards } from '../../usecases/refresh-sent-card.ts'
import { takeUpNotices } from '../../usecases/take-up-notices.ts'
import { tellManagers } from '../../usecases/tell-managers.ts'
import { tellUnanswered } from '../../usecases/tell-unanswered.ts'

export async function tick(deps: Deps): Promise<number> {
  await takeUpUnpublished(deps)
  await takeUpPulling(deps)
  await takeUpHandOvers(deps)
  await findNewHolders(deps)
  await takeUpDirectory(deps)
  await followRounds(deps)
  await tellUnanswered(deps)
  await tellManagers(deps)
  await takeUpNotices(deps)
  await takeUpStaleNotices(deps)
  return takeUpStaleCards(deps)
}
