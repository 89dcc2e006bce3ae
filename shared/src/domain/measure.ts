/** A measure (施策): one row of the city's list, with its plan by fiscal year. */
import type { Day } from './day.ts'
import type { DepartmentName, PersonId, SectionName } from './person.ts'

/** As in the list: `A1-1`, `B1-5a`, `B1-7A`. */
export type MeasureId = string

export interface Measure {
  readonly id: MeasureId
  /** Place in the city's list, from 0. */
  readonly order: number
  readonly title: string
  /** 施策3本柱 */
  readonly pillar: { readonly id: string; readonly name: string }
  /** 施策9領域 */
  readonly area: { readonly id: string; readonly name: string }
  readonly leadDepartment: DepartmentName
  /** Not in the published list: assigned by the PMO. */
  readonly leadSection: SectionName | null
}

/** Who stands for a measure at present; the PMO assigns them. */
export interface Assignment {
  readonly measureId: MeasureId
  readonly leader: PersonId | null
  readonly deputies: readonly PersonId[]
  /** 関係課: may add a line, is never late. */
  readonly relatedSections: readonly SectionName[]
}

/** What the list promises for a measure in a fiscal year. Lines of text; empty where the source is blank. */
export interface Plan {
  readonly measureId: MeasureId
  readonly fiscalYear: number
  /** マイルストーン（年度末時点） */
  readonly milestone: readonly string[]
  /** 実施内容 */
  readonly actions: readonly string[]
  /** Q4末 到達目標 */
  readonly target: readonly string[]
}

/** KPI of a measure. `target` is null where the list does not set a number. */
export interface Indicator {
  readonly id: string
  readonly measureId: MeasureId
  readonly name: string
  readonly unit: string
  readonly target: number | null
  readonly targetDay: Day | null
  readonly betterWhen: 'higher' | 'lower'
  /** A running total of the fiscal year: the whole year is there to reach the target. */
  readonly cumulative: boolean
}
