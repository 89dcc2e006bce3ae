/** The city's list as one typed object: what `readDataSet` returns. */
import type { Assignment, Measure, MeasureId, Plan } from '../../../shared/src/domain/measure.ts'
import type { Person, SectionName } from '../../../shared/src/domain/person.ts'
import type { RoundId } from '../../../shared/src/domain/round.ts'
import type { Doubt, Finding } from './schemas/doubts.ts'
import type { IndicatorRow, ValueRow } from './schemas/indicators.ts'
import type { MeasureRow } from './schemas/measures.ts'
import type { PublishedRow } from './schemas/published-answers.ts'
import type { Roadmap } from './schemas/roadmap.ts'
import type { Strategy } from './schemas/strategy.ts'

/** What the list says of a measure beyond the row itself. */
export interface MeasureDetail
  extends Readonly<Pick<MeasureRow, 'titleStatus' | 'titleConfidence' | 'titleBasis' | 'titleRaw' | 'sourceLine'>> {
  readonly measureId: MeasureId
  readonly purpose: readonly string[]
  /** 4アプローチ; empty: 未分類. */
  readonly approachIds: readonly string[]
  /** Rows of the mid-term roadmap that the measure serves. */
  readonly roadmapNos: readonly number[]
  /** To be confirmed by the PMO (要確認): cells of this measure. */
  readonly doubts: readonly Doubt[]
  /** To be confirmed by the PMO: what concerns this measure or every measure. */
  readonly findings: readonly Finding[]
}

/** `note` is 「原典・要確認」: the weather was guessed from a scanned mark. */
export interface PublishedAnswer extends Readonly<PublishedRow> {
  readonly roundId: RoundId
  readonly note: string
}

export interface IndicatorValue extends Readonly<ValueRow> {
  readonly roundId: RoundId
}

/** A made-up assignment; `note` says so in Japanese. */
export interface SampleAssignment extends Assignment {
  readonly leadSection: SectionName
  readonly sample: true
  readonly note: string
}

export interface DataSet {
  /** In the order of the list; `leadSection` is that of the sample assignment. */
  readonly measures: readonly Measure[]
  /** One for each measure, in the same order. */
  readonly details: readonly MeasureDetail[]
  readonly plans: readonly Plan[]
  readonly indicators: readonly Readonly<IndicatorRow>[]
  readonly indicatorValues: readonly IndicatorValue[]
  readonly publishedAnswers: readonly PublishedAnswer[]
  readonly assignments: readonly SampleAssignment[]
  readonly people: readonly Person[]
  readonly strategy: Strategy
  readonly roadmap: Roadmap
  /** Every finding, those on the goal, the strategy and the list as a whole included. */
  readonly findings: readonly Finding[]
}
