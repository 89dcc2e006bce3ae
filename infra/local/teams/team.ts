/** The one team of the stand-in tenant: a channel for each section and a general one, open to everybody in the city. */
import { channelIdOf, groupIdOf } from './ids.ts'

export interface Channel {
  readonly id: string
  readonly name: string
}

export interface TeamOptions {
  readonly name: string
  readonly sections: readonly string[]
}

const GENERAL = '全般'

export const sampleTeam: TeamOptions = {
  name: '業務改革推進',
  sections: ['総務課', '市民課', 'DX推進課', '人事課'],
}

export function createTeam(botAppId: string, { name, sections }: TeamOptions) {
  const id = channelIdOf(botAppId, name)
  const channels: Channel[] = [
    { id, name: GENERAL },
    ...sections.map((section) => ({ id: channelIdOf(botAppId, `${name} ${section}`), name: section })),
  ]
  return {
    id,
    name,
    aadGroupId: groupIdOf(id),
    channels,
    channel: (channelId: string) => channels.find((one) => one.id === channelId),
  }
}
