/** ご相談, 引き継ぎ, a darker sky and the closing of a round, as people read them in chat. */
import type { AmendmentKind } from '../domain/amendment.ts'
import type { OutcomeStage, ReportStage } from '../domain/closing-report.ts'
import type { ChainRung } from '../domain/consultation-chain.ts'
import type { Day } from '../domain/day.ts'
import { longDay, longRoundLabel, shortDay, shortRoundLabel } from '../domain/fiscal-calendar.ts'
import type { RoundId } from '../domain/round.ts'
import type { Worsening } from '../domain/worsening.ts'

/** `later`: when it arrives, where that is not at once. */
const deliveredJa = (later: string) => (later === '' ? 'お届けしました。' : `お届けします。${later}`)

const pmo = 'PMO（デジタル戦略室・行革推進係）'

export const consultationJa = {
  summary: (round: RoundId, measureId: string, by: Day | null) =>
    `【業務改革】${shortRoundLabel(round)} ${measureId} のご相談${by === null ? '' : `（${shortDay(by)}まで）`}`,
  heading: (measureId: string, title: string) => `${measureId} ${title} について相談があります`,
  asked: (text: string, post: string) => `「${text}」（${post}）`,
  by: (day: Day) => `期日：${shortDay(day)}`,
  noDay: '期日：特に定めていません',
  overdue: '期日を過ぎています。お返事をお待ちしています。',
  passedBy: (posts: string) => `${posts}からのおつなぎです。`,
  note: 'お返事は担当者のチャットに届きます。',
  accept: '引き受けます',
  acceptText: '引き受けます。',
  withWords: '一言添えて返事をする',
  passTo: { departmentHead: '部長につなぐ', programmeManager: '副市長につなぐ' } satisfies {
    readonly [rung in Exclude<ChainRung, 'manager'>]: string
  },
  talk: '担当と話す',
  replyLabel: 'お返事（300字まで）',
  send: '返事を送る',
  back: '相談に戻る',
  sent: (measureId: string, later: string) => `✓ ${measureId} のご相談へのお返事を、担当者に${deliveredJa(later)}`,
  passed: (measureId: string, posts: string, later: string) =>
    `✓ ${measureId} のご相談を、${posts}におつなぎしました。${later}`,
  answeredHeading: (measureId: string, title: string) => `${measureId} ${title} のご相談にお返事があります`,
  answeredSummary: (round: RoundId, measureId: string) =>
    `【業務改革】${shortRoundLabel(round)} ${measureId} のご相談へのお返事`,
  answered: (post: string, text: string) => `${post}：「${text}」`,
  settledHeading: (measureId: string, title: string) => `${measureId} ${title} のご相談`,
  withdrawn: 'このご相談は、担当者が取り下げました。お返事は不要です。',
  elsewhere: (posts: string) => `このご相談は、いま${posts}がお預かりしています。`,
  goesTo: (posts: string, later: string) => `ご相談は、${posts}にお届けします。${later}`,
  nobody: (measureId: string) =>
    `${measureId} のご相談をおつなぎする先が登録されていないため、回答に添えて残しました。${pmo}へお知らせください。`,
  /** On the PMO's status card. */
  open: 'お返事待ちのご相談',
  line: (name: string, posts: string, by: Day | null, overdue: boolean) =>
    `${name} ― ${posts}${by === null ? '' : `（期日 ${shortDay(by)}）`}${overdue ? '　期日経過' : ''}`,
}

export const worseningJa = {
  summary: (round: RoundId, measureIds: readonly string[]) =>
    `【業務改革】${shortRoundLabel(round)} ${measureIds.length === 1 ? measureIds[0] : `${measureIds.length}施策`} の困りごとの共有`,
  heading: (name: string) => `${name} の天気についてお知らせします`,
  headingOfSeveral: (count: number) => `${count}施策の天気についてお知らせします`,
  more: (count: number) => `ほか${count}施策は、ボードでご覧いただけます。`,
  why: {
    badTwiceRunning: '2回続けて「雨」または「雷」の回答です。困りごとの早期共有としてお知らせします。',
    twoStepsWorse: '前回から2段階以上の変化があります。困りごとの早期共有としてお知らせします。',
  } satisfies { readonly [why in Worsening]: string },
  change: (from: string, to: string) => `${from} → ${to}`,
  progress: (text: string) => `進捗状況：${text}`,
  issue: (text: string) => `課題：${text}`,
  note: '回答の期限や内容はそのままです。課内での支援や調整の参考になさってください。同じ件のお知らせは一度だけです。',
}

export const handOverJa = {
  heading: '施策の引き継ぎ',
  intro: '引き継ぐ施策と相手の方をお選びください。回答の記録はそのまま残り、代理の方も変わりません。',
  introAppoint: '所属長・PMOが指定した場合は、発令の日に担当が変わります。その日まで、ほかの方には表示されません。',
  nothing: '現在、引き継げる施策はありません。お心当たりがある場合は、PMOへご連絡ください。',
  measure: '施策',
  option: (name: string, leader: string | null) => `${name}（${leader ?? 'PLなし'}）`,
  to: '引き継ぐ相手',
  toHint: '職員名で検索できます',
  effectiveOn: '発令の日（空欄の場合はすぐに）',
  send: '引き継ぎをお願いする',
  missing: '引き継ぐ相手をお選びください。',
  pending: '返事を待っている引き継ぎ',
  pendingLine: (name: string, post: string) => `${name} ― ${post}`,
  takeBack: (measureId: string) => `${measureId} の引き継ぎを取り下げる`,
  takenBack: (measureId: string) => `${measureId} の引き継ぎを取り下げました。`,
  done: {
    offered: (name: string, to: string) => `✓ ${name} の引き継ぎを、${to}にお願いしました。`,
    offeredNote: 'お返事があるまで、担当はこれまでどおりです。',
    planned: (name: string, to: string) => `✓ ${name} は、発令の日に ${to} へ引き継がれます。`,
    plannedNote: (day: Day) => `${longDay(day)}まで、ほかの方には表示されません。`,
    appointed: (name: string, to: string) => `✓ ${name} の担当を ${to} に変えました。`,
    appointedNote: '直近の回答と約束をまとめたカードをお届けします。',
  },
  askedSummary: (measureId: string) => `【業務改革】${measureId} の引き継ぎの依頼`,
  askedHeading: (measureId: string, title: string) => `${measureId} ${title} の引き継ぎの依頼があります`,
  asked: (from: string) => (from === '' ? '引き継ぎの依頼です。' : `${from} からの依頼です。`),
  accept: '引き受ける',
  askFirst: '確認したい・今回は見送る',
  declineLabel: '確認したいこと・見送る理由（300字まで）',
  decline: '返事を送る',
  accepted: (measureId: string) => `✓ ${measureId} を引き受けました。`,
  acceptedNote: '「一覧」と送ると、ご担当の施策を表示します。',
  declined: (measureId: string, later: string) => `✓ ${measureId} の引き継ぎについて、お返事を${deliveredJa(later)}`,
  over: 'この引き継ぎの依頼は、いまはありません。',
  acceptedSummary: (measureId: string) => `【業務改革】${measureId} の引き継ぎが決まりました`,
  declinedSummary: (measureId: string) => `【業務改革】${measureId} の引き継ぎへのお返事`,
  acceptedBy: (post: string) => `${post} が引き受けました。`,
  declinedBy: (post: string) => `${post} から、見送りのお返事がありました。担当はこれまでどおりです。`,
  reply: (text: string) => `「${text}」`,
  again: 'ほかの方にお願いする',
  successorSummary: (measureId: string) => `【業務改革】${measureId} をお引き継ぎいただきました`,
  successorHeading: (measureId: string, title: string) => `${measureId} ${title} をお引き継ぎいただきました`,
  successor: '本日からのご担当です。これまでの経過をまとめました。',
  answers: (count: number) => (count === 0 ? 'これまでの回答' : `直近${count}回の回答`),
  noAnswers: '回答の記録はまだありません。',
  answer: (round: RoundId, weather: string, direction: string, progress: string) =>
    `${shortRoundLabel(round)}　${weather}・${direction}　${progress === '' ? '（進捗の記載なし）' : progress}`,
  promises: 'まだ続いていること',
  noPromises: '特にありません。',
  promise: {
    nextAction: '次のアクション：',
    issue: '課題：',
    passedPlan: '時期の過ぎた予定：',
    consultation: 'お返事待ちのご相談：',
    question: 'PMOからの確認のお願い：',
  },
  more: (count: number) => `ほか${count}件`,
  due: (day: Day) => `次の期限：${shortDay(day)}`,
  noDue: '次の回の期限は、回が始まりましたらお知らせします。',
  list: '担当の施策を見る',
}

export const closingJa = {
  summary: {
    toPmo: (round: RoundId) => `【業務改革】${shortRoundLabel(round)} レビューのまとめ（案）`,
    toProgrammeManager: (round: RoundId, decisions: number) =>
      `【業務改革】${shortRoundLabel(round)} レビューのまとめ（案）のご確認（ご判断${decisions}件）`,
    confirmed: (round: RoundId) => `【業務改革】${shortRoundLabel(round)} レビューのまとめをご確認いただきました`,
    toOwner: (round: RoundId, decisions: number) =>
      `【業務改革】${shortRoundLabel(round)} レビューのご報告（ご判断${decisions}件）`,
    thanks: (round: RoundId, count: number) => `【業務改革】${shortRoundLabel(round)} 会議の結果（${count}施策）`,
  },
  draftHeading: (round: RoundId) => `${shortRoundLabel(round)} 業務改革レビューのまとめ（案）`,
  reportHeading: (round: RoundId) => `${longRoundLabel(round)} 業務改革レビューのご報告`,
  stage: {
    preview: '副市長にお届けする前です。',
    withProgrammeManager: '副市長のご確認をお待ちしています。',
    confirmed: '副市長にご確認いただきました。',
    reported: '市長にご報告しました。',
  } satisfies { readonly [stage in ReportStage]: string },
  toProgrammeManager: (decisions: number) =>
    `市長へのご報告前にご確認をお願いします。判断をお願いする事項は${decisions}件です。`,
  backWith: (text: string) => `副市長からの確認事項：「${text}」`,
  tally: (all: number, weathers: string, unanswered: number) => `全${all}施策　${weathers}　未回答${unanswered}`,
  changes: (better: number, worse: number) => `前回からの変化　良くなった${better}、下がった${worse}`,
  change: (name: string, from: string, to: string) => `${name}　${from} → ${to}`,
  directionChange: (name: string, from: string, to: string, isProposal: boolean) =>
    `${name}　方向性 ${from} → ${to}${isProposal ? '（案）' : ''}`,
  decisions: (count: number) => `ご判断をお願いしたいこと（${count}件）`,
  decision: {
    direction: (name: string, direction: string) => `${name} ― ${direction}とする案`,
    stormy: (name: string) => `${name} ― 停止しており、判断が必要です`,
    consultation: (name: string, text: string) => `${name} ― ご相談「${text}」`,
  },
  disagreeing: (count: number) => `数値や予定と天気に開きがあるもの（${count}件）`,
  question: {
    mismatch: '数値と天気に開き',
    passedPlan: '予定の時期が経過',
    copiedText: '前回と同じ文',
    hours: '減った時間の確認',
  },
  disagreement: (name: string, what: string) => `${name} ― ${what}`,
  goal: (percent: number) => `業務量${percent}％減`,
  goalUnknown: (measures: number) =>
    `減った時間を算定できる施策がまだないため、到達度は示せません（未算定 ${measures}施策）。`,
  goalNote: '業務量30％減は、生まれた時間を新しい市民サービスと質の向上に振り向けるための目標です。',
  amendments: (count: number) => `締切後の訂正（${count}件）`,
  amendment: (day: Day, name: string, kind: string, reason: string) => `${longDay(day)}　${name}　${kind}：${reason}`,
  outcomes: (done: number, all: number) => `会議の結果（${done}／${all}施策）`,
  none: 'なし',
  more: (count: number) => `ほか${count}件`,
  seen: '確認しました',
  askPmo: 'PMOに確認する',
  askLabel: 'PMOに確認したいこと（300字まで）',
  askSend: 'PMOに送る',
  back: 'まとめに戻る',
  sendToProgrammeManager: '副市長に送る',
  report: '市長に報告する',
  enterOutcome: '会議の結果を入力する',
  enterAmendment: '締切後の訂正を入力する',
  pickOutcome: '会議の結果を入力する施策をお選びください',
  pickAmendment: '訂正する施策をお選びください',
  done: {
    sent: (later: string) => `✓ 副市長に${deliveredJa(later)}`,
    seen: '✓ ご確認ありがとうございました。PMOから市長にご報告します。',
    asked: (later: string) => `✓ PMOに${deliveredJa(later)}直したまとめを、あらためてお届けします。`,
    reported: (later: string) =>
      `✓ 市長に${later === '' ? 'ご報告しました。' : 'ご報告します。'}担当の方と所属長に、会議の結果のカードをお届けします。${later}`,
    outcome: (name: string) => `✓ ${name} の会議の結果を保存しました。`,
    amended: (name: string, day: Day) => `✓ ${name} の訂正を、${longDay(day)}付けで保存しました。`,
  },
  noneClosed: 'まだ締め切った回はありません。',
  thanks: (round: RoundId) => `${shortRoundLabel(round)} のレビューを締め切りました。ご協力ありがとうございました。`,
  thanksIntro: 'ご担当の施策に関する会議の結果です。',
  outcomeStage: {
    proposal: '会議での確認待ち',
    confirmed: '会議での確認',
    decided: '決定',
  } satisfies { readonly [stage in OutcomeStage]: string },
  outcomeLine: (name: string, stage: string, direction: string, note: string) =>
    `${name} ― ${stage}${direction === '' ? '' : `：${direction}`}${note === '' ? '' : `（${note}）`}`,
  draft: (number: string) => `起案番号 ${number}`,
  outcomeForm: {
    heading: (name: string) => `${name} の会議の結果`,
    said: (weather: string, direction: string) => `回答：${weather}・${direction}`,
    unanswered: '回答：（未回答）',
    direction: '会議で確認した方向性',
    note: '内容（任意・300字まで）',
    confirmedOn: '確認した日',
    draftNumber: '起案番号（決裁の起案後に記入）',
    hint: '起案番号が入るまでは「決定」と表示しません。',
    save: '保存する',
  },
  amendForm: {
    heading: (name: string) => `${name} の締切後の訂正`,
    intro: '締め切った回答はそのまま残り、訂正は日付を添えて並べて表示します。',
    kindLabel: '訂正の種類',
    kind: { correction: '回答の訂正', finalFigure: '四半期の確定値' } satisfies {
      readonly [kind in AmendmentKind]: string
    },
    reason: '訂正の理由（必須・300字まで）',
    reasonMissing: '訂正の理由をご入力ください。',
    earlier: (day: Day, kind: string, reason: string) => `${longDay(day)}　${kind}：${reason}`,
    save: '訂正として保存する',
  },
}
