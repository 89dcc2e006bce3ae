/** The PMO opens a round: by the days that were planned for it, or by the city's rule. */
import { dayInTokyo } from '../../../shared/src/domain/day.ts'
import { parseRoundId } from '../../../shared/src/domain/fiscal-calendar.ts'
import type { PersonId } from '../../../shared/src/domain/person.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/src/domain/refusal.ts'
import type { Round, RoundId } from '../../../shared/src/domain/round.ts'
import { planLocalRound } from '../../../shared/src/domain/round-calendar.ts'
import { openToday } from '../../../shared/src/domain/round-plan.ts'
import { findPermitted } from './find-permitted.ts'
import type { Deps } from './ports.ts'
import { startRound } from './start-round.ts'

export async function openRound(
  deps: Deps,
  asker: PersonId,
  roundId: RoundId,
): Promise<Round | { readonly refusal: Refusal }> {
  const { unitOfWork, clock, holidays } = deps
  return unitOfWork.run(async (tx) => {
    if (!parseRoundId(roundId)) return refuse({ code: 'unknownRound', roundId })
    const person = await findPermitted(tx, asker, 'openRound')
    if (isRefusal(person)) return person
    const now = clock.now()
    const today = dayInTokyo(now)
    const plan = await tx.ladder.plan(roundId)
    const calendar = plan ? openToday(plan, today, holidays) : planLocalRound(roundId, today, holidays)
    return startRound(deps, tx, roundId, calendar, now)
  })
}
