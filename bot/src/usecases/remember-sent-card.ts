/** A card with the overview that went out as a reply: kept, so that it can be kept true. */
import type { PersonId } from '../../../shared/src/domain/person.ts'
import type { RoundId } from '../../../shared/src/domain/round.ts'
import type { Deps, SentCard } from './ports.ts'

export async function rememberSentCard(
  { unitOfWork, clock }: Deps,
  person: PersonId,
  round: RoundId,
  card: SentCard,
): Promise<void> {
  await unitOfWork.run((tx) => tx.delivery.addSentCard(person, round, card, clock.now()))
}
