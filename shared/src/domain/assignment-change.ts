/** Who stands for a measure, a section, a department: what the PMO wants, read and checked against the people there are. */
import { lengthOf, storable } from './check-in.ts'
import type { Assignment, Measure } from './measure.ts'
import type { Duty, Person, PersonId, SectionName } from './person.ts'
import { type AssignmentProblem, type Refusal, refuse } from './refusal.ts'
import type { Expectation } from './round.ts'

/** Characters of the name of a section. */
export const sectionLimit = 40

/** A measure with everything the PMO assigns to it. */
export interface Assigned {
  readonly leadSection: SectionName | null
  readonly assignment: Assignment
}

/** As typed or chosen; ids of people may be in any case. */
export interface AssignmentDraft {
  readonly leadSection: string
  readonly leader: PersonId | null
  readonly deputies: readonly PersonId[]
  /** Absent: stays as it is. */
  readonly relatedSections?: readonly string[]
}

/** Who may be named, and which sections there are already. */
export interface KnownNames {
  readonly people: ReadonlySet<PersonId>
  readonly sections: readonly SectionName[]
}

/** A measure without a leader is allowed: the round says so before it opens. Every problem is told at once. */
export function changeAssignment(
  current: Assigned,
  draft: AssignmentDraft,
  known: KnownNames,
): Assigned | { readonly refusal: Refusal } {
  const problems: AssignmentProblem[] = []
  const leader = draft.leader?.toLowerCase() ?? null
  const deputies = [...new Set(draft.deputies.map((id) => id.toLowerCase()))]
  if (leader !== null && !known.people.has(leader)) problems.push({ field: 'leader', code: 'unknownPerson' })
  if (deputies.some((id) => !known.people.has(id))) problems.push({ field: 'deputies', code: 'unknownPerson' })
  if (leader !== null && deputies.includes(leader)) problems.push({ field: 'deputies', code: 'leaderIsDeputy' })
  const leadSection = readSection(draft.leadSection, 'leadSection', known, problems)
  const related = (draft.relatedSections ?? current.assignment.relatedSections)
    .map((name) => readSection(name, 'relatedSections', known, problems))
    .filter((name) => name !== null)
  if (problems.length > 0) return refuse({ code: 'invalidAssignment', problems })
  const relatedSections = [...new Set(related)]
  return { leadSection, assignment: { ...current.assignment, leader, deputies, relatedSections } }
}

/** The same text for the same assignment: a form carries it, so that nobody writes over what another has changed. */
export function assignmentMark({ leadSection, assignment }: Assigned): string {
  const { leader, deputies, relatedSections } = assignment
  return JSON.stringify([leadSection, leader, [...deputies].sort(), [...relatedSections].sort()])
}

/** 課長 of a section or 部長 of a department. */
export type LeadingDuty = Extract<Duty, { readonly kind: 'manager' | 'departmentHead' }>

/** The people whose duties change so that just these hold the duty. */
export function assignDuty(people: readonly Person[], duty: LeadingDuty, holders: readonly PersonId[]): Person[] {
  return people.flatMap((person) => {
    const holds = holdsDuty(person, duty)
    if (holds === holders.includes(person.id)) return []
    const others = person.duties.filter((one) => !sameDuty(one, duty))
    return [{ ...person, duties: holds ? others : [...others, duty] }]
  })
}

export function holdersOf(people: readonly Person[], duty: LeadingDuty): Person[] {
  return people.filter((person) => holdsDuty(person, duty))
}

function holdsDuty({ duties }: Person, duty: LeadingDuty): boolean {
  return duties.some((one) => sameDuty(one, duty))
}

function sameDuty(one: Duty, other: LeadingDuty): boolean {
  if (one.kind === 'manager') return other.kind === 'manager' && one.section === other.section
  if (one.kind === 'departmentHead') return other.kind === 'departmentHead' && one.department === other.department
  return false
}

/** Every section there is a word of, in the order of the list. */
export function knownSections(
  measures: readonly Pick<Measure, 'leadSection'>[],
  assignments: readonly Pick<Assignment, 'relatedSections'>[],
  people: readonly Person[],
): SectionName[] {
  const names = [
    ...measures.flatMap(({ leadSection }) => leadSection ?? []),
    ...assignments.flatMap(({ relatedSections }) => relatedSections),
    ...people.flatMap(({ duties }) => duties.flatMap((duty) => (duty.kind === 'manager' ? [duty.section] : []))),
  ]
  return [...new Set(names)]
}

/**
 * What an open round expects when the leader changes: of the new leader, unless it was answered.
 * Null where nothing changes; a new leader counts as not yet told.
 */
export function followLeader(expectation: Expectation, leader: PersonId | null): Expectation | null {
  if (expectation.responsible === leader) return null
  if (expectation.state === 'excused') return { ...expectation, responsible: leader }
  if (!['planned', 'delivered', 'unreachable'].includes(expectation.state)) return null
  return leader === null
    ? { ...expectation, responsible: null, state: 'unreachable', cause: 'noLeader' }
    : { ...expectation, responsible: leader, state: 'planned', cause: null }
}

/** Full-width letters and blanks of a known name do not make a second section. Empty: none. */
export function sectionNamed(typed: string, sections: readonly SectionName[]): SectionName {
  const name = storable(typed).replaceAll(/\s+/g, ' ').trim()
  return sections.find((known) => plain(known) === plain(name)) ?? name
}

function readSection(
  typed: string,
  field: 'leadSection' | 'relatedSections',
  { sections }: KnownNames,
  problems: AssignmentProblem[],
): SectionName | null {
  const name = sectionNamed(typed, sections)
  const length = lengthOf(name)
  if (length > sectionLimit) problems.push({ field, code: 'tooLong', limit: sectionLimit, length })
  return name === '' ? null : name
}

/** For comparing names and posts as a reader does. */
export function plain(name: string): string {
  return name.normalize('NFKC').replaceAll(/\s+/g, ' ').trim().toLowerCase()
}
