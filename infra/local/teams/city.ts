/** Who is in the stand-in tenant: one bot, the people of the city by their posts, and their team. */
import { botMri, conversationIdOf, personMri } from './ids.ts'
import { createTeam, sampleTeam, type TeamOptions } from './team.ts'

export const BOT_NAME = '業革ボード'

export interface LocalPerson {
  readonly id: string
  readonly post: string
}

export interface CityOptions {
  readonly botAppId: string
  readonly tenantId: string
  readonly people: readonly LocalPerson[]
  readonly team?: TeamOptions
}

export interface Member extends LocalPerson {
  /** Teams id, another one for every bot */
  readonly mri: string
  readonly upn: string
  /** Of the 1:1 chat with the bot */
  readonly conversationId: string
}

/** Whom a mention means. */
export type Mentioned = Member | 'bot' | undefined

export function createCity({ botAppId, tenantId, people, team = sampleTeam }: CityOptions) {
  const members: readonly Member[] = people.map(({ id, post }) => ({
    id,
    post,
    mri: personMri(botAppId, id),
    upn: `${id}@city.example`,
    conversationId: conversationIdOf(botAppId, id),
  }))
  const byEitherId = new Map(members.flatMap((member) => [[member.id, member] as const, [member.mri, member] as const]))
  const byConversation = new Map(members.map((member) => [member.conversationId, member] as const))
  const byUpn = new Map(members.map((member) => [member.upn, member] as const))
  const member = (id: string) => byEitherId.get(id.startsWith('29:') ? id : id.toLowerCase())
  return {
    botAppId,
    tenantId,
    botMri: botMri(botAppId),
    members,
    team: createTeam(botAppId, team),
    /** By Entra object id or by the Teams id `29:…`. */
    member,
    /** Whose 1:1 chat it is. */
    memberIn: (conversationId: string) => byConversation.get(conversationId),
    /** By the three ids a mention may carry: Teams id, Entra object id, user principal name. */
    mentioned: (id: string): Mentioned =>
      id === botMri(botAppId) ? 'bot' : (member(id) ?? byUpn.get(id.toLowerCase())),
  }
}

export type City = ReturnType<typeof createCity>
