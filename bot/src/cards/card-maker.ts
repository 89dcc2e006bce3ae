/** The cards that jobs send, each with what its toast says: one line a kind. */
import type { Measure } from '../../../shared/src/domain/measure.ts'
import type { OwnMeasure } from '../../../shared/src/domain/own-measure.ts'
import type { ReviewQuestion } from '../../../shared/src/domain/review.ts'
import type { Round } from '../../../shared/src/domain/round.ts'
import { decisionCards } from './decision-cards.ts'
import { ladderCards } from './ladder-cards.ts'
import { overviewCard, overviewSummary } from './overview-card.ts'
import { questionCard, questionSummary } from './question-card.ts'

export const cardMaker = {
  ...decisionCards,
  ...ladderCards,
  overview: (round: Round, own: readonly OwnMeasure[]) => ({
    summary: overviewSummary(round, own),
    card: overviewCard(round, own),
  }),
  question: (round: Round, measure: Measure, question: ReviewQuestion) => ({
    summary: questionSummary(round, measure),
    card: questionCard(round, measure, question),
  }),
}
