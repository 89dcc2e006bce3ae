/** Reads the workbook of assignments back: every problem or every change is shown first, and all of it is applied at once. */
import { knownSections } from '../../../shared/src/domain/assignment-change.ts'
import {
  type AssignmentChange,
  planAssignments,
  type SheetPlan,
  type Standing,
  sheetMark,
} from '../../../shared/src/domain/assignment-sheet.ts'
import type { PersonId } from '../../../shared/src/domain/person.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/src/domain/refusal.ts'
import type { SheetProblem } from '../../../shared/src/domain/sheet-problem.ts'
import { findPermitted } from './find-permitted.ts'
import { followAssignments } from './follow-assignment.ts'
import type { Deps, Transaction, WorkbookContent } from './ports.ts'

export interface WorkbookPreview {
  /** Nothing is applied while there is one. */
  readonly problems: readonly SheetProblem[]
  readonly changes: readonly AssignmentChange[]
  /** Goes back with the file: what is applied is what was shown. */
  readonly mark: string
}

export async function previewAssignments(
  { unitOfWork, assignmentWorkbook }: Deps,
  asker: PersonId,
  file: Uint8Array,
): Promise<WorkbookPreview | { readonly refusal: Refusal }> {
  // Before the file is looked at: only the PMO may make us read one.
  const person = await unitOfWork.run((tx) => findPermitted(tx, asker, 'assign'))
  if (isRefusal(person)) return person
  const content = await assignmentWorkbook.read(file)
  if (isRefusal(content)) return content
  return unitOfWork.run(async (tx) => {
    const { problems, changes } = planOf(content, await readStanding(tx))
    return { problems, changes, mark: sheetMark(changes) }
  })
}

/** `mark` of the preview; null: whatever the file changes. */
export async function applyAssignments(
  deps: Deps,
  asker: PersonId,
  file: Uint8Array,
  mark: string | null,
): Promise<readonly AssignmentChange[] | { readonly refusal: Refusal }> {
  const { unitOfWork, assignmentWorkbook, clock } = deps
  const person = await unitOfWork.run((tx) => findPermitted(tx, asker, 'assign'))
  if (isRefusal(person)) return person
  const content = await assignmentWorkbook.read(file)
  if (isRefusal(content)) return content
  return unitOfWork.run(async (tx) => {
    const stillPermitted = await findPermitted(tx, asker, 'assign')
    if (isRefusal(stillPermitted)) return stillPermitted
    await tx.rounds.lockAll()
    const standing = await readStanding(tx)
    const plan = planOf(content, standing)
    if (plan.problems.length > 0) return refuse({ code: 'invalidWorkbook', problems: plan.problems })
    if (mark !== null && mark !== sheetMark(plan.changes)) return refuse({ code: 'previewOutdated' })
    await tx.people.save(plan.people)
    for (const assigned of plan.assigned) await tx.assignments.save(assigned)
    const reassigned = plan.assigned.flatMap(({ measureId, assignment: after }) => {
      const before = standing.assignments.find((one) => one.measureId === measureId)
      return before ? [{ before, after }] : []
    })
    await followAssignments(deps, tx, reassigned, clock.now())
    return plan.changes
  })
}

export async function readStanding(tx: Transaction): Promise<Standing> {
  const measures = await tx.register.list()
  const assignments = await tx.register.assignments()
  const people = await tx.people.list()
  return { measures, assignments, people, sections: knownSections(measures, assignments, people) }
}

/** A cell that could not be read is told once, by what is wrong with the cell itself. */
function planOf({ rows, problems }: WorkbookContent, standing: Standing): SheetPlan {
  const plan = planAssignments(rows, standing)
  const told = new Set(problems.map(({ row, column }) => `${row} ${column}`))
  const all = [...problems, ...plan.problems.filter(({ row, column }) => !told.has(`${row} ${column}`))]
  if (all.length === 0) return plan
  return { problems: all.sort((one, other) => one.row - other.row), changes: [], assigned: [], people: [] }
}
