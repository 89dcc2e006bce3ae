/** お知らせ: what the leader, the manager and the PMO read about what is not answered, and about the days of a round. */
import { addDays, type Day } from '../domain/day.ts'
import { longRoundLabel, shortDay, shortRoundLabel } from '../domain/fiscal-calendar.ts'
import type { ManagerCheck } from '../domain/manager-look.ts'
import type { MuteReason } from '../domain/mute-period.ts'
import type { HandAudience } from '../domain/notice-by-hand.ts'
import type { RoundId } from '../domain/round.ts'
import type { SnoozeChoice } from '../domain/snooze.ts'

const toast = (round: RoundId, rest: string) => `【業務改革】${shortRoundLabel(round)} ${rest}`

export const audienceJa: { readonly [as in HandAudience]: string } = {
  leader: 'ご担当',
  deputy: '代理の方',
  manager: '所属長',
  departmentHead: '部長',
  pmo: 'PMO',
}

/** `from`: `HH:MM`. What is told outside the sending hours waits for the next opening. */
export function arrivalJa(arrival: { readonly on: Day; readonly from: string; readonly today: Day } | null): string {
  if (arrival === null) return ''
  const { on, from, today } = arrival
  const day = on === today ? '本日' : on === addDays(today, 1) ? '明日' : shortDay(on)
  return `${day}${from.replace(/^0/, '')}以降に届きます。`
}

/** Whoever reads it is the leader. */
const others = (to: readonly HandAudience[]) => to.flatMap((as) => (as === 'leader' ? [] : audienceJa[as]))

/** One measure by its name, several by their number. */
const whichJa = (names: readonly string[]) => (names.length === 1 ? `${names[0]}` : `${names.length}施策`)

export const reminderJa = {
  before: {
    summary: (round: RoundId, names: readonly string[], due: Day) =>
      toast(round, `あと${whichJa(names)}です（${shortDay(due)}まで）`),
    text: (count: number) => `あと${count}施策のご回答をお願いします。`,
  },
  onDay: {
    summary: (round: RoundId, names: readonly string[], due: Day) =>
      toast(round, `本日 ${shortDay(due)} が期限です（${whichJa(names)}）`),
    text: () => '本日が期限です。途中の状況でも構いません。「くもり」「雨」の共有も大切な回答です。',
  },
  after: {
    summary: (round: RoundId, names: readonly string[], closes: Day) =>
      toast(round, `${whichJa(names)}のご回答をお願いします（${shortDay(closes)}まで）`),
    text: (count: number, closes: Day) =>
      `${count}施策の回答がまだのようです。お忙しいところ恐れ入りますが、**${shortDay(closes)}** までにお願いします。`,
  },
  deputy: '代理の方もこのカードから回答できます。',
  next: (on: Day, to: readonly HandAudience[]) =>
    to.every((as) => as === 'leader')
      ? `ご回答がない場合は、${shortDay(on)}にもう一度お知らせします。`
      : `ご回答がない場合は、${shortDay(on)}に${others(to).join('と')}へもお知らせします。`,
  /** `afterwards`: who hears after the last notice, in order. */
  ahead: (days: readonly Day[], lastNotice: Day, afterwards: readonly HandAudience[]) => {
    const named = days.map((day) => (day === lastNotice ? (days.length === 1 ? '期限当日' : '当日') : shortDay(day)))
    const order = `${afterwards.map((as) => audienceJa[as]).join('、')}${afterwards.length > 1 ? 'の順に' : 'に'}`
    const then = afterwards.length === 0 ? 'お知らせします。' : `お知らせし、期限後は${order}お知らせします。`
    return `ご回答がない場合は、${named.join('と')}に${then}`
  },
  closing: (on: Day) => `この回は${shortDay(on)}に締め切る予定です。`,
  later: (choice: SnoozeChoice, until: Day) =>
    `あとで：${{ tomorrow: '明日', nextBusinessDay: '次の開庁日', dayBeforeDue: '期限の前日' }[choice]} ${shortDay(until)}`,
  snoozed: (until: Day) => `${shortDay(until)}にもう一度お知らせします。期限当日のお知らせは届きます。`,
} as const

export const unansweredJa = {
  summary: (round: RoundId, names: readonly string[], due: Day) =>
    toast(round, `未回答の施策のお知らせ（${whichJa(names)}、期限 ${shortDay(due)}）`),
  heading: (count: number) => `未回答の施策のお知らせ（${count}施策）`,
  intro: {
    manager: (due: Day) =>
      `お忙しいところ恐れ入ります。次の施策は、期限の${shortDay(due)}を過ぎて未回答です。ご確認をお願いします。`,
    pmo: (due: Day) => `次の施策は、期限の${shortDay(due)}を過ぎて未回答です。`,
    ahead: (due: Day) => `次の施策の回答をお待ちしています。期限は${shortDay(due)}です。`,
  },
  until: (closes: Day) => `${shortDay(closes)}までに回答できるよう、ご配慮をお願いします。`,
  previous: (symbol: string) => `前回 ${symbol}`,
  noPrevious: '前回の記録なし',
  inHand: '課内で対応中',
  due: (due: Day) => `期限 ${shortDay(due)}`,
  more: (count: number) => `ほか${count}施策。一覧はボードでご覧いただけます。`,
  respond: '対応を選ぶ',
  respondTo: (measure: string) => `${measure} の対応を選ぶ`,
  answer: '回答する',
  answerThis: (measure: string) => `${measure} に回答する`,
  record: '代わりに入力する',
  seeToIt: '課内で対応します',
  none: '未回答の施策はありません。',
  back: '未回答の施策を見る',
  form: {
    heading: (measure: string) => `${measure} の対応`,
    intro: '1つお選びください。ほかの欄は空欄のままで構いません。',
    leader: '別の担当（指定する場合）',
    leaderHint: '職名で検索',
    dueOn: '新しい期限（延ばす場合）',
    reason: '理由（期限を延ばす・今期は対象外とする場合）',
    text: '理由（「その他」の場合）',
    anotherLeader: '別の担当を指定',
    moreDays: '期限を延ばす',
    notThisQuarter: '今期は対象外',
  },
  done: {
    seeToIt: (measure: string) => `✓ ${measure} は課内で対応していただきます。`,
    anotherLeader: (measure: string, post: string) => `✓ ${measure} の担当を ${post} にしました。`,
    moreDays: (measure: string, due: Day) => `✓ ${measure} の期限を${shortDay(due)}にしました。`,
    notThisQuarter: (measure: string) => `✓ ${measure} は、今期は対象外としました。`,
  },
  effect: {
    seeToIt: '回答が済むまで、期限のお知らせは続きます。',
    anotherLeader: '新しい担当の方に、一覧カードをお届けします。',
    moreDays: '新しい期限の前と当日に、ご担当へあらためてお知らせします。',
    notThisQuarter: 'この施策のお知らせは止まります。集計では「対象外」と表示します。',
  },
} as const

export const digestJa = {
  summary: (round: RoundId, section: string, count: number) => toast(round, `${section} 回答のご確認（${count}施策）`),
  heading: (section: string, round: RoundId, count: number) =>
    `${section} ${shortRoundLabel(round)} 回答のご確認（${count}施策）`,
  complete: '課内のご回答がそろいました。内容をご確認ください。',
  partly: (missing: number) => `期限までにいただいたご回答です（未回答 ${missing}施策）。内容をご確認ください。`,
  changes: (lines: readonly string[]) => `前回からの変化：${lines.join('、')}`,
  more: (count: number) => `ほか${count}施策`,
  silence: (until: Day) =>
    `${shortDay(until)}までに特にご意見がなければ、そのままPMOで集計します（「所属長確認なし」と表示します）。`,
  confirm: 'ご確認をいただいてから、PMOで集計します。',
  seen: '確認しました',
  line: '一言添える',
  talk: '担当と話す',
  talkTo: (post: string) => `${post}と話す`,
  /** Begins the message in the chat; the manager goes on writing. */
  chat: (round: RoundId, measureIds: readonly string[]) =>
    `${shortRoundLabel(round)} のご回答（${measureIds.join('・')}）について、`,
  form: {
    label: '一言（300字まで）',
    hint: '例：次回は歳出伝票の見通しも書いてください。',
    send: '添えて確認する',
    back: '戻る',
  },
  done: {
    seen: (section: string, count: number) => `✓ ${section} の${count}施策を確認していただきました。`,
    line: (count: number, later: string) => `✓ ${count}施策の担当の方へ、一言をお届けします。${later}`,
    talk: (count: number, later: string) => `✓ ${count}施策の担当の方へ、お話ししたい旨をお届けします。${later}`,
  },
  back: '未回答の施策を見る',
  /** To the leader. */
  word: {
    summary: (round: RoundId, names: readonly string[]) => toast(round, `所属長からの一言（${whichJa(names)}）`),
    heading: (post: string) => `${post}から`,
    line: (text: string) => `「${text}」`,
    talk: '次の回答について、直接お話ししたいとのことです。',
    kept: 'ご回答の文はそのまま残っています。',
    correct: '回答を見る・直す',
  },
} as const

export const managerCheckJa: { readonly [check in ManagerCheck]: string } = {
  none: '所属長の確認なし',
  notice: '所属長にお届けし、3開庁日で進む',
  confirm: '所属長の確認を待つ',
}

export const managerLookJa = {
  notAsked: '',
  waiting: (until: Day | null) => (until === null ? '所属長の確認待ち' : `所属長の確認待ち（${shortDay(until)}まで）`),
  seen: '所属長確認済',
  passed: '所属長確認なし',
  line: (text: string) => `所属長から：「${text}」`,
} as const

export const muteReasonJa: { readonly [reason in MuteReason]: string } = {
  assembly: '議会',
  budget: '予算査定',
}

/** 回の予定: the days of a round, and those on which managers are left alone. */
export const planJa = {
  summary: (round: RoundId) => toast(round, '回の予定'),
  heading: (round: RoundId) => `${longRoundLabel(round)} の予定`,
  byRule: 'いつもの決まりで求めた日です。',
  notByItself: '開始の日になっているため、自動では開きません。「回を開く」と送ってください。',
  heldBack: '自動では開かないようにしてあります。日程を決め直すと、また自動で開きます。',
  planned: (opens: Day) => `${shortDay(opens)}に自動で開きます。3開庁日前に、開始前の確認をお届けします。`,
  opened: 'この回は開いています。',
  opensOn: '開始',
  dueOn: '期限',
  closesOn: '締切',
  asOfDay: '数値の時点',
  meetingOn: '本部会議（決まっている場合）',
  change: '日程を変える',
  hold: '開く前に止める',
  held: (round: RoundId) => `✓ ${shortRoundLabel(round)} を止めました。自動では開きません。`,
  release: 'この日程で自動で開く',
  save: 'この日程にする',
  fromMeeting: '本部会議から逆算する',
  saved: (round: RoundId) => `✓ ${shortRoundLabel(round)} の日程を決めました。`,
  days: (opens: Day, due: Day, closes: Day) =>
    `開始 ${shortDay(opens)}／期限 ${shortDay(due)}／締切 ${shortDay(closes)}`,
  mutes: '議会・査定の期間',
  mute: {
    heading: '所属長へのお知らせを控える期間',
    intro: '議会や予算査定の期間は、所属長へのお知らせを控え、終わってからお届けします。',
    none: 'いまは登録がありません。',
    period: (from: Day, to: Day, reason: MuteReason) => `${shortDay(from)}〜${shortDay(to)}　${muteReasonJa[reason]}`,
    from: 'はじめの日',
    to: 'おわりの日',
    reason: '理由',
    add: '追加する',
    remove: '取り消す',
    removeWhich: '取り消す期間',
    check: '所属長の確認',
    saveCheck: '確認のしかたを変える',
    saved: '✓ 設定を変えました。',
    back: '予定に戻る',
  },
} as const

export const preflightJa = {
  summary: (round: RoundId, opens: Day) => toast(round, `開始前の確認（${shortDay(opens)}開始）`),
  heading: (round: RoundId) => `${shortRoundLabel(round)} 開始前の確認`,
  counts: (measures: number, leaders: number) =>
    `${measures}施策を、${leaders}人の担当の方へお届けする予定です。このカードはPMOだけにお届けしています。`,
  ready: '気になるところはありません。',
  opens: (opens: Day) => `このままなら、${shortDay(opens)}に自動で開きます。`,
  stops: 'このままでは開けません',
  weigh: 'ご確認ください',
  notOpened: (round: RoundId) => `${shortRoundLabel(round)} は、まだ開いていません`,
  notOpenedNote: '次のことが済むと、自動で開きます。',
  finding: {
    anotherRoundOpen: (round: RoundId) => `${shortRoundLabel(round)} の回が開いています。先に締め切ってください。`,
    noPmo: 'PMOの担当が登録されていません。',
    noLeader: (ids: string) => `担当が未設定：${ids}`,
    unreachable: (post: string, cause: string, ids: string) => `${post}に届きません（${cause}）：${ids}`,
    cardTooLarge: (post: string) => `${post}の一覧カードが大きすぎます（情報システム担当へ）。`,
    holidaysUnknown: (to: Day) => `祝日の表が${shortDay(to)}までです（情報システム担当へ）。`,
    noSection: (ids: string) => `主担当課が未設定：${ids}`,
    noManager: (section: string, ids: string) => `${section}の所属長が未設定：${ids}`,
    noBasis: (ids: string) => `計画も目標も数値もない施策：${ids}`,
    closesAfterTransfers: (on: Day) => `締切の${shortDay(on)}は、人事異動の内示の後です。`,
    meetingTooSoon: (on: Day) => `締切から本部会議（${shortDay(on)}）まで、5開庁日ありません。`,
  },
  rehearse: '予行：担当の方に届くカード',
  rehearsal: (post: string) => `予行（${post}に届くカード）。ボタンは表示していません。`,
  days: '日程を見る・変える',
} as const

export const askToCloseJa = {
  summary: (round: RoundId, closes: Day, unanswered: number) =>
    toast(round, `締切日です（${shortDay(closes)}、未回答${unanswered}施策）`),
} as const

/** お知らせを送る: the PMO's press, with who gets what when before it goes. */
export const nudgeJa = {
  open: '未回答の施策にお知らせ',
  heading: (round: RoundId) => `${shortRoundLabel(round)} 未回答の施策にお知らせ`,
  to: 'お届け先',
  toHint: '部長へは、ここから送るときだけ届きます。',
  preview: '送る相手を見る',
  count: (measures: number, people: number) => `${measures}施策・${people}人にお届けします。まだ送っていません。`,
  line: (post: string, count: number) => `${post}（${count}施策）`,
  at: (moment: string) => `${moment} 以降`,
  more: (count: number) => `ほか${count}人`,
  without: (ids: string) => `お届け先のない施策：${ids}`,
  nobody: 'お届けする相手がいません。',
  send: '送る',
  cancel: 'やめる',
  sent: (people: number) => `✓ ${people}人へのお知らせを受け付けました。`,
} as const

/** この係の通知先: what may be said where everybody reads along. */
export const sectionChannelJa = {
  done: (section: string) =>
    `このチャネルを ${section} の通知先にしました。所属長へのお知らせを、件数だけここにお届けします。`,
  removed: (section: string) => `${section} の通知先をやめました。お知らせは個別のチャットにお届けします。`,
  whichSection: (sections: readonly string[]) =>
    `どの課の通知先にしますか。「この係の通知先にする 課名」とお送りください（${sections.join('、')}）。`,
  notAllowed: 'この操作は、所属長かPMOの方にお願いしています。',
  notListed: 'このチャネルの参加者を確認できませんでした。時間をおいてもう一度お送りください。',
  notice: (round: RoundId, unanswered: number, closes: Day) =>
    `${shortRoundLabel(round)} の業務改革レビューについて、課内でのご確認をお願いします（未回答 ${unanswered}施策、${shortDay(closes)}まで）。内容は、ボットとの1対1のチャットで「確認」とお送りいただくとご覧いただけます。`,
} as const
