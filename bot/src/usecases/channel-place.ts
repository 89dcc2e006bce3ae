/** Where a manager's notice goes: into the channel that the section chose, as long as it would reach the manager there. */
import { placeOfNotice } from '../../../shared/src/domain/channel-notice.ts'
import type { PersonId } from '../../../shared/src/domain/person.ts'
import type { Round } from '../../../shared/src/domain/round.ts'
import type { NoticeAbout } from './ladder-ports.ts'
import type { Deps, OutgoingMessage, Transaction } from './ports.ts'

/** Null where it goes into the manager's own chat: it speaks of several sections, or of more than the manager's part. */
export async function channelNotice(
  { cards }: Deps,
  tx: Transaction,
  round: Round,
  personId: PersonId,
  about: readonly NoticeAbout[],
): Promise<OutgoingMessage | null> {
  if (about.some(({ as }) => as !== 'manager')) return null
  const measures = [...(await tx.register.some(about.map(({ measureId }) => measureId))).values()]
  const [section, ...others] = new Set(measures.map(({ leadSection }) => leadSection))
  const channel = section && others.length === 0 ? await tx.ladder.channel(section) : null
  const manager = await tx.people.find(personId)
  if (!section || !channel || !manager) return null
  const thread = await tx.ladder.thread(channel, round.id)
  const threads = new Map(thread === null ? [] : [[round.id, thread]])
  const stored = { ...channel, roster: new Set(channel.roster), threads }
  const place = placeOfNotice(round, section, manager, measures.length, stored)
  if (place.kind === 'chat') return null
  const { conversationId, serviceUrl } = channel
  const mention = { personId, post: manager.post }
  return {
    ...cards.inChannel(place.notice),
    inChannel: { section, conversationId, serviceUrl, thread: place.thread, mention },
  }
}
