/** The columns of the workbook of assignments, each stated once: header, how it is written, how it is read. */
import { holdersOf, plain } from '../../../../shared/src/domain/assignment-change.ts'
import { listMark, postsOf, type Standing } from '../../../../shared/src/domain/assignment-sheet.ts'
import type { Assignment, Measure } from '../../../../shared/src/domain/measure.ts'
import type { Person, PersonId } from '../../../../shared/src/domain/person.ts'
import type { AssignmentColumn } from '../../../../shared/src/domain/sheet-problem.ts'
import { workbookJa } from '../../../../shared/src/wording/pmo-setup.ja.ts'

/** What one row is written from. */
export interface Line {
  readonly measure: Measure
  readonly assignment: Assignment
  readonly people: readonly Person[]
}

export interface Column {
  readonly header: string
  /** Characters. */
  readonly width: number
  /** Absent without a problem: the posts beside the ids say enough. */
  readonly optional: boolean
  readonly write: (line: Line) => string
  /** Null for what is no text. */
  readonly read: (cell: unknown) => string | null
}

const found = (people: readonly Person[], ids: readonly (PersonId | null)[]) =>
  ids.flatMap((id) => people.find((person) => person.id === id) ?? [])
/** Only where a post does not say who is meant: an id beside every post would be out of date with the first change. */
const idsOf = (named: readonly Person[], all: readonly Person[]) =>
  named.every(({ post }) => all.filter((one) => plain(one.post) === plain(post)).length === 1)
    ? ''
    : named.map(({ id }) => id).join(listMark)

const leader = ({ people, assignment }: Line) => found(people, [assignment.leader])
const deputies = ({ people, assignment }: Line) => found(people, assignment.deputies)
const manager = ({ people, measure: { leadSection: section } }: Line) =>
  section === null ? [] : holdersOf(people, { kind: 'manager', section })
const head = ({ people, measure: { leadDepartment: department } }: Line) =>
  holdersOf(people, { kind: 'departmentHead', department })

/** A blank cell is an empty text; a number, a day or a truth value is no name of anything here. */
function text(cell: unknown): string | null {
  if (cell === null || cell === undefined) return ''
  return typeof cell === 'string' ? cell.trim() : null
}

const column = (
  name: AssignmentColumn,
  width: number,
  write: (line: Line) => string,
  { optional = false } = {},
): Column => ({ header: workbookJa.columns[name], width, optional, write, read: text })

export const columns: { readonly [name in AssignmentColumn]: Column } = {
  measureId: column('measureId', 8, ({ measure }) => measure.id),
  title: column('title', 28, ({ measure }) => measure.title),
  leadDepartment: column('leadDepartment', 12, ({ measure }) => measure.leadDepartment),
  leadSection: column('leadSection', 14, ({ measure }) => measure.leadSection ?? ''),
  leader: column('leader', 18, (line) => postsOf(leader(line))),
  deputies: column('deputies', 24, (line) => postsOf(deputies(line))),
  manager: column('manager', 16, (line) => postsOf(manager(line))),
  departmentHead: column('departmentHead', 16, (line) => postsOf(head(line))),
  relatedSections: column('relatedSections', 24, ({ assignment }) => assignment.relatedSections.join(listMark)),
  leaderId: column('leaderId', 20, (line) => idsOf(leader(line), line.people), { optional: true }),
  deputyIds: column('deputyIds', 20, (line) => idsOf(deputies(line), line.people), { optional: true }),
  managerId: column('managerId', 20, (line) => idsOf(manager(line), line.people), { optional: true }),
  departmentHeadId: column('departmentHeadId', 20, (line) => idsOf(head(line), line.people), { optional: true }),
}

/** In the order of the sheet. */
export const columnNames = Object.keys(columns) as readonly AssignmentColumn[]

/** Every row of the sheet below the header, in the list's order. */
export function linesOf({ measures, assignments, people }: Standing): readonly Line[] {
  const byMeasure = new Map(assignments.map((assignment) => [assignment.measureId, assignment]))
  return measures.flatMap((measure) => {
    const assignment = byMeasure.get(measure.id)
    return assignment ? [{ measure, assignment, people }] : []
  })
}
