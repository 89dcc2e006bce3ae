/** Who asks for something of the programme, and whether they may. Asked once, at the beginning of a use case. */
import type { Person, PersonId } from '../../../shared/src/domain/person.ts'
import { type Refusal, refuse } from '../../../shared/src/domain/refusal.ts'
import { mayInProgramme, type ProgrammeAction } from '../../../shared/src/domain/roles.ts'
import type { Transaction } from './ports.ts'

export async function findPermitted(
  tx: Transaction,
  asker: PersonId,
  action: ProgrammeAction,
): Promise<Person | { readonly refusal: Refusal }> {
  const person = await tx.people.find(asker)
  if (!person) return refuse({ code: 'unknownPerson' })
  return mayInProgramme(person, action, false) ? person : refuse({ code: 'notAllowed' })
}
