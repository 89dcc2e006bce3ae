import { cardMaker } from '../../../bot/src/cards/card-maker.ts'
import { overviewCard } from '../../../bot/src/cards/overview-card.ts'
import { planCard } from '../../../bot/src/cards/plan-card.ts'
import { openRoundCard } from '../../../bot/src/cards/pmo-cards.ts'
import {
  type WithdrawalFacts,
  withdrawCard,
  withdrawDoneCard,
  withdrawnStatusCard,
} from '../../../bot/src/cards/withdraw-card.ts'
import { withdrawnCard } from '../../../bot/src/cards/withdrawn-card.ts'
import type { Round } from '../../../shared/src/domain/round.ts'
import { planJa } from '../../../shared/src/wording/ladder.ja.ts'
import { withdrawJa } from '../../../shared/src/wording/round-change.ja.ts'
import { type CardState, group } from './card-state.ts'
import { ownMeasures, round } from './facts.ts'

const withdrawn: Round = { ...round, state: 'withdrawn', withdrawnOn: '2025-12-16' }
const facts: WithdrawalFacts = {
  round,
  holders: [
    { post: '総務課 PL', messages: 3 },
    { post: '市民課 PL', messages: 1 },
    { post: '総務課長', messages: 1 },
  ],
  messages: 5,
  answers: 4,
  unsent: 2,
}
const many: WithdrawalFacts = {
  ...facts,
  holders: Array.from({ length: 40 }, (_, index) => ({ post: `総務部総務課行革推進係 担当${index + 1}`, messages: 2 })),
  messages: 80,
}
const plan = { ...round, meetingOn: null }
const view = { roundId: round.id, plan, byRule: false, heldBack: false, opensItself: false }
const own = ownMeasures(9, (index) => (index < 4 ? { state: 'answered', revision: 1 } : {}))

export const roundChangeStates: readonly CardState[] = [
  ...group('依頼の取り下げ', [
    ['withdraw', '取り下げる前', withdrawCard(facts)],
    ['withdraw-many', '取り下げる前（40人）', withdrawCard(many)],
    ['withdraw-nothing-sent', '何も届いていない', withdrawCard({ ...facts, holders: [], messages: 0, answers: 0 })],
    ['withdraw-done', '取り下げた後', withdrawDoneCard(facts)],
    ['withdrawn-status', 'PMOの「状況」', withdrawnStatusCard(withdrawn, 4)],
    ['withdrawn-plan', 'PMOの「予定」', planCard({ ...view, state: 'withdrawn', heldBack: true })],
    ['withdrawn-reopen', 'もう一度開く前', openRoundCard(round.id, round, withdrawJa.reopens)],
    ['withdrawn-overview', '担当の一覧カード', overviewCard(withdrawn, own)],
    ['withdrawn-notice', '所属長へのお知らせなど', withdrawnCard(withdrawn)],
    ['reopened', '再開のお知らせ', cardMaker.reopened(round, own, null).card],
  ]),
  ...group('日程の変更', [
    ['plan-open', '開いている回の予定', planCard({ ...view, state: 'open' })],
    ['days-saved', '決めた後', planCard({ ...view, state: 'open', told: 12 }, planJa.saved(round.id))],
    ['days-changed', '担当へのお知らせ', cardMaker.daysChanged(round, own, null).card],
  ]),
]
