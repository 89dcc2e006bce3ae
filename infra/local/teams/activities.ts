/** Activities as Teams sends them to a bot from a 1:1 chat on the desktop client in Japan. */
import type { City, Member } from './city.ts'
import type { Activity } from './history.ts'

const BOT_NAME = '業革ボード'

export function createActivities(city: City, serviceUrl: string, now: () => Date) {
  function inChat(person: Member, id: string): Activity {
    const at = now()
    return {
      id,
      timestamp: at.toISOString(),
      localTimestamp: inTokyo(at),
      localTimezone: 'Asia/Tokyo',
      channelId: 'msteams',
      serviceUrl,
      from: { id: person.mri, name: person.post, aadObjectId: person.id },
      conversation: { conversationType: 'personal', tenantId: city.tenantId, id: person.conversationId },
      recipient: { id: city.botMri, name: BOT_NAME },
      channelData: { tenant: { id: city.tenantId } },
      locale: 'ja-JP',
      entities: [{ type: 'clientInfo', locale: 'ja-JP', country: 'JP', platform: 'Windows', timezone: 'Asia/Tokyo' }],
    }
  }

  return {
    message: (person: Member, id: string, said: { text: string; value?: unknown; replyToId?: string }): Activity => ({
      ...inChat(person, id),
      type: 'message',
      textFormat: 'plain',
      ...said,
    }),
    cardAction: (person: Member, id: string, replyToId: string, action: Record<string, unknown>): Activity => ({
      ...inChat(person, id),
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId,
      value: { action: { type: 'Action.Execute', ...action }, trigger: 'manual' },
    }),
    installed: (person: Member, id: string): Activity => ({
      ...inChat(person, id),
      type: 'installationUpdate',
      action: 'add',
    }),
    membersAdded: (person: Member, id: string): Activity => ({
      ...inChat(person, id),
      type: 'conversationUpdate',
      membersAdded: [{ id: city.botMri }, { id: person.mri, aadObjectId: person.id }],
    }),
  }
}

export type Activities = ReturnType<typeof createActivities>

function inTokyo(at: Date): string {
  return new Date(at.getTime() + 9 * 3_600_000).toISOString().replace('Z', '+09:00')
}
