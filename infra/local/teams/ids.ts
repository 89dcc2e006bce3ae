/** Ids in the shapes of Teams. Made from the pair they name, so they are the same after every start; never parse them. */
import { createHash } from 'node:crypto'

export const botMri = (botAppId: string) => `28:${botAppId}`

/** As in Teams, a person has another id for every bot, and it is not the Entra object id. */
export const personMri = (botAppId: string, personId: string) => `29:1${digest(`person ${botAppId} ${personId}`)}`

export const conversationIdOf = (botAppId: string, personId: string) =>
  `a:1${digest(`conversation ${botAppId} ${personId}`)}`

/** A channel and its team: `19:…@thread.tacv2`. The general channel has the id of its team. */
export const channelIdOf = (botAppId: string, channel: string) =>
  `19:${createHash('sha256').update(`channel ${botAppId} ${channel}`).digest('hex').slice(0, 32)}@thread.tacv2`

/** The Entra group behind a team. */
export const groupIdOf = (teamId: string) =>
  createHash('sha256')
    .update(`group ${teamId}`)
    .digest('hex')
    .replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5')

/** Numbers as text, each greater than the last even when the sample clock starts again at an earlier time. */
export const messageIdAfter = (last: string | undefined, now: Date) =>
  String(Math.max(now.getTime(), last === undefined ? 0 : Number(last) + 1))

function digest(text: string): string {
  return createHash('sha384').update(text).digest('base64url')
}
