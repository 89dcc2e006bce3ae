/** 「この係の通知先にする」 in a team's channel. */
import { isRefusal } from '../../../../../shared/src/domain/refusal.ts'
import { sectionChannelJa } from '../../../../../shared/src/wording/ladder.ja.ts'
import { refusalJa } from '../../../../../shared/src/wording/refusals.ja.ts'
import { type ChannelChoice, chooseChannel, leaveChannel } from '../../../usecases/choose-channel.ts'
import type { ConversationAddress } from '../../../usecases/ports.ts'
import type { ChatReply, Turn } from '../turn.ts'
import { readWord } from './read-word.ts'

const wish = /^この[係課]の通知先(?<what>にする|をやめる)(?:\s+(?<section>\S+))?$/
/** Sections that a sentence names before it only asks. */
const namedAtMost = 10

/** Null where the words are about something else. `channel`: the channel itself, or a thread of it. */
export async function chooseInChannel(
  turn: Turn | null,
  channel: ConversationAddress,
  text: string,
): Promise<ChatReply | null> {
  const groups = wish.exec(readWord(text))?.groups
  if (!groups) return null
  if (!turn) return { text: refusalJa({ code: 'unknownPerson' }) }
  const { deps, person } = turn
  const section = groups.section ?? ''
  const [conversationId = channel.conversationId] = channel.conversationId.split(';messageid=')
  const chosen =
    groups.what === 'にする'
      ? await chooseChannel(deps, person, { ...channel, conversationId }, section)
      : await leaveChannel(deps, person, section)
  if (isRefusal(chosen)) {
    const { refusal } = chosen
    return { text: refusal.code === 'notAllowed' ? sectionChannelJa.notAllowed : refusalJa(refusal) }
  }
  return { text: sentenceFor(chosen) }
}

function sentenceFor(choice: ChannelChoice): string {
  switch (choice.kind) {
    case 'chosen':
      return sectionChannelJa.done(choice.section)
    case 'left':
      return sectionChannelJa.removed(choice.section)
    case 'whichSection':
      return sectionChannelJa.whichSection(choice.sections.slice(0, namedAtMost))
    case 'notListed':
      return sectionChannelJa.notListed
  }
}
