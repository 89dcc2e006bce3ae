/** Who looks at the pages, and how much of the answers they see. Asked once, the same way by every page. */
import type { PersonId } from '../../../shared/src/domain/person.ts'
import { type Refusal, refuse } from '../../../shared/src/domain/refusal.ts'
import { mayInProgramme } from '../../../shared/src/domain/roles.ts'
import type { ExpectationState, Round } from '../../../shared/src/domain/round.ts'
import type { Deps } from './ports.ts'

export interface Reader {
  /** Sees what was answered the moment it is saved. */
  readonly liveAnswers: boolean
  /** Is asked to confirm what could not be read from the printed list. */
  readonly doubts: boolean
}

export async function findReader(
  { unitOfWork }: Pick<Deps, 'unitOfWork'>,
  asker: PersonId,
): Promise<Reader | { readonly refusal: Refusal }> {
  const standing = await unitOfWork.run(async (tx) => {
    const person = await tx.people.find(asker)
    return person && { person, leads: await tx.register.leadsSomething(asker) }
  })
  if (!standing) return refuse({ code: 'unknownPerson' })
  const { person, leads } = standing
  if (!mayInProgramme(person, 'readBoard', leads)) return refuse({ code: 'notAllowed' })
  return {
    liveAnswers: mayInProgramme(person, 'readLiveAnswers', leads),
    doubts: mayInProgramme(person, 'readDoubts', leads),
  }
}

/** Accepted by the PMO, or of a round that is over: then everybody sees it. */
export function isSettled(round: Pick<Round, 'state'>, expectation: ExpectationState | null): boolean {
  return round.state === 'closed' || expectation === 'accepted'
}
