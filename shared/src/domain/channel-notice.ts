/** What may be said in a section's channel: the manager's post and a number. Never a leader, a measure or a text. */
import type { Day } from './day.ts'
import type { Person, PersonId, SectionName } from './person.ts'
import type { Round, RoundId } from './round.ts'

/** この係の通知先: a section opted in, said by its manager or the PMO in the channel itself. */
export interface SectionChannel {
  readonly section: SectionName
  readonly conversationId: string
  readonly setBy: PersonId
  readonly setAt: Date
  /** Whoever Teams lists in the channel when asked last: who is not there cannot be mentioned. */
  readonly roster: ReadonlySet<PersonId>
  /** The root message of a round's thread; later words go below it. */
  readonly threads: ReadonlyMap<RoundId, string>
}

export interface ChannelNotice {
  readonly roundId: RoundId
  readonly section: SectionName
  readonly managerId: PersonId
  readonly managerPost: string
  readonly unanswered: number
  /** Until when they can be answered. */
  readonly closesOn: Day
}

export type NoticePlace =
  /** `thread`: null for the first word of the round. */
  | {
      readonly kind: 'channel'
      readonly conversationId: string
      readonly thread: string | null
      readonly notice: ChannelNotice
    }
  | { readonly kind: 'chat'; readonly why: 'notOptedIn' | 'notInRoster' }

/** Where a manager's notice goes. The chat is what is left whenever the channel would not reach the manager. */
export function placeOfNotice(
  round: Pick<Round, 'id' | 'closesOn'>,
  section: SectionName,
  manager: Pick<Person, 'id' | 'post'>,
  unanswered: number,
  channel: SectionChannel | null,
): NoticePlace {
  if (channel?.section !== section) return { kind: 'chat', why: 'notOptedIn' }
  if (!channel.roster.has(manager.id)) return { kind: 'chat', why: 'notInRoster' }
  const { id: managerId, post: managerPost } = manager
  const notice = { roundId: round.id, section, managerId, managerPost, unanswered, closesOn: round.closesOn }
  return {
    kind: 'channel',
    conversationId: channel.conversationId,
    thread: channel.threads.get(round.id) ?? null,
    notice,
  }
}

/** Opting in and out is for the section's manager and the PMO. */
export function mayChooseChannel({ duties }: Pick<Person, 'duties'>, section: SectionName): boolean {
  return duties.some((duty) => duty.kind === 'pmo' || (duty.kind === 'manager' && duty.section === section))
}
