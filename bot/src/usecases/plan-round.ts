/** What opening a round now would mean: the round of today's quarter, with its days. */
import { dayInTokyo } from '../../../shared/src/domain/day.ts'
import { parseRoundId, roundIdOn } from '../../../shared/src/domain/fiscal-calendar.ts'
import type { PersonId } from '../../../shared/src/domain/person.ts'
import { type Refusal, refuse } from '../../../shared/src/domain/refusal.ts'
import { mayInProgramme } from '../../../shared/src/domain/roles.ts'
import type { RoundCalendar, RoundId } from '../../../shared/src/domain/round.ts'
import { planLocalRound } from '../../../shared/src/domain/round-calendar.ts'
import { openToday } from '../../../shared/src/domain/round-plan.ts'
import type { Deps } from './ports.ts'

export interface PlannedRound {
  readonly roundId: RoundId
  readonly calendar: RoundCalendar
}

export async function planRoundNow(
  { unitOfWork, clock, holidays }: Deps,
  asker: PersonId,
  /** A withdrawn one that is to open again; that of today's quarter otherwise. */
  wanted: RoundId | null = null,
): Promise<PlannedRound | { readonly refusal: Refusal }> {
  const today = dayInTokyo(clock.now())
  const roundId = wanted ?? roundIdOn(today)
  if (!parseRoundId(roundId)) return refuse({ code: 'unknownRound', roundId })
  return unitOfWork.run(async (tx) => {
    const person = await tx.people.find(asker)
    if (!person) return refuse({ code: 'unknownPerson' })
    if (!mayInProgramme(person, 'openRound', false)) return refuse({ code: 'notAllowed' })
    const known = await tx.rounds.find(roundId)
    if (known && known.state !== 'withdrawn') return refuse({ code: 'roundAlreadyOpened', roundId })
    const other = await tx.rounds.open()
    if (other) return refuse({ code: 'anotherRoundOpen', roundId: other.id })
    const plan = await tx.ladder.plan(roundId)
    return { roundId, calendar: plan ? openToday(plan, today, holidays) : planLocalRound(roundId, today, holidays) }
  })
}
