/** What a person is asked in a round, and how far they are. */
import { dayInTokyo } from '../../../shared/src/domain/day.ts'
import type { LeaderAhead } from '../../../shared/src/domain/leader-ahead.ts'
import type { OwnMeasure } from '../../../shared/src/domain/own-measure.ts'
import type { Person, PersonId } from '../../../shared/src/domain/person.ts'
import { type Refusal, refuse } from '../../../shared/src/domain/refusal.ts'
import type { Round, RoundId } from '../../../shared/src/domain/round.ts'
import { overviewAhead } from './overview-ahead.ts'
import { ownMeasures } from './own-measures.ts'
import type { Deps } from './ports.ts'

export interface OwnMeasures {
  readonly person: Person
  /** Null while no round is open, or there is no such round. */
  readonly round: Round | null
  readonly own: readonly OwnMeasure[]
  readonly ahead: LeaderAhead | null
}

export async function showOwnMeasures(
  deps: Deps,
  asker: PersonId,
  /** A round that is over, for a card that still speaks of it; the open one otherwise. */
  roundId: RoundId | null = null,
): Promise<OwnMeasures | { readonly refusal: Refusal }> {
  const { unitOfWork, clock } = deps
  return unitOfWork.run(async (tx) => {
    const person = await tx.people.find(asker)
    if (!person) return refuse({ code: 'unknownPerson' })
    const round = roundId === null ? await tx.rounds.open() : await tx.rounds.find(roundId)
    if (!round) return { person, round, own: [], ahead: null }
    const own = await ownMeasures(tx, round.id, asker, dayInTokyo(clock.now()))
    return { person, round, own, ahead: await overviewAhead(deps, tx, round, asker, own) }
  })
}
