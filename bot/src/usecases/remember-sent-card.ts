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
  const now = clock.now()
  await unitOfWork.run(async (tx) => {
    await tx.delivery.addSentCard(person, round, card, now)
    // Whoever asks for it looks at it.
    await tx.delivery.noteOpened(person, card.activityId, now)
  })
}
