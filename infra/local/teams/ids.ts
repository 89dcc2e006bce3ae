/** Ids in the shapes of Teams. Made from the pair they name, so they are the same after every start; never parse them. */
import { createHash } from 'node:crypto'

export const botMri = (botAppId: string) => `28:${botAppId}`

/** As in Teams, a person has another id for every bot, and it is not the Entra object id. */
export const personMri = (botAppId: string, personId: string) => `29:1${digest(`person ${botAppId} ${personId}`)}`

export const conversationIdOf = (botAppId: string, personId: string) =>
  `a:1${digest(`conversation ${botAppId} ${personId}`)}`

/** Numbers as text, each greater than the last even when the sample clock starts again at an earlier time. */
export const messageIdAfter = (last: string | undefined, now: Date) =>
  String(Math.max(now.getTime(), last === undefined ? 0 : Number(last) + 1))

function digest(text: string): string {
  return createHash('sha384').update(text).digest('base64url')
}
