/** What can be wrong in the workbook of assignments, cell by cell. */

/** A place in the workbook; rows are counted as the spreadsheet does, and 1 is the header. */
export interface SheetProblem {
  readonly row: number
  readonly column: AssignmentColumn
  readonly code: SheetProblemCode
  /** What stands there, or what it should agree with. */
  readonly detail: string
}

/** Columns of the workbook of assignments. */
export type AssignmentColumn =
  | 'measureId'
  | 'title'
  | 'leadDepartment'
  | 'leadSection'
  | 'leader'
  | 'leaderId'
  | 'deputies'
  | 'deputyIds'
  | 'manager'
  | 'managerId'
  | 'departmentHead'
  | 'departmentHeadId'
  | 'relatedSections'

export type SheetProblemCode =
  | 'missingColumn'
  | 'columnTwice'
  | 'notText'
  | 'brokenFormula'
  | 'measureMissing'
  | 'unknownMeasure'
  | 'measureTwice'
  | 'differsFromList'
  | 'unknownPost'
  | 'postTwice'
  | 'unknownId'
  | 'postAndIdDiffer'
  | 'onlyOne'
  | 'leaderIsDeputy'
  | 'tooLong'
  | 'differsFromRow'
  | 'noSection'
