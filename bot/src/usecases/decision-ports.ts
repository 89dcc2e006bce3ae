/** What the use cases of ご相談, 引き継ぎ and the closing of a round need from outside. */
import type { Amendment } from '../../../shared/src/domain/amendment.ts'
import type { MeetingOutcome, ReportStage } from '../../../shared/src/domain/closing-report.ts'
import type { ConsultationCase } from '../../../shared/src/domain/consultation-chain.ts'
import type { Day } from '../../../shared/src/domain/day.ts'
import type { HandOver } from '../../../shared/src/domain/hand-over.ts'
import type { MeasureId } from '../../../shared/src/domain/measure.ts'
import type { PersonId } from '../../../shared/src/domain/person.ts'
import type { RelatedLine } from '../../../shared/src/domain/related-line.ts'
import type { RoundId } from '../../../shared/src/domain/round.ts'

export interface ConsultationStore {
  /** Of a round and measure, oldest first. Locks them until the end of the transaction. */
  of(round: RoundId, measure: MeasureId): Promise<readonly ConsultationCase[]>
  /** Of every round. */
  open(): Promise<readonly ConsultationCase[]>
  /** Of one measure, whatever round they come from. */
  openOf(measure: MeasureId): Promise<readonly ConsultationCase[]>
  /** Of a round, for all its measures. */
  ofRound(round: RoundId): Promise<readonly ConsultationCase[]>
  save(consultation: ConsultationCase): Promise<void>
}

/** How far the product has followed a hand-over. */
export interface StoredHandOver extends HandOver {
  /** When the receiver was asked or told. */
  readonly shownAt: Date | null
  /** When the register followed it, or was found to have gone another way. */
  readonly followedAt: Date | null
}

/** Whoever writes here holds `rounds.lockAll`. */
export interface HandOverStore {
  /** Of a measure, oldest first. */
  of(measure: MeasureId): Promise<readonly StoredHandOver[]>
  save(handOver: StoredHandOver): Promise<void>
  /** What was offered to this person, or by this person, and is not settled yet. */
  offeredBy(person: PersonId): Promise<readonly StoredHandOver[]>
  /** Those whose day has come and that nobody was told of, or that the register has yet to follow; oldest first. */
  due(today: Day): Promise<readonly StoredHandOver[]>
}

export interface ClosingReport {
  readonly roundId: RoundId
  readonly stage: ReportStage
  /** From 1; grows each time it comes back to the PMO. */
  readonly turn: number
  /** What the programme manager wrote when bringing it back; may be empty. */
  readonly note: string
  readonly changedBy: PersonId
  readonly changedAt: Date
}

export interface ClosingStore {
  /** Locks it until the end of the transaction. */
  report(round: RoundId): Promise<ClosingReport | null>
  saveReport(report: ClosingReport): Promise<void>
  /** The last round that was closed here. */
  newestClosed(): Promise<RoundId | null>
  /** Of a round. */
  outcomes(round: RoundId): Promise<readonly MeetingOutcome[]>
  saveOutcome(outcome: MeetingOutcome): Promise<void>
  /** Of a round, by measure, oldest first. */
  amendments(round: RoundId): Promise<readonly Amendment[]>
  insertAmendment(amendment: Amendment): Promise<void>
}

/** 関係課の一言 */
export interface RelatedLineStore {
  /** Of a round, oldest first. */
  ofRound(round: RoundId): Promise<readonly RelatedLine[]>
  of(round: RoundId, measure: MeasureId): Promise<readonly RelatedLine[]>
  /** In place of what the section said of the measure in the round before. */
  save(line: RelatedLine): Promise<void>
  /** Of the section; nothing happens where there is none. */
  remove(line: Pick<RelatedLine, 'roundId' | 'measureId' | 'section'>): Promise<void>
}
