/** The cards of ご相談, 引き継ぎ and the closing that jobs send, each with what its toast says. */
import type { Measure } from '../../../shared/src/domain/measure.ts'
import type { Round } from '../../../shared/src/domain/round.ts'
import type { EarlierAnswer, SuccessorPack } from '../../../shared/src/domain/successor-pack.ts'
import type { Worsening } from '../../../shared/src/domain/worsening.ts'
import { closingJa, consultationJa, handOverJa, worseningJa } from '../../../shared/src/wording/decisions.ja.ts'
import { type ClosingFacts, closingCard, type OwnOutcomeFacts, outcomesCard } from './closing-card.ts'
import { type ConsultationFacts, consultationAnsweredCard, consultationCard } from './consultation-card.ts'
import { type HandOverFacts, handOverAskedCard, handOverSettledCard, successorCard } from './hand-over-card.ts'
import { worseningCard } from './worsening-card.ts'

export const decisionCards = {
  consultation: (facts: ConsultationFacts, isHolder: boolean) => {
    const { roundId, measureId, by } = facts.consultation
    return { summary: consultationJa.summary(roundId, measureId, by), card: consultationCard(facts, isHolder) }
  },
  consultationAnswered: (facts: ConsultationFacts) => {
    const { roundId, measureId } = facts.consultation
    return { summary: consultationJa.answeredSummary(roundId, measureId), card: consultationAnsweredCard(facts) }
  },
  worsening: (round: Round, measure: Measure, why: Worsening, previous: EarlierAnswer, current: EarlierAnswer) => ({
    summary: worseningJa.summary(round.id, measure.id),
    card: worseningCard(measure, why, previous, current),
  }),
  handOverAsked: (facts: HandOverFacts, pack: SuccessorPack) => ({
    summary: handOverJa.askedSummary(facts.measure.id),
    card: handOverAskedCard(facts, pack),
  }),
  handOverSettled: (facts: HandOverFacts) => {
    const { id } = facts.measure
    const declined = facts.handOver.state === 'declined'
    return {
      summary: declined ? handOverJa.declinedSummary(id) : handOverJa.acceptedSummary(id),
      card: handOverSettledCard(facts),
    }
  },
  successor: (facts: HandOverFacts, pack: SuccessorPack) => ({
    summary: handOverJa.successorSummary(facts.measure.id),
    card: successorCard(facts, pack),
  }),
  closing: (facts: ClosingFacts, step: 'toPmo' | 'toProgrammeManager' | 'confirmed' | 'toOwner') => {
    const reader = step === 'toProgrammeManager' ? 'programmeManager' : step === 'toOwner' ? 'owner' : 'pmo'
    return {
      summary: closingJa.summary[step](facts.round.id, facts.summary.decisions.length),
      card: closingCard(facts, reader),
    }
  },
  outcomes: (round: Round, own: readonly OwnOutcomeFacts[]) => ({
    summary: closingJa.summary.thanks(round.id, own.length),
    card: outcomesCard(round, own),
  }),
}
