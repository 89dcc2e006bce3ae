/** All that people's presses can change in a round, for proving that a refused one changed nothing. */
import type { Deps } from '../../bot/src/usecases/ports.ts'

export async function everythingStored({ unitOfWork }: Deps, roundId: string): Promise<string> {
  const stored = await unitOfWork.run(async (tx) => {
    const measures = []
    for (const expectation of await tx.rounds.expectations(roundId)) {
      const { measureId, state } = expectation
      measures.push({
        // Whether a card has arrived is not for people to say.
        state: ['planned', 'delivered', 'unreachable'].includes(state) ? 'unanswered' : state,
        latest: await tx.answers.latest(roundId, measureId),
        followUp: await tx.answers.followUp(roundId, measureId),
        questions: await tx.reviews.of(roundId, measureId),
        accepted: await tx.reviews.accepted(roundId, measureId),
      })
    }
    return { round: await tx.rounds.find(roundId), open: await tx.rounds.open(), measures }
  })
  return JSON.stringify(stored)
}
