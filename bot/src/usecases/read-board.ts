/** The board as the asking person may see it: who steers the programme sees answers when they have settled. */
import type { Person, PersonId } from '../../../shared/src/domain/person.ts'
import { type Refusal, refuse } from '../../../shared/src/domain/refusal.ts'
import { mayInProgramme } from '../../../shared/src/domain/roles.ts'
import type { Round, RoundId } from '../../../shared/src/domain/round.ts'
import type { BoardAnswer, BoardMeasure, BoardPicture, Deps } from './ports.ts'

export async function readBoard(
  { unitOfWork, boardReader }: Deps,
  asker: PersonId,
  roundId: RoundId | null,
): Promise<BoardPicture | { readonly refusal: Refusal }> {
  const standing = await unitOfWork.run(async (tx) => {
    const person = await tx.people.find(asker)
    return person && { person, leads: await tx.register.leadsSomething(asker) }
  })
  if (!standing) return refuse({ code: 'unknownPerson' })
  if (!mayInProgramme(standing.person, 'readBoard', standing.leads)) return refuse({ code: 'notAllowed' })
  const picture = await boardReader.read(roundId)
  if (roundId !== null && picture.round?.id !== roundId) return refuse({ code: 'unknownRound', roundId })
  if (mayInProgramme(standing.person, 'readLiveAnswers', standing.leads)) return picture
  return { ...picture, measures: picture.measures.map((measure) => settledOnly(measure, picture.rounds)) }
}

/** An open round's answer would otherwise show as the previous one of a later round. */
function settledOnly(measure: BoardMeasure, rounds: readonly Round[]): BoardMeasure {
  const settled = (answer: BoardAnswer | null) =>
    answer?.source === 'published' || rounds.some(({ id, state }) => id === answer?.roundId && state === 'closed')
  return {
    ...measure,
    // What the PMO accepted has settled, even while the round is open.
    current: measure.expectation === 'accepted' || settled(measure.current) ? measure.current : null,
    previous: settled(measure.previous) ? measure.previous : null,
  }
}

/** The number to compare with; any known person may ask. */
export async function readChanges(
  { unitOfWork, boardReader }: Deps,
  asker: PersonId,
): Promise<number | { readonly refusal: Refusal }> {
  const person = await unitOfWork.run((tx) => tx.people.find(asker))
  return person ? boardReader.version() : refuse({ code: 'unknownPerson' })
}

export async function readMe({ unitOfWork }: Deps, asker: PersonId): Promise<Person | { readonly refusal: Refusal }> {
  return (await unitOfWork.run((tx) => tx.people.find(asker))) ?? refuse({ code: 'unknownPerson' })
}
