/** Activities as Teams sends them to a bot, from a 1:1 chat or a channel on the desktop client in Japan. */
import { BOT_NAME, type City, type Member } from './city.ts'
import type { Activity } from './history.ts'
import { threadConversationId } from './place.ts'

/** A thread of a channel; without one the activity is about the 1:1 chat. */
export interface ThreadPlace {
  readonly channelId: string
  readonly threadId: string
}

export interface SearchAsked {
  readonly dataset: string
  readonly queryText: string
  readonly skip: number
  readonly top: number
}

export function createActivities(city: City, serviceUrl: string, now: () => Date) {
  const bot = { id: city.botMri, name: BOT_NAME }
  const tenant = { id: city.tenantId }

  function from(person: Member, id: string): Activity {
    const at = now()
    return {
      id,
      timestamp: at.toISOString(),
      localTimestamp: inTokyo(at),
      localTimezone: 'Asia/Tokyo',
      channelId: 'msteams',
      serviceUrl,
      from: { id: person.mri, name: person.post, aadObjectId: person.id },
      recipient: bot,
      locale: 'ja-JP',
      entities: [{ type: 'clientInfo', locale: 'ja-JP', country: 'JP', platform: 'Windows', timezone: 'Asia/Tokyo' }],
    }
  }

  const inChat = (person: Member, id: string): Activity => ({
    ...from(person, id),
    conversation: { conversationType: 'personal', tenantId: city.tenantId, id: person.conversationId },
    channelData: { tenant },
  })

  function inTeam(person: Member, id: string, channelId: string, conversationId = channelId): Activity {
    const { team } = city
    return {
      ...from(person, id),
      conversation: { isGroup: true, conversationType: 'channel', tenantId: city.tenantId, id: conversationId },
      channelData: {
        teamsChannelId: channelId,
        teamsTeamId: team.id,
        channel: { id: channelId },
        team: { id: team.id, name: team.name, aadGroupId: team.aadGroupId },
        tenant,
      },
    }
  }

  const inPlace = (person: Member, id: string, place?: ThreadPlace): Activity =>
    place
      ? inTeam(person, id, place.channelId, threadConversationId(place.channelId, place.threadId))
      : inChat(person, id)

  return {
    message: (person: Member, id: string, said: { text: string; value?: unknown; replyToId?: string }): Activity => ({
      ...inChat(person, id),
      type: 'message',
      textFormat: 'plain',
      ...said,
    }),
    post(
      person: Member,
      id: string,
      place: ThreadPlace,
      said: { text: string; entities: readonly object[]; value?: unknown },
    ): Activity {
      const activity = inPlace(person, id, place)
      const client = Array.isArray(activity.entities) ? activity.entities : []
      return {
        ...activity,
        type: 'message',
        textFormat: 'plain',
        ...said,
        entities: [...said.entities, ...client],
        ...(place.threadId === id ? {} : { replyToId: place.threadId }),
      }
    },
    cardAction: (
      person: Member,
      id: string,
      replyToId: string,
      action: Record<string, unknown>,
      place?: ThreadPlace,
    ): Activity => ({
      ...inPlace(person, id, place),
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId,
      value: { action: { type: 'Action.Execute', ...action }, trigger: 'manual' },
    }),
    search: (person: Member, id: string, replyToId: string, asked: SearchAsked, place?: ThreadPlace): Activity => ({
      ...inPlace(person, id, place),
      type: 'invoke',
      name: 'application/search',
      replyToId,
      value: {
        queryText: asked.queryText,
        dataset: asked.dataset,
        queryOptions: { skip: asked.skip, top: asked.top },
      },
    }),
    installed: (person: Member, id: string): Activity => ({
      ...inChat(person, id),
      type: 'installationUpdate',
      action: 'add',
    }),
    uninstalled: (person: Member, id: string): Activity => ({
      ...inChat(person, id),
      type: 'installationUpdate',
      action: 'remove',
    }),
    membersAdded: (person: Member, id: string): Activity => ({
      ...inChat(person, id),
      type: 'conversationUpdate',
      membersAdded: [{ id: city.botMri }, { id: person.mri, aadObjectId: person.id }],
    }),
    /** Somebody adds the bot to the team. */
    installedInTeam: (person: Member, id: string): Activity => ({
      ...inTeam(person, id, city.team.id),
      type: 'installationUpdate',
      action: 'add',
    }),
    addedToTeam: (person: Member, id: string): Activity => ({
      ...inTeam(person, id, city.team.id),
      type: 'conversationUpdate',
      membersAdded: [{ id: city.botMri }],
    }),
  }
}

export type Activities = ReturnType<typeof createActivities>

function inTokyo(at: Date): string {
  return new Date(at.getTime() + 9 * 3_600_000).toISOString().replace('Z', '+09:00')
}
