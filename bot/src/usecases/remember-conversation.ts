/** Where a person can be reached: overwritten by every verified activity, because Teams moves people between hosts. */
import type { PersonId } from '../../../shared/src/domain/person.ts'
import type { ConversationAddress, Deps } from './ports.ts'

/** Says whether the person is known; a stranger is not stored. */
export async function rememberConversation(
  { unitOfWork, clock }: Deps,
  person: PersonId,
  address: ConversationAddress,
): Promise<boolean> {
  return unitOfWork.run(async (tx) => {
    if (!(await tx.people.find(person))) return false
    await tx.delivery.saveConversation(person, address, clock.now())
    return true
  })
}
