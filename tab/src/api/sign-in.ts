/** Finds out where the page stands: in local mode, in Teams, or somewhere it cannot know who is looking. */
import { type LocalPerson, readLocalPeople } from './local-people.ts'
import { UnreachableError } from './problem-error.ts'
import { connectToTeams, type TeamsHost } from './teams-host.ts'

export type Entrance =
  | { readonly kind: 'local'; readonly people: readonly LocalPerson[] }
  | { readonly kind: 'teams'; readonly host: TeamsHost }
  | { readonly kind: 'outsideTeams' }

/** Local mode is asked for first: a frame that is not Teams never answers, and a tenant's server says 404 at once. */
export async function findEntrance(framed = window.parent !== window): Promise<Entrance> {
  const people = await readLocalPeople().catch((error: unknown) => {
    if (framed && error instanceof UnreachableError) return undefined
    throw error
  })
  if (people) return { kind: 'local', people }
  const host = framed ? await connectToTeams() : undefined
  return host ? { kind: 'teams', host } : { kind: 'outsideTeams' }
}
