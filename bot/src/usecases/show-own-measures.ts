/** What a person is asked in the open round, and how far they are. */
import { dayInTokyo } from '../../../shared/src/domain/day.ts'
import type { OwnMeasure } from '../../../shared/src/domain/own-measure.ts'
import type { Person, PersonId } from '../../../shared/src/domain/person.ts'
import { type Refusal, refuse } from '../../../shared/src/domain/refusal.ts'
import type { Round } from '../../../shared/src/domain/round.ts'
import { ownMeasures } from './own-measures.ts'
import type { Deps } from './ports.ts'

export interface OwnMeasures {
  readonly person: Person
  /** Null while no round is open. */
  readonly round: Round | null
  readonly own: readonly OwnMeasure[]
}

export async function showOwnMeasures(
  { unitOfWork, clock }: Deps,
  asker: PersonId,
  /** What takes the place of the card that was pressed; null where nothing does, and a form may still stand open. */
  view: 'overview' | 'form' | null = 'overview',
): Promise<OwnMeasures | { readonly refusal: Refusal }> {
  return unitOfWork.run(async (tx) => {
    const person = await tx.people.find(asker)
    if (!person) return refuse({ code: 'unknownPerson' })
    const round = await tx.rounds.open()
    if (!round) return { person, round, own: [] }
    const now = clock.now()
    if (view) await tx.delivery.saveServedView(asker, view, now)
    return { person, round, own: await ownMeasures(tx, round.id, asker, dayInTokyo(now)) }
  })
}
