/** Words in a channel, where everybody reads along: help is given, everything personal stays in the 1:1 chat. */
import { chatJa } from '../../../../../shared/src/wording/chat.ja.ts'
import type { ChatReply } from '../turn.ts'
import { readWord } from './read-word.ts'

const { help, inChat, notUnderstood } = chatJa.channel

const words: Readonly<Record<string, string>> = {
  '': help,
  ヘルプ: help,
  help: help,
  使い方: help,
  hi: help,
  hello: help,
  こんにちは: help,
  一覧: inChat,
  list: inChat,
  状況: inChat,
  status: inChat,
  回を開く: inChat,
  要確認: inChat,
  割当: inChat,
  予定: inChat,
  確認: inChat,
}

export function replyInChannel(text: string): ChatReply {
  const word = readWord(text)
  return { text: (Object.hasOwn(words, word) ? words[word] : undefined) ?? notUnderstood }
}
