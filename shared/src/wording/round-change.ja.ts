/** 取り下げ and what changes after a round was sent: to the PMO before and after, and in place of what people were sent. */
import type { Day } from '../domain/day.ts'
import { longRoundLabel, shortDay, shortRoundLabel } from '../domain/fiscal-calendar.ts'
import type { RoundId } from '../domain/round.ts'
import { asOfJa } from './days.ja.ts'

const toast = (round: RoundId, rest: string) => `【業務改革】${shortRoundLabel(round)} ${rest}`

export const withdrawnJa = {
  /** In the chats of those who were asked. */
  summary: (round: RoundId) => toast(round, 'この依頼は取り下げました'),
  heading: (round: RoundId) => `${longRoundLabel(round)} 依頼の取り下げ`,
  text: (on: Day | undefined) =>
    `この依頼は${on === undefined ? '' : `${shortDay(on)}に`}取り下げました。ご対応は必要ありません。`,
  answersKept: (count: number) => `お寄せいただいた${count}施策のご回答は、そのまま残しています。`,
  again: 'あらためてお願いするときは、こちらでお知らせします。',
} as const

export const withdrawJa = {
  open: '依頼を取り下げる',
  summary: (round: RoundId) => toast(round, '依頼の取り下げ'),
  heading: (round: RoundId) => `${shortRoundLabel(round)} の依頼を取り下げますか`,
  messages: (messages: number, people: number) =>
    messages === 0
      ? 'お届けしたカードは、まだありません。'
      : `${people}人にお届けした${messages}枚のカードを、「取り下げました」の文に置き換えます。あらためての通知は届きません。`,
  unsent: (count: number) => `まだお届けしていないお知らせ${count}件は、送りません。`,
  answers: (count: number) =>
    count === 0
      ? '回答は、まだありません。'
      : `いただいた回答（${count}施策）は消えません。再開すると、そのまま続きから始められます。`,
  writing: '入力の途中の方のカードは、入力が終わるまで（長くて1時間）そのままにします。',
  holders: 'お届け先',
  holder: (post: string, messages: number) => (messages === 1 ? post : `${post}（${messages}枚）`),
  more: (count: number) => `ほか${count}人`,
  confirm: '取り下げる',
  back: 'やめる',
  done: (round: RoundId) => `✓ ${shortRoundLabel(round)} の依頼を取り下げました`,
  standing: (round: RoundId) => `${shortRoundLabel(round)} の依頼は、取り下げています`,
  since: (on: Day) => `${shortDay(on)}に取り下げました。`,
  replaced: (messages: number) => `お届けした${messages}枚のカードを、順に置き換えています。`,
  kept: (count: number) => `いただいた回答（${count}施策）は残っています。`,
  next: '「もう一度開く」を押すか、新しい開始の日を決めると、再開します。',
  reopen: 'もう一度開く',
  reopens:
    'お届けしていたカードが元の一覧に戻り、まだ回答をお願いしている方へ、再開を一度だけお知らせします。いただいた回答はそのままです。',
  /** On the card of the days. */
  waits: '取り下げています。「もう一度開く」を押すか、新しい開始の日を決めると、再開します。',
} as const

export const reopenedJa = {
  summary: (round: RoundId, count: number, due: Day) =>
    toast(round, `ご回答の受付を再開しました（${count}施策、${shortDay(due)}まで）`),
  text: (asOf: Day) =>
    `取り下げていた依頼を再開しました。${asOfJa(asOf)}時点の状況をお知らせください。お寄せいただいたご回答は残っています。`,
} as const

export const daysChangedJa = {
  summary: (round: RoundId, count: number, due: Day) =>
    toast(round, `日程が変わりました（期限 ${shortDay(due)}、あと${count}施策）`),
  text: (due: Day, closes: Day, asOf: Day) =>
    `日程が変わりました。期限は **${shortDay(due)}**、締切は **${shortDay(closes)}**、数値の時点は${asOfJa(asOf)}です。お済みのご回答は、そのままで構いません。`,
  /** To the PMO, below the saved days. */
  told: (people: number) =>
    people === 0
      ? 'お届けしたカードの日付を、順に直しています。'
      : `お届けしたカードの日付を、順に直しています。${people}人の担当の方には、一度だけお知らせします。`,
} as const
