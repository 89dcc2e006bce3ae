/** The PMO closes the round: from here on its data is frozen. What was not answered stays 「未回答」, and is counted. */
import { dayInTokyo } from '../../../shared/src/domain/day.ts'
import type { PersonId } from '../../../shared/src/domain/person.ts'
import { type Refusal, refuse } from '../../../shared/src/domain/refusal.ts'
import { mayInProgramme } from '../../../shared/src/domain/roles.ts'
import type { Round, RoundId } from '../../../shared/src/domain/round.ts'
import { refuseUnlessOpen } from '../../../shared/src/domain/round-refusal.ts'
import type { Deps } from './ports.ts'
import { startReport } from './report-closing.ts'

export async function closeRound(
  deps: Deps,
  asker: PersonId,
  roundId: RoundId,
): Promise<Round | { readonly refusal: Refusal }> {
  const { unitOfWork, clock } = deps
  return unitOfWork.run(async (tx) => {
    const person = await tx.people.find(asker)
    if (!person) return refuse({ code: 'unknownPerson' })
    if (!mayInProgramme(person, 'closeRound', false)) return refuse({ code: 'notAllowed' })
    await tx.rounds.lockAll()
    const round = await tx.rounds.find(roundId)
    if (!round) return refuse({ code: 'unknownRound', roundId })
    const notOpen = refuseUnlessOpen(round)
    if (notOpen) return notOpen
    // Answers on their way hold their expectation: they are in the round, or come too late, but never in between.
    for (const { measureId } of await tx.rounds.expectations(roundId)) {
      await tx.rounds.lockExpectation(roundId, measureId)
    }
    const now = clock.now()
    await tx.rounds.close(roundId, now)
    await startReport(deps, tx, roundId, asker, now)
    // The cards in the chats still ask for answers.
    for (const personId of await tx.delivery.holdersOfCards(roundId)) {
      await tx.later({ name: 'refresh-sent-card', payload: { roundId, personId } })
    }
    return { ...round, state: 'closed', closedOn: dayInTokyo(now) }
  })
}
