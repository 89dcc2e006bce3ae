/**
 * The file by which the Agents Playground knows the city: `.m365agentsplayground.yml`. Written as JSON, which is YAML.
 * Its rules, found by trying (0.2.28): exactly five users beside the current one, all seven fields each, ids unique,
 * `userPrincipleName` spelled so, at most one channel beside the general one, nothing else anywhere.
 */
import { createTeam, sampleTeam } from '../teams/team.ts'

export const CONFIG_FILE = '.m365agentsplayground.yml'

const USERS_BESIDE = 5

export interface PlaygroundPerson {
  readonly id: string
  readonly post: string
}

export interface PlaygroundCity {
  readonly tenantId: string
  readonly botAppId: string
  readonly me: PlaygroundPerson
  readonly others: readonly PlaygroundPerson[]
}

/** Throws when there are not exactly five others: the playground would end without a word. */
export function playgroundConfig({ tenantId, botAppId, me, others }: PlaygroundCity): string {
  if (others.length !== USERS_BESIDE)
    throw new Error(`The playground takes ${USERS_BESIDE} others, not ${others.length}`)
  const { id, name, aadGroupId, channels } = createTeam(botAppId, sampleTeam)
  const config = {
    version: '0.1.1',
    tenantId,
    bot: { id: botAppId, name: '業革ボード' },
    currentUser: user(me),
    users: others.map(user),
    personalChat: { id: 'a:personal-chat' },
    groupChat: { id: '19:group-chat@thread.v2', name: '業務改革推進 チャット' },
    team: { id, name, aadGroupId, channels: channels.slice(1, 2) },
  }
  return `${JSON.stringify(config, null, 2)}\n`
}

/** It knows people by `id` alone, where Teams takes the Entra object id: so both are the same here. */
function user({ id, post }: PlaygroundPerson) {
  const address = `${id}@city.example`
  const [surname = post, givenName = post] = post.split(' ')
  return { id, name: post, userPrincipleName: address, aadObjectId: id, givenName, surname, email: address }
}
