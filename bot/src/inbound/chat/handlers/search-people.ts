/**
 * What a field finds that searches for people. Teams answers it by itself from the directory; a client that leaves it to
 * the bot is answered from the people the product knows, and nobody who may not assign them finds any.
 */
import { isRefusal } from '../../../../../shared/src/domain/refusal.ts'
import { findPeople } from '../../../usecases/find-people.ts'
import type { FoundChoice, Turn } from '../turn.ts'

const peoplePicker = 'graph.microsoft.com/users'

export async function searchPeople(
  { deps, person }: Turn,
  { dataset, queryText }: { readonly dataset: string; readonly queryText: string },
): Promise<readonly FoundChoice[]> {
  if (dataset !== peoplePicker) return []
  const found = await findPeople(deps, person, queryText)
  return isRefusal(found) ? [] : found.map(({ id, post }) => ({ title: post, value: id }))
}
