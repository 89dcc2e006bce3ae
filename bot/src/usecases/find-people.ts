/** People whose post contains what is typed, for whoever may name them. */
import { plain } from '../../../shared/src/domain/assignment-change.ts'
import type { Person, PersonId } from '../../../shared/src/domain/person.ts'
import { isRefusal, type Refusal } from '../../../shared/src/domain/refusal.ts'
import { findPermitted } from './find-permitted.ts'
import type { Deps } from './ports.ts'

/** Teams shows no more. */
const mostFound = 15

export async function findPeople(
  { unitOfWork }: Deps,
  asker: PersonId,
  typed: string,
): Promise<readonly Person[] | { readonly refusal: Refusal }> {
  return unitOfWork.run(async (tx) => {
    const person = await findPermitted(tx, asker, 'findPeople')
    if (isRefusal(person)) return person
    const wanted = plain(typed)
    return (await tx.people.list()).filter(({ post }) => plain(post).includes(wanted)).slice(0, mostFound)
  })
}
