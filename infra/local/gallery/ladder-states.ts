import { channelNoticeCard } from '../../../bot/src/cards/channel-notice-card.ts'
import { type DigestFacts, digestCard, digestLineForm, managerWordCard } from '../../../bot/src/cards/digest-card.ts'
import { noteCard } from '../../../bot/src/cards/note-card.ts'
import { noticeFormCard } from '../../../bot/src/cards/notice-form-card.ts'
import { noticeListCard } from '../../../bot/src/cards/notice-list-card.ts'
import { nudgeFormCard, nudgePreviewCard } from '../../../bot/src/cards/nudge-card.ts'
import { muteFormCard, planCard, planFormCard } from '../../../bot/src/cards/plan-card.ts'
import { notOpenedCard, preflightCard, rehearsalCard } from '../../../bot/src/cards/preflight-card.ts'
import { type ReminderFacts, reminderCard } from '../../../bot/src/cards/reminder-card.ts'
import { type UnansweredRow, unansweredCard, wayOutCard } from '../../../bot/src/cards/unanswered-card.ts'
import type { Person } from '../../../shared/src/domain/person.ts'
import type { Finding } from '../../../shared/src/domain/preflight.ts'
import type { RoundPlan } from '../../../shared/src/domain/round-plan.ts'
import { planJa, unansweredJa } from '../../../shared/src/wording/ladder.ja.ts'
import { refusalJa } from '../../../shared/src/wording/refusals.ja.ts'
import { type CardState, group } from './card-state.ts'
import { leader, longMeasure, longText, moment, oddText, ownMeasures, paperless, previous, round } from './facts.ts'

const reminder = (differ: Partial<ReminderFacts>) =>
  reminderCard(
    round,
    ownMeasures(9, (index) => (index < 6 ? { state: 'answered', revision: 1 } : {})),
    {
      measureIds: ['B1-7', 'B1-8', 'B1-9'],
      dueOn: round.dueOn,
      today: '2025-12-23',
      isDeputy: false,
      next: { on: '2025-12-26', to: ['leader'] },
      offers: [
        { choice: 'tomorrow', until: '2025-12-24' },
        { choice: 'dayBeforeDue', until: '2025-12-25' },
      ],
      ...differ,
    },
  )

const row: UnansweredRow = {
  measure: paperless,
  as: 'manager',
  dueOn: round.dueOn,
  previous,
  inHand: false,
  cause: null,
}
const rows = (count: number, differ: Partial<UnansweredRow> = {}) =>
  ownMeasures(count).map(({ measure }): UnansweredRow => ({ ...row, ...differ, measure }))
const longRow: UnansweredRow = { ...row, measure: longMeasure, dueOn: '2026-01-08', inHand: true, cause: 'noLeader' }
const posts = (count: number): readonly Person[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    post: `総務部総務課行革推進係 担当${index + 1}`,
    duties: [],
  }))

const digest = (count: number, differ: Partial<DigestFacts> = {}): DigestFacts => ({
  roundId: round.id,
  section: '総務課',
  rows: ownMeasures(count).map(({ measure }, index) => ({
    measure,
    revision: 1,
    weather: index % 4 === 3 ? 'rainy' : 'sunny',
    direction: 'continue',
    previousWeather: 'sunny',
  })),
  missing: 0,
  silenceUntil: '2026-01-08',
  ...differ,
})
const leaders = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    post: `総務部 総務課 行革推進担当${index + 1} 主査`,
    signInName: `soumu-gyokaku-suishin-tantou-${index + 1}@city.example.lg.jp`,
    measureIds: ownMeasures(30).flatMap(({ measure: { id } }, at) => (at % count === index ? [id] : [])),
  }))
const longDigest = digest(30, { missing: 2, silenceUntil: null })

const findings: readonly Finding[] = [
  { code: 'noLeader', measureIds: ['B2-1', 'B2-2'] },
  { code: 'unreachable', personId: leader.id, cause: 'ConversationBlockedByUser', measureIds: ['B1-3'] },
  { code: 'noManager', section: '市民課', measureIds: ['A1-4'] },
]
const everyFinding: readonly Finding[] = [
  { code: 'anotherRoundOpen', roundId: '2025Q2' },
  { code: 'noPmo' },
  { code: 'noLeader', measureIds: ownMeasures(32).map(({ measure }) => measure.id) },
  { code: 'holidaysUnknown', knownTo: '2025-12-31' },
  ...findings.slice(1),
  { code: 'leaderGone', personId: leader.id, why: 'moved', measureIds: ['B1-4'] },
  { code: 'directory', trouble: 'noRight' },
  { code: 'cardTooLarge', personId: leader.id, characters: 20_100, limit: 20_000 },
  { code: 'noSection', measureIds: ['B1-6'] },
  { code: 'noBasis', measureIds: ['B1-6'] },
  { code: 'closesAfterTransfers', closesOn: '2026-03-26' },
  { code: 'meetingTooSoon', meetingOn: '2026-01-13' },
]
const planned = { ...round, state: 'planned' as const }
const preflight = (some: readonly Finding[]) => ({
  round: planned,
  findings: some,
  measures: 32,
  leaders: 12,
  people: [leader],
})
const plan: RoundPlan = { ...round, meetingOn: '2026-01-20' }
const view = {
  roundId: round.id,
  state: 'planned',
  plan,
  byRule: false,
  heldBack: false,
  opensItself: true,
} as const
const mutes = {
  managerCheck: 'notice',
  mutePeriods: Array.from({ length: 8 }, () => ({ from: '2025-12-01', to: '2025-12-19', reason: 'assembly' as const })),
} as const

export const ladderStates: readonly CardState[] = [
  ...group('期限のお知らせ（PL）', [
    ['reminder-before', '3開庁日前', reminder({})],
    [
      'reminder-on-day',
      '当日',
      reminder({ today: round.dueOn, offers: [], next: { on: '2026-01-05', to: ['deputy'] } }),
    ],
    [
      'reminder-after',
      '期限の後（代理の方）',
      reminder({ today: '2026-01-05', isDeputy: true, offers: [], next: { on: '2026-01-06', to: ['manager'] } }),
    ],
    ['reminder-last', '次のお知らせがない', reminder({ today: '2026-01-08', offers: [], next: null })],
  ]),
  ...group('未回答の施策のお知らせ', [
    ['unanswered-one', '所属長・1施策', unansweredCard(round, [row], '2026-01-06')],
    ['unanswered-many', '所属長・30施策', unansweredCard(round, rows(30), '2026-01-06')],
    ['unanswered-pmo', 'PMO', unansweredCard(round, rows(5, { as: 'pmo', cause: 'noLeader' }), '2026-01-08')],
    [
      'unanswered-ahead',
      '期限の前（PMOが送るとき）',
      unansweredCard(round, rows(3, { as: 'departmentHead' }), '2025-12-24'),
    ],
    ['unanswered-long', 'いちばん長い名前・対応中', unansweredCard(round, [longRow, row], '2026-01-06')],
    ['way-out', '対応を選ぶ', wayOutCard(round, row, posts(9))],
    ['way-out-long', '名前が多い', wayOutCard(round, longRow, posts(300), refusalJa({ code: 'reasonMissing' }))],
    [
      'way-out-done',
      '期限を延ばした',
      noteCard(unansweredJa.done.moreDays('B1-3 紙決裁の廃止', '2026-01-08'), unansweredJa.effect.moreDays),
    ],
    [
      'channel-notice',
      '係の通知先のチャネル',
      channelNoticeCard({
        roundId: round.id,
        section: '総務課',
        managerId: leader.id,
        managerPost: '総務課長',
        unanswered: 3,
        closesOn: round.closesOn,
      }),
    ],
  ]),
  ...group('所属長の確認', [
    ['digest', '回答がそろった', digestCard(digest(5))],
    ['digest-chat', '担当とのチャットを開ける', digestCard(digest(5, { leaders: leaders(1) }))],
    ['digest-chats', '担当が三人・いちばん多いボタン', digestCard(digest(30, { leaders: leaders(3), relatedTo: 4 }))],
    ['digest-long', '30施策・確認を待つ', digestCard(longDigest)],
    ['digest-line', '一言添える', digestLineForm({ roundId: round.id, section: '総務課', shown: 'B1-3:1 B1-4:2' })],
    [
      'digest-line-refused',
      '一言が長い',
      digestLineForm(
        { roundId: round.id, section: '総務課', shown: 'B1-3:1' },
        longText(310),
        refusalJa({ code: 'textTooLong', limit: 300, length: 310 }),
      ),
    ],
    [
      'manager-word',
      '一言（担当者）',
      managerWordCard({
        roundId: round.id,
        post: '総務課長',
        measures: [paperless],
        line: '歳出伝票の見通しも書いてください。',
      }),
    ],
    [
      'manager-word-odd',
      '一言に記号・HTML、20施策',
      managerWordCard({
        roundId: round.id,
        post: '総務課長',
        measures: ownMeasures(20).map(({ measure }) => measure),
        line: oddText,
      }),
    ],
    [
      'manager-talk',
      '担当と話す',
      managerWordCard({ roundId: round.id, post: '総務課長', measures: [longMeasure], line: '' }),
    ],
  ]),
  ...group('回の予定・開始前の確認', [
    ['plan', '予定', planCard(view)],
    ['plan-by-rule', '決まりで求めた予定', planCard({ ...view, byRule: true })],
    ['plan-passed', '開始の日を過ぎた予定', planCard({ ...view, byRule: true, opensItself: false })],
    ['plan-held', '開く前に止めた', planCard({ ...view, heldBack: true, opensItself: false }, planJa.held(round.id))],
    ['plan-form', '日程を変える', planFormCard(view)],
    [
      'plan-form-refused',
      '閉庁日',
      planFormCard(
        { ...view, byRule: true },
        { dueOn: '2025-12-27' },
        refusalJa({ code: 'notABusinessDay', field: 'dueOn', day: '2025-12-27' }),
      ),
    ],
    ['mute-form', '控える期間', muteFormCard(mutes)],
    ['mute-form-none', '控える期間がない', muteFormCard({ ...mutes, mutePeriods: [] })],
    ['preflight', '開始前の確認', preflightCard(preflight(findings))],
    ['preflight-ready', '気になるところがない', preflightCard(preflight([]))],
    ['preflight-all', 'すべての指摘', preflightCard(preflight(everyFinding))],
    ['preflight-rehearsal', '予行', rehearsalCard(planned, ownMeasures(9), '総務課 PL')],
    ['not-opened', '開始日に開けない', notOpenedCard(preflight(findings))],
  ]),
  ...group('PMOが送るお知らせ', [
    ['nudge', 'お届け先', nudgeFormCard(round.id)],
    [
      'nudge-preview',
      '送る前',
      nudgePreviewCard({
        roundId: round.id,
        as: 'manager',
        rows: posts(12).map(({ post }) => ({ post, measureIds: ['B1-3', 'B1-4'], sendAt: moment })),
        measures: 5,
        withoutRecipient: ['B1-6'],
        mark: '12-1',
      }),
    ],
    [
      'nudge-nobody',
      '相手がいない',
      nudgePreviewCard({ roundId: round.id, as: 'leader', rows: [], measures: 0, withoutRecipient: [], mark: '0-7' }),
    ],
  ]),
  ...group('お知らせの型', [
    [
      'notice-list-bare',
      '行のない一枚',
      noticeListCard({ heading: '見出し', lines: ['一文です。'], rows: [], actions: [] }),
    ],
    ['notice-form-bare', '欄のない一枚', noticeFormCard({ heading: '見出し', lines: ['一文です。'], actions: [] })],
  ]),
]
