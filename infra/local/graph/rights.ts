/** Who may do what on a site: the permissions in the token, the grants on the site, and the person's own rights together. */
import type { Site } from './lists/site.ts'
import { problems } from './message.ts'
import type { Token } from './tokens.ts'

const levels = ['none', 'read', 'write', 'manage', 'full'] as const
export type Level = (typeof levels)[number]

const ofPermission: Readonly<Record<string, Level>> = {
  'Sites.Read.All': 'read',
  'Sites.ReadWrite.All': 'write',
  'Sites.Manage.All': 'manage',
  'Sites.FullControl.All': 'full',
}
const ofRole = { read: 'read', write: 'write', owner: 'manage', fullcontrol: 'full' } as const

/** Throws 403 when the token does not reach the level on this site. */
export function requireOnSite(token: Token, site: Site, wanted: Level): void {
  if (rank(levelOn(token, site)) < rank(wanted)) throw problems.denied()
}

export function levelOn(token: Token, site: Site): Level {
  const permitted = token.roles.map(
    (role) => ofPermission[role] ?? (role === 'Sites.Selected' ? granted(token, site) : 'none'),
  )
  const most = highest(permitted)
  if (token.userId === null) return most
  const own = site.owners.has(token.userId) ? 'full' : site.members.has(token.userId) ? 'write' : 'none'
  return rank(own) < rank(most) ? own : most
}

/** Directory and Teams permissions: any one of them suffices. */
export function requireOneOf(token: Token, permissions: readonly string[]): void {
  if (!permissions.some((one) => token.roles.includes(one))) {
    throw problems.denied('Insufficient privileges to complete the operation.')
  }
}

function granted({ appId }: Token, { grants }: Site): Level {
  return highest(
    grants.filter((grant) => grant.appId === appId).flatMap(({ roles }) => roles.map((role) => ofRole[role])),
  )
}

const rank = (level: Level) => levels.indexOf(level)
const highest = (list: readonly Level[]): Level => list.toSorted((a, b) => rank(b) - rank(a))[0] ?? 'none'
