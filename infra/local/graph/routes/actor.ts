/** As whom a call writes, and how writers are named in answers. */
import type { Actor } from '../lists/item-store.ts'
import type { Call, World } from '../world.ts'

export function actorOf({ token }: Call): Actor {
  return token.userId === null ? `app:${token.appId}` : `user:${token.userId}`
}

export function identityOf(world: World, actor: Actor): Record<string, unknown> {
  const [kind, id = ''] = actor.split(/:(.*)/s)
  if (kind === 'app')
    return { application: { id, displayName: 'SharePoint アプリ' }, user: { displayName: 'SharePoint アプリ' } }
  const person = world.people.get(id)
  return {
    user: { id, displayName: person?.displayName ?? '', email: person?.mail ?? person?.userPrincipalName ?? '' },
  }
}
