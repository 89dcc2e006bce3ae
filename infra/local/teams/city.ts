/** Who is in the stand-in tenant: one bot and the people of the city, by their posts. */
import { botMri, conversationIdOf, personMri } from './ids.ts'

export interface LocalPerson {
  readonly id: string
  readonly post: string
}

export interface CityOptions {
  readonly botAppId: string
  readonly tenantId: string
  readonly people: readonly LocalPerson[]
}

export function createCity({ botAppId, tenantId, people }: CityOptions) {
  const members = people.map(({ id, post }) => ({
    id,
    post,
    mri: personMri(botAppId, id),
    conversationId: conversationIdOf(botAppId, id),
  }))
  const byEitherId = new Map(members.flatMap((member) => [[member.id, member] as const, [member.mri, member] as const]))
  return {
    botAppId,
    tenantId,
    botMri: botMri(botAppId),
    members,
    /** By Entra object id or by the Teams id `29:…`. */
    member: (id: string) => byEitherId.get(id.startsWith('29:') ? id : id.toLowerCase()),
  }
}

export type City = ReturnType<typeof createCity>
export type Member = City['members'][number]
