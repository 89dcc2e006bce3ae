/** The control panel's words. */
import type { RequestKind, Trouble, TroubleKind } from '../teams/control-view.ts'

export const troubleNames: Readonly<Record<TroubleKind, string>> = {
  blockedByUser: '403 本人がブロックしている',
  writesBlocked: '403 書き込みが止められている',
  notInRoster: '403 ボットが会話にいない',
  botDisabled: '403 管理者がボットを止めている',
  notInstalled: '403 アプリが入っていない',
  conversationNotFound: '404 会話が見つからない',
  preconditionFailed: '412 同時の操作とぶつかった',
  throttled: '429 多すぎる',
  serviceError: '500 Teams の内部の問題',
  badGateway: '502 途中で途切れた（届いていない）',
  commitThenFail: '502 途中で途切れた（届いている）',
  hang: '答えが返らない',
  reset: '接続が切れる',
}

/** Which requests of the bot; empty means all. */
export const scopes: readonly { readonly name: string; readonly requests: readonly RequestKind[] }[] = [
  { name: 'すべての操作', requests: [] },
  { name: 'メッセージを送るとき', requests: ['send', 'reply', 'createPost'] },
  { name: '会話を開くとき', requests: ['createConversation'] },
  { name: 'カードを直すとき', requests: ['update', 'delete'] },
]

export const requestNames: Readonly<Record<RequestKind, string>> = {
  createConversation: '会話を開く',
  createPost: 'チャネルに投稿する',
  send: '送る',
  reply: '返信する',
  typing: '入力中の合図',
  update: '直す',
  delete: '消す',
  members: '相手を調べる',
  team: 'チームを調べる',
}

export function troubleSentence(trouble: Trouble, nameOf: (target: string) => string): string {
  const scope = scopes.find(({ requests }) => requests.join() === trouble.requests.join())?.name
  const wait = trouble.kind === 'throttled' ? waitOf(trouble.retryAfterSeconds) : ''
  return [
    `${troubleNames[trouble.kind]}${wait}`,
    trouble.target === null ? '全員' : nameOf(trouble.target),
    scope ?? trouble.requests.map((kind) => requestNames[kind]).join('・'),
    trouble.count === null ? 'やめるまで' : `あと${trouble.count}回`,
  ].join('／')
}

const waitOf = (seconds: number | null) => (seconds === null ? '（待ち時間なし）' : `（${seconds}秒待つ）`)
