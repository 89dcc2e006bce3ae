/** Plain messages: a few words are understood, and everything else gets an answer too. */
import { chatJa } from '../../../../../shared/src/wording/chat.ja.ts'
import type { ChatReply, Turn } from '../turn.ts'
import { tellRelated } from './add-related-line.ts'
import { tellAssignments } from './assign-measure.ts'
import { tellClosing } from './close-report.ts'
import { tellHandOver } from './hand-over.ts'
import { tellPlan } from './plan-round.ts'
import { readWord } from './read-word.ts'
import { offerRound } from './run-round.ts'
import { tellUnansweredList } from './see-to-unanswered.ts'
import { tellDoubts } from './show-doubts.ts'
import { listMeasures, tellStatus } from './show-measures.ts'
import { tellRecord } from './show-record.ts'
import { tellWithdrawal } from './withdraw-round.ts'

type Answer = (turn: Turn) => Promise<ChatReply>

const help: Answer = async () => ({ text: chatJa.replies.help })

const words: Readonly<Record<string, Answer>> = {
  ヘルプ: help,
  help: help,
  使い方: help,
  hi: help,
  hello: help,
  こんにちは: help,
  一覧: (turn) => listMeasures(turn),
  list: (turn) => listMeasures(turn),
  変わりない: (turn) => listMeasures(turn),
  相談: async () => ({ text: chatJa.replies.consultation }),
  ご相談: async () => ({ text: chatJa.replies.consultation }),
  あとで: async () => ({ text: chatJa.replies.later }),
  回を開く: offerRound,
  要確認: tellDoubts,
  割当: tellAssignments,
  記録: tellRecord,
  予定: tellPlan,
  確認: tellUnansweredList,
  引き継ぎ: tellHandOver,
  関係課: tellRelated,
  まとめ: tellClosing,
  取り下げ: tellWithdrawal,
  状況: tellStatus,
  status: tellStatus,
}

export async function replyToMessage(turn: Turn, text: string): Promise<ChatReply> {
  const word = readWord(text)
  const answer = Object.hasOwn(words, word) ? words[word] : undefined
  return answer ? answer(turn) : { text: chatJa.replies.notUnderstood }
}
