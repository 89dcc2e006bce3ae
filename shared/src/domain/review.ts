/** 確認のお願い and acceptance: what the PMO does with an answer. */
import type { MeasureId } from './measure.ts'
import type { PersonId, PmoUnit, SectionName } from './person.ts'
import type { RoundId } from './round.ts'

/** A question of the PMO about an answer, and the leader's reply. The answer itself stays as it was said. */
export interface ReviewQuestion {
  readonly roundId: RoundId
  readonly measureId: MeasureId
  /** From 1, within the round and measure. */
  readonly number: number
  readonly question: string
  readonly askedBy: PersonId
  readonly askedAt: Date
  readonly reply: string | null
  readonly repliedBy: PersonId | null
  readonly repliedAt: Date | null
}

/** The section each office of the PMO belongs to (推進体制: DX推進課デジタル戦略室・総務課行革推進係). */
const sectionOfUnit: { readonly [unit in PmoUnit]: SectionName } = {
  digitalStrategy: 'DX推進課',
  administrativeReform: '総務課',
}

/** An office does not accept the measures of its own section: the other one does. */
export function isOwnMeasureOf(unit: PmoUnit, leadSection: SectionName | null): boolean {
  return leadSection === sectionOfUnit[unit]
}
