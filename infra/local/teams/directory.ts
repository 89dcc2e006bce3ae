/** The city's people as a people picker finds them: by post, the value being the Entra object id. */
import type { FoundChoice } from './chat-view.ts'
import type { City } from './city.ts'
import { MOST_CHOICES } from './search-outcome.ts'

export function searchPeople(city: City, queryText: string): readonly FoundChoice[] {
  const wanted = plain(queryText)
  return city.members
    .filter(({ post }) => plain(post).includes(wanted))
    .slice(0, MOST_CHOICES)
    .map(({ id, post }) => ({ title: post, value: id }))
}

/** Width, case and blanks do not matter. */
const plain = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
