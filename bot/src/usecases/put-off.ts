/** あとで: the reminder comes back on a day of the person's choice; the last one comes in any case. */
import { type Day, dayInTokyo } from '../../../shared/src/domain/day.ts'
import type { PersonId } from '../../../shared/src/domain/person.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/src/domain/refusal.ts'
import { isOwed, type RoundId } from '../../../shared/src/domain/round.ts'
import { refuseUnlessOpen } from '../../../shared/src/domain/round-refusal.ts'
import { snoozeUntil } from '../../../shared/src/domain/snooze.ts'
import type { Deps } from './ports.ts'

export async function putOff(
  { unitOfWork, clock, holidays }: Deps,
  personId: PersonId,
  roundId: RoundId,
  choice: string,
): Promise<{ readonly until: Day } | { readonly refusal: Refusal }> {
  const now = clock.now()
  return unitOfWork.run(async (tx) => {
    const round = await tx.rounds.find(roundId)
    if (!round) return refuse({ code: 'unknownRound', roundId })
    const notOpen = refuseUnlessOpen(round)
    if (notOpen) return notOpen
    const owed = (await tx.rounds.expectations(roundId)).filter(
      ({ responsible, state }) => responsible === personId && isOwed(state),
    )
    if (owed.length === 0) return refuse({ code: 'notAllowed' })
    const extended = new Map((await tx.ladder.extensions(roundId)).map((one) => [one.measureId, one.dueOn]))
    const [dueOn = round.dueOn] = owed.map(({ measureId }) => extended.get(measureId) ?? round.dueOn).sort()
    const found = snoozeUntil(choice, { now, dueOn, holidays })
    if (isRefusal(found)) return found
    // The same press twice is one; an older choice does not come back.
    const known = (await tx.ladder.snoozes(roundId)).find((one) => one.personId === personId)
    if (known?.until !== found.until || dayInTokyo(known.at) !== dayInTokyo(now)) {
      await tx.ladder.saveSnooze({ roundId, personId, until: found.until, at: now })
    }
    return found
  })
}
