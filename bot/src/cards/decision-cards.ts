/** The cards of ご相談, 引き継ぎ and the closing that jobs send, each with what its toast says. */
import type { Round } from '../../../shared/src/domain/round.ts'
import type { SuccessorPack } from '../../../shared/src/domain/successor-pack.ts'
import { closingJa, consultationJa, handOverJa } from '../../../shared/src/wording/decisions.ja.ts'
import { type ClosingFacts, closingCard, type OwnOutcomeFacts, outcomesCard } from './closing-card.ts'
import { type ConsultationFacts, consultationAnsweredCard, consultationCard } from './consultation-card.ts'
import { type HandOverFacts, handOverAskedCard, handOverSettledCard, successorCard } from './hand-over-card.ts'
import { type GoneLeader, leadersGoneCard, leadersGoneSummary } from './leaders-gone-card.ts'
import { type DarkerSkyFacts, worseningCard, worseningSummary } from './worsening-card.ts'

export const decisionCards = {
  consultation: (facts: ConsultationFacts, isHolder: boolean) => {
    const { roundId, measureId, by } = facts.consultation
    return { summary: consultationJa.summary(roundId, measureId, by), card: consultationCard(facts, isHolder) }
  },
  consultationAnswered: (facts: ConsultationFacts) => {
    const { roundId, measureId } = facts.consultation
    return { summary: consultationJa.answeredSummary(roundId, measureId), card: consultationAnsweredCard(facts) }
  },
  worsening: (round: Round, darker: readonly DarkerSkyFacts[]) => ({
    summary: worseningSummary(round.id, darker),
    card: worseningCard(darker),
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
  leadersGone: (gone: readonly GoneLeader[]) => ({ summary: leadersGoneSummary(gone), card: leadersGoneCard(gone) }),
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
