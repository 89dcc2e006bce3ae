/** The workbook of assignments, row by row: what it would change, or every place that has to be put right first. */
import {
  type Assigned,
  assignDuty,
  changeAssignment,
  holdersOf,
  type LeadingDuty,
  plain,
  sectionNamed,
} from './assignment-change.ts'
import type { Assignment, Measure, MeasureId } from './measure.ts'
import type { Person, PersonId, SectionName } from './person.ts'
import { isRefusal } from './refusal.ts'
import type { AssignmentColumn, SheetProblem, SheetProblemCode } from './sheet-problem.ts'

/** One row as read: the text of each cell, empty where there is none. */
export interface SheetRow {
  readonly row: number
  readonly cells: { readonly [column in AssignmentColumn]: string }
}

/** The register as it stands. */
export interface Standing {
  readonly measures: readonly Measure[]
  readonly assignments: readonly Assignment[]
  readonly people: readonly Person[]
  readonly sections: readonly SectionName[]
}

export interface AssignmentChange {
  readonly column: 'leadSection' | 'leader' | 'deputies' | 'relatedSections' | 'manager' | 'departmentHead'
  /** The measure; null where a section or a department is meant. */
  readonly measureId: MeasureId | null
  /** Title of the measure, or name of the section or department. */
  readonly name: string
  /** Posts or names of sections. */
  readonly before: string
  readonly after: string
}

export interface SheetPlan {
  readonly problems: readonly SheetProblem[]
  readonly changes: readonly AssignmentChange[]
  /** Measures that change, as they will be. */
  readonly assigned: readonly (Assigned & { readonly measureId: MeasureId })[]
  /** People whose duties change, as they will be. */
  readonly people: readonly Person[]
}

/** Between several posts or ids in one cell. */
export const listMark = '、'
const listMarks = /[、,，;；\n]/

/** Measures that are not in the sheet stay as they are; so do manager and head where their cells are blank. */
export function planAssignments(rows: readonly SheetRow[], standing: Standing): SheetPlan {
  const reader = new RowReader(standing)
  const read = rows.map((row) => reader.read(row)).filter((one) => one !== null)
  const duties = reader.duties()
  const known = { people: new Set(standing.people.map(({ id }) => id)), sections: standing.sections }
  const assigned = read.flatMap(({ measure, current, wanted, row }) => {
    const changed = changeAssignment(current, wanted, known)
    if (!isRefusal(changed)) return [{ measure, current, ...changed }]
    if (changed.refusal.code === 'invalidAssignment') {
      for (const { field, code } of changed.refusal.problems) {
        // Unknown people were told with what stands in the cell.
        if (code !== 'unknownPerson') reader.tell(row, field, code, row.cells[field])
      }
    }
    return []
  })
  if (reader.problems.length > 0) {
    const problems = [...reader.problems].sort((one, other) => one.row - other.row)
    return { problems, changes: [], assigned: [], people: [] }
  }
  const people = peopleAfter(standing.people, duties)
  const changes = [
    ...assigned.flatMap((one) => changesOf(one, standing.people)),
    ...duties.flatMap(({ duty, holders }) => dutyChange(standing.people, duty, holders)),
  ]
  const differs = new Set(changes.map(({ measureId }) => measureId))
  return {
    problems: [],
    changes,
    assigned: assigned
      .filter(({ measure }) => differs.has(measure.id))
      .map(({ measure, leadSection, assignment }) => ({ measureId: measure.id, leadSection, assignment })),
    people,
  }
}

interface WantedDuty {
  readonly duty: LeadingDuty
  readonly holders: readonly PersonId[]
  readonly row: number
}

class RowReader {
  readonly problems: SheetProblem[] = []
  readonly #standing: Standing
  readonly #seen = new Map<MeasureId, number>()
  readonly #duties = new Map<string, WantedDuty>()
  readonly #byPost: ReadonlyMap<string, readonly Person[]>
  readonly #byId: ReadonlyMap<PersonId, Person>

  constructor(standing: Standing) {
    this.#standing = standing
    this.#byPost = Map.groupBy(standing.people, ({ post }) => plain(post))
    this.#byId = new Map(standing.people.map((person) => [person.id, person]))
  }

  duties(): readonly WantedDuty[] {
    return [...this.#duties.values()]
  }

  tell({ row }: SheetRow, column: AssignmentColumn, code: SheetProblemCode, detail: string): null {
    this.problems.push({ row, column, code, detail })
    return null
  }

  read(row: SheetRow) {
    const measure = this.#measure(row)
    if (!measure) return null
    const assignment = this.#standing.assignments.find(({ measureId }) => measureId === measure.id)
    if (!assignment) return this.tell(row, 'measureId', 'unknownMeasure', row.cells.measureId)
    const current: Assigned = { leadSection: measure.leadSection, assignment }
    for (const column of ['title', 'leadDepartment'] as const) {
      if (plain(row.cells[column]) !== plain(measure[column]))
        this.tell(row, column, 'differsFromList', measure[column])
    }
    const leader = this.#people(row, 'leader', 'leaderId', assignment.leader === null ? [] : [assignment.leader])
    const deputies = this.#people(row, 'deputies', 'deputyIds', assignment.deputies)
    if (leader && leader.length > 1) this.tell(row, 'leader', 'onlyOne', row.cells.leader)
    const wanted = {
      leadSection: row.cells.leadSection,
      leader: leader?.[0] ?? null,
      deputies: deputies ?? [],
      relatedSections: split(row.cells.relatedSections),
    }
    this.#manager(row, measure)
    this.#want(row, 'departmentHead', { kind: 'departmentHead', department: measure.leadDepartment })
    return { row, measure, current, wanted }
  }

  #measure(row: SheetRow): Measure | null {
    const id = measureIdOf(row.cells.measureId)
    if (id === '') return this.tell(row, 'measureId', 'measureMissing', '')
    const measure = this.#standing.measures.find((one) => one.id === id)
    if (!measure) return this.tell(row, 'measureId', 'unknownMeasure', row.cells.measureId)
    const first = this.#seen.get(id)
    if (first !== undefined) return this.tell(row, 'measureId', 'measureTwice', String(first))
    this.#seen.set(id, row.row)
    return measure
  }

  /** When only the section was changed, the manager beside it is still the old section's and says nothing of the new one. */
  #manager(row: SheetRow, { leadSection }: Measure): void {
    const name = sectionNamed(row.cells.leadSection, this.#standing.sections)
    const moved = name !== (leadSection ?? '')
    const old = leadSection === null ? [] : holdersOf(this.#standing.people, { kind: 'manager', section: leadSection })
    if (moved && plain(row.cells.manager) === plain(postsOf(old))) return
    if (name === '') {
      if (row.cells.manager !== '' || row.cells.managerId !== '') this.tell(row, 'manager', 'noSection', '')
      return
    }
    this.#want(row, 'manager', { kind: 'manager', section: name })
  }

  #want(row: SheetRow, column: 'manager' | 'departmentHead', duty: LeadingDuty): void {
    const current = holdersOf(this.#standing.people, duty).map(({ id }) => id)
    const holders = this.#people(row, column, `${column}Id`, current)
    if (!holders || holders.length === 0) return
    const key = JSON.stringify(duty)
    const first = this.#duties.get(key)
    if (!first) this.#duties.set(key, { duty, holders, row: row.row })
    else if (!sameSet(first.holders, holders)) this.tell(row, column, 'differsFromRow', String(first.row))
  }

  /** Post and id stand side by side; the id decides where several people hold the post. Null after a problem. */
  #people(
    row: SheetRow,
    column: 'leader' | 'deputies' | 'manager' | 'departmentHead',
    idColumn: 'leaderId' | 'deputyIds' | 'managerId' | 'departmentHeadId',
    current: readonly PersonId[],
  ): readonly PersonId[] | null {
    const posts = split(row.cells[column])
    const ids = split(row.cells[idColumn]).map((id) => id.toLowerCase())
    if (posts.length === 0) return this.#byIds(row, idColumn, ids)
    if (ids.length === 0) return this.#byPosts(row, column, posts, current)
    const named = ids.map((id) => this.#byId.get(id)?.post ?? '')
    const agree = plain(named.join(listMark)) === plain(row.cells[column])
    if (agree || sameSet(named.map(plain), posts.map(plain))) return this.#byIds(row, idColumn, ids)
    return this.tell(row, column, 'postAndIdDiffer', row.cells[column])
  }

  #byIds(row: SheetRow, column: AssignmentColumn, ids: readonly PersonId[]): readonly PersonId[] | null {
    const unknown = ids.filter((id) => !this.#byId.has(id))
    for (const id of unknown) this.tell(row, column, 'unknownId', id)
    return unknown.length > 0 ? null : [...new Set(ids)]
  }

  #byPosts(
    row: SheetRow,
    column: AssignmentColumn,
    posts: readonly string[],
    current: readonly PersonId[],
  ): readonly PersonId[] | null {
    const found = posts.map((post) => {
      const all = this.#byPost.get(plain(post)) ?? []
      if (all.length === 0) return this.tell(row, column, 'unknownPost', post)
      const [one, another] = all.length === 1 ? all : all.filter(({ id }) => current.includes(id))
      return one && !another ? one.id : this.tell(row, column, 'postTwice', post)
    })
    const ids = found.filter((id) => id !== null)
    return ids.length < found.length ? null : [...new Set(ids)]
  }
}

function changesOf(
  { measure, current, leadSection, assignment }: Assigned & { readonly measure: Measure; readonly current: Assigned },
  people: readonly Person[],
): AssignmentChange[] {
  const posts = (ids: readonly PersonId[]) => postsOf(ids.flatMap((id) => people.find((one) => one.id === id) ?? []))
  const one = (id: PersonId | null) => posts(id === null ? [] : [id])
  const before = current.assignment
  const place = { measureId: measure.id, name: measure.title }
  const changes: AssignmentChange[] = []
  if (current.leadSection !== leadSection) {
    changes.push({ ...place, column: 'leadSection', before: current.leadSection ?? '', after: leadSection ?? '' })
  }
  if (before.leader !== assignment.leader) {
    changes.push({ ...place, column: 'leader', before: one(before.leader), after: one(assignment.leader) })
  }
  if (!sameSet(before.deputies, assignment.deputies)) {
    changes.push({ ...place, column: 'deputies', before: posts(before.deputies), after: posts(assignment.deputies) })
  }
  if (!sameSet(before.relatedSections, assignment.relatedSections)) {
    const [from, to] = [before.relatedSections.join(listMark), assignment.relatedSections.join(listMark)]
    changes.push({ ...place, column: 'relatedSections', before: from, after: to })
  }
  return changes
}

function dutyChange(people: readonly Person[], duty: LeadingDuty, holders: readonly PersonId[]): AssignmentChange[] {
  const before = holdersOf(people, duty)
  if (
    sameSet(
      before.map(({ id }) => id),
      holders,
    )
  )
    return []
  const after = people.filter(({ id }) => holders.includes(id))
  const name = duty.kind === 'manager' ? duty.section : duty.department
  return [{ column: duty.kind, measureId: null, name, before: postsOf(before), after: postsOf(after) }]
}

/** Duties of the same person in several sections add up. */
function peopleAfter(people: readonly Person[], duties: readonly WantedDuty[]): Person[] {
  let all = [...people]
  const changed = new Set<PersonId>()
  for (const { duty, holders } of duties) {
    for (const person of assignDuty(all, duty, holders)) {
      changed.add(person.id)
      all = all.map((one) => (one.id === person.id ? person : one))
    }
  }
  return all.filter(({ id }) => changed.has(id))
}

/** Short text that differs when the changes differ; not meant to withstand anybody who tries. */
export function sheetMark(changes: readonly AssignmentChange[]): string {
  let [one, other] = [0x811c9dc5, 0x1000193]
  for (const letter of JSON.stringify(changes)) {
    const code = letter.codePointAt(0) ?? 0
    one = Math.imul(one ^ code, 0x01000193)
    other = Math.imul(other + code, 0x85ebca6b) ^ (other >>> 13)
  }
  return [changes.length, one >>> 0, other >>> 0].map((part) => part.toString(36)).join('-')
}

export function postsOf(people: readonly Person[]): string {
  return people.map(({ post }) => post).join(listMark)
}

function split(cell: string): string[] {
  return cell
    .split(listMarks)
    .map((one) => one.trim())
    .filter((one) => one !== '')
}

function sameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && [...one].sort().join('\n') === [...other].sort().join('\n')
}

const lookAlikes: Readonly<Record<string, string>> = { А: 'A', В: 'B', С: 'C', а: 'a', с: 'c' }

/** As the list writes it, whatever width, dash or look-alike letters the cell has. */
export function measureIdOf(cell: string): MeasureId {
  return cell
    .normalize('NFKC')
    .replaceAll(/[‐‑‒–—―−ー]/g, '-')
    .replaceAll(/[АВСас]/g, (letter) => lookAlikes[letter] ?? letter)
    .trim()
}
