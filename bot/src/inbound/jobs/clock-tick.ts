/** The clock's only act: once a minute, rows that are due and not done are taken up. Missed minutes are caught up by the next. */
import type { Deps } from '../../usecases/ports.ts'
import { takeUpStaleCards } from '../../usecases/refresh-sent-card.ts'

export async function tick(deps: Deps): Promise<number> {
  return takeUpStaleCards(deps)
}
