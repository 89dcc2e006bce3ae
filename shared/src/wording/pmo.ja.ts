/** What the PMO reads and presses in chat. */
import type { Day } from '../domain/day.ts'
import { longRoundLabel, shortDay, shortRoundLabel } from '../domain/fiscal-calendar.ts'
import type { RoundId } from '../domain/round.ts'
import type { RoundTally } from '../domain/round-tally.ts'
import { asOfJa } from './days.ja.ts'

export const pmoJa = {
  status: {
    heading: (round: RoundId) => `${shortRoundLabel(round)} 回答状況`,
    at: (moment: string) => `${moment} 現在`,
    tally: ({ all, answered, unanswered, unreachable, excused }: RoundTally) =>
      `対象${all} ＝ 回答済${answered}・未回答${unanswered}・連絡先の確認が必要${unreachable}・対象外${excused}`,
    within: ({ returned, accepted }: RoundTally) => `（回答済のうち 確認のお願い中${returned}、PMO確認済${accepted}）`,
    dates: (due: Day, closes: Day) => `期限 ${shortDay(due)}／締切 ${shortDay(closes)}`,
    unreachable: '連絡先の確認が必要',
    unanswered: '未回答の施策',
    returned: '返答を待つ確認のお願い',
    toReview: '確認を待つ回答',
    none: 'なし',
    more: (count: number) => `ほか${count}施策`,
    refresh: '最新にする',
    review: '回答を確認する',
    record: '代わりに入力する',
    close: '締め切る',
  },
  cause: {
    noLeader: '担当が未設定',
    outcomeUnknown: '届いたか確認できません',
    ConversationBlockedByUser: '本人がアプリからの連絡を止めています',
    BotNotInConversationRoster: 'アプリが未追加',
    ForbiddenOperationException: 'アプリが未追加',
    MessageWritesBlocked: 'アプリが外されています',
    BotDisabledByAdmin: '管理者がアプリを止めています',
    BotNotRegistered: 'ボットの登録の確認が必要（情報システム担当へ）',
    Throttled: '混み合いが続き届きません。時間をおいて再送',
    roundNotOpen: '締切後のためお届けしていません',
    noBotToken: 'ボットの資格情報の確認が必要（情報システム担当へ）',
    serviceHostNotAllowed: '送り先の設定の確認が必要（情報システム担当へ）',
    MessageSizeTooBig: 'カードが大きすぎます（情報システム担当へ）',
    installForbidden: 'アプリの追加が許可されていません（情報システム担当へ）',
    personOrAppNotFound: '職員かアプリが見つかりません。担当の変更か、アプリの登録の確認を',
    installRefused: 'アプリを追加できません（情報システム担当へ）',
    installNotSignedIn: 'アプリを追加する権限の確認が必要（情報システム担当へ）',
    directoryBusy: 'アプリの追加が混み合っています。時間をおいて再送',
    directoryDoesNotAnswer: 'アプリの追加先から返事がありません（情報システム担当へ）',
    other: (code: string) => `お届けできませんでした（${code}）`,
  },
  pick: {
    reviewHeading: '確認する回答をお選びください',
    recordHeading: '代わりに入力する施策をお選びください',
    label: '施策',
    missing: '施策をお選びください。',
    open: '開く',
    empty: '該当する施策はありません。',
  },
  look: {
    heading: (measureId: string, title: string) => `${measureId} ${title} の回答`,
    by: (post: string, moment: string, revision: number) => `${post}　${moment}・第${revision}版`,
    recorded: (post: string, leader: string) => `代理入力：${post}（${leader} の回答）`,
    recordedWithoutLeader: (post: string) => `代理入力：${post}（PLの決まっていない施策の回答）`,
    unanswered: 'まだ回答がありません。',
    previous: (round: RoundId, weather: string, progress: string) =>
      `前回（${shortRoundLabel(round)}）：${weather}　${progress}`,
    issue: '課題：',
    nextAction: '次のアクション：',
    consultation: 'ご相談：',
    consultationBy: (day: Day) => `（${shortDay(day)}まで）`,
    milestones: '節目：',
    nextYear: '来年度に向けて必要なもの：',
    unchanged: '「変わりない」としてまとめて回答されました。',
    followUp: '保存後の確認：',
    notYet: '（返事待ち）',
    question: (post: string) => `確認のお願い（${post}）：`,
    reply: '返答：',
    ownMeasure: 'ご自身の課の施策のため、PMO確認はもう一方の係が行います。',
    accepted: 'PMO確認済です。',
    ask: '確認をお願いする',
    askLabel: '確認したいこと（300字まで）',
    askHint: '例：枚数はプリントログと実績のどちらの集計でしょうか。',
    askSend: '担当者に送る',
    asked: '✓ 担当者に確認のお願いを送りました。',
    accept: 'PMO確認済にする',
    corrected: 'ご覧になっている間に、回答が直されました。新しい内容をご確認ください。',
    next: (measureId: string) => `次：${measureId}`,
    back: '状況に戻る',
  },
  open: {
    heading: (round: RoundId) => `${longRoundLabel(round)} の回を開きます`,
    dates: (due: Day, closes: Day, asOf: Day) =>
      `期限 ${shortDay(due)}／締切 ${shortDay(closes)}／数値の時点 ${asOfJa(asOf)}`,
    effect: '担当の方へ一覧カードをお届けします。',
    open: '回を開く',
    cancel: 'やめる',
    done: (round: RoundId) => `${shortRoundLabel(round)} の回を開きました。`,
    cancelled: '回は開いていません。必要なときに「回を開く」と送ってください。',
  },
  close: {
    heading: (round: RoundId) => `${shortRoundLabel(round)} の回を締め切りますか`,
    unanswered: (count: number) =>
      count === 0
        ? 'すべての施策に回答があります。'
        : `未回答が${count}施策あります。「未回答」のまま締め切りますか。締切後は訂正の記録が残ります。`,
    close: '締め切る',
    back: '戻る',
    done: (round: RoundId) => `${shortRoundLabel(round)} の回を締め切りました。ボードの内容はこのまま残ります。`,
  },
} as const
