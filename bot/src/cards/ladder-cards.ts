/** The cards of お知らせ and of the clock as messages, each with what its toast says. */
import type { ChannelNotice } from '../../../shared/src/domain/channel-notice.ts'
import type { Day } from '../../../shared/src/domain/day.ts'
import type { OwnMeasure } from '../../../shared/src/domain/own-measure.ts'
import type { Round } from '../../../shared/src/domain/round.ts'
import { askToCloseJa } from '../../../shared/src/wording/ladder.ja.ts'
import { channelNoticeCard, channelNoticeText } from './channel-notice-card.ts'
import {
  type DigestFacts,
  digestCard,
  digestSummary,
  type ManagerWord,
  managerWordCard,
  managerWordSummary,
} from './digest-card.ts'
import { type RoundStatusFacts, roundStatusCard } from './pmo-cards.ts'
import {
  notOpenedCard,
  notOpenedSummary,
  type PreflightFacts,
  preflightCard,
  preflightSummary,
} from './preflight-card.ts'
import { type ReminderFacts, reminderCard, reminderSummary } from './reminder-card.ts'
import { type UnansweredRow, unansweredCard, unansweredSummary } from './unanswered-card.ts'

export const ladderCards = {
  reminder: (round: Round, own: readonly OwnMeasure[], facts: ReminderFacts) => ({
    summary: reminderSummary(round, own, facts),
    card: reminderCard(round, own, facts),
  }),
  unanswered: (round: Round, rows: readonly UnansweredRow[], today: Day) => ({
    summary: unansweredSummary(round, rows),
    card: unansweredCard(round, rows, today),
  }),
  inChannel: (notice: ChannelNotice) => ({ summary: channelNoticeText(notice), card: channelNoticeCard(notice) }),
  digest: (facts: DigestFacts) => ({ summary: digestSummary(facts), card: digestCard(facts) }),
  managerWord: (word: ManagerWord) => ({ summary: managerWordSummary(word), card: managerWordCard(word) }),
  preflight: (facts: PreflightFacts) => ({ summary: preflightSummary(facts), card: preflightCard(facts) }),
  notOpened: (facts: PreflightFacts) => ({ summary: notOpenedSummary(facts), card: notOpenedCard(facts) }),
  askToClose: (status: RoundStatusFacts, at: Date) => ({
    summary: askToCloseJa.summary(
      status.round.id,
      status.round.closesOn,
      status.tally.unanswered + status.tally.unreachable,
    ),
    card: roundStatusCard(status, at),
  }),
}
