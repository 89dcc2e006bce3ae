/** The cards that jobs send, each with what its toast says: one line a kind. */
import type { LeaderAhead } from '../../../shared/src/domain/leader-ahead.ts'
import type { Measure } from '../../../shared/src/domain/measure.ts'
import type { OwnMeasure } from '../../../shared/src/domain/own-measure.ts'
import type { ReviewQuestion } from '../../../shared/src/domain/review.ts'
import type { Round } from '../../../shared/src/domain/round.ts'
import { chatJa } from '../../../shared/src/wording/chat.ja.ts'
import { daysChangedJa, reopenedJa, withdrawnJa } from '../../../shared/src/wording/round-change.ja.ts'
import { decisionCards } from './decision-cards.ts'
import { ladderCards } from './ladder-cards.ts'
import { aheadFrame, type OverviewFrame, overviewCard, overviewSummary } from './overview-card.ts'
import { questionCard, questionSummary } from './question-card.ts'
import { withdrawnCard } from './withdrawn-card.ts'

export const cardMaker = {
  ...decisionCards,
  ...ladderCards,
  overview: (round: Round, own: readonly OwnMeasure[], _at: Date, ahead: LeaderAhead | null) => ({
    summary: overviewSummary(round, own),
    card: overviewCard(round, own, 0, aheadFrame(round, ahead)),
  }),
  withdrawn: (round: Round) => ({ summary: withdrawnJa.summary(round.id), card: withdrawnCard(round) }),
  reopened: (round: Round, own: readonly OwnMeasure[], ahead: LeaderAhead | null) => ({
    summary: reopenedJa.summary(round.id, own.length, round.dueOn),
    card: overviewCard(round, own, 0, changeFrame(round, ahead, reopenedJa.text(round.asOfDay))),
  }),
  daysChanged: (round: Round, own: readonly OwnMeasure[], ahead: LeaderAhead | null) => ({
    summary: daysChangedJa.summary(round.id, own.filter(({ revision }) => revision === 0).length, round.dueOn),
    card: overviewCard(
      round,
      own,
      0,
      changeFrame(round, ahead, daysChangedJa.text(round.dueOn, round.closesOn, round.asOfDay)),
    ),
  }),
  question: (round: Round, measure: Measure, question: ReviewQuestion) => ({
    summary: questionSummary(round, measure),
    card: questionCard(round, measure, question),
  }),
}

function changeFrame(round: Round, ahead: LeaderAhead | null, text: string): OverviewFrame {
  const plain = { note: chatJa.overview.canCorrect(round.dueOn, round.closesOn), later: [] }
  return { ...(aheadFrame(round, ahead) ?? plain), text }
}
