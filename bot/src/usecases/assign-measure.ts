/** 割当: who stands for each measure, and changing it for one. For the PMO. */
import {
  type AssignmentDraft,
  assignmentMark,
  changeAssignment,
  knownSections,
} from '../../../shared/src/domain/assignment-change.ts'
import { type Excuse, roundToPrepare } from '../../../shared/src/domain/excuse.ts'
import type { Assignment, Measure, MeasureId } from '../../../shared/src/domain/measure.ts'
import type { Person, PersonId, SectionName } from '../../../shared/src/domain/person.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/src/domain/refusal.ts'
import type { RoundId } from '../../../shared/src/domain/round.ts'
import { findPermitted } from './find-permitted.ts'
import { followAssignments } from './follow-assignment.ts'
import type { Deps, Transaction } from './ports.ts'

export interface AssignedMeasure {
  readonly measure: Measure
  readonly assignment: Assignment
  /** Of the round that is prepared next. */
  readonly excuse: Excuse | null
}

export interface Assignments {
  /** Measures without a leader first, each group in the list's order. */
  readonly rows: readonly AssignedMeasure[]
  readonly people: readonly Person[]
  readonly sections: readonly SectionName[]
  /** The round that is opened next. */
  readonly roundId: RoundId
}

export interface AssignmentInView extends Omit<Assignments, 'rows'> {
  readonly row: AssignedMeasure
  /** Goes with the form and comes back with it: nobody writes over what another has changed. */
  readonly mark: string
}

export async function listAssignments(
  { unitOfWork, clock }: Deps,
  asker: PersonId,
): Promise<Assignments | { readonly refusal: Refusal }> {
  return unitOfWork.run(async (tx) => {
    const person = await findPermitted(tx, asker, 'assign')
    return isRefusal(person) ? person : readAssignments(tx, clock.now())
  })
}

export async function readAssignment(
  { unitOfWork, clock }: Deps,
  asker: PersonId,
  measureId: MeasureId,
): Promise<AssignmentInView | { readonly refusal: Refusal }> {
  return unitOfWork.run(async (tx) => {
    const person = await findPermitted(tx, asker, 'assign')
    if (isRefusal(person)) return person
    return viewOf(tx, measureId, clock.now())
  })
}

export interface MeasureAssigned {
  readonly view: AssignmentInView
  readonly changed: boolean
  /** The new leader, when the open round now expects the answer of them. */
  readonly handedTo: Person | null
}

export async function assignMeasure(
  deps: Deps,
  asker: PersonId,
  measureId: MeasureId,
  mark: string,
  draft: AssignmentDraft,
): Promise<MeasureAssigned | { readonly refusal: Refusal }> {
  const { unitOfWork, clock } = deps
  return unitOfWork.run(async (tx) => {
    const person = await findPermitted(tx, asker, 'assign')
    if (isRefusal(person)) return person
    await tx.rounds.lockAll()
    const now = clock.now()
    const view = await viewOf(tx, measureId, now)
    if (isRefusal(view)) return view
    if (view.mark !== mark) return refuse({ code: 'assignmentChanged', measureId })
    const { measure, assignment: before } = view.row
    const current = { leadSection: measure.leadSection, assignment: before }
    const people = new Set(view.people.map(({ id }) => id))
    const wanted = changeAssignment(current, draft, { people, sections: view.sections })
    if (isRefusal(wanted)) return wanted
    if (assignmentMark(wanted) === mark) return { view, changed: false, handedTo: null }

    await tx.assignments.save(wanted)
    const followed = await followAssignments(deps, tx, [{ before, after: wanted.assignment }], now)
    const after = await viewOf(tx, measureId, now)
    if (isRefusal(after)) return after
    const leader = view.people.find(({ id }) => id === wanted.assignment.leader) ?? null
    return { view: after, changed: true, handedTo: followed.includes(measureId) ? leader : null }
  })
}

export async function readAssignments(tx: Transaction, now: Date): Promise<Assignments> {
  const measures = await tx.register.list()
  const assignments = await tx.register.assignments()
  const people = await tx.people.list()
  // 取り下げ: the round that opens again is the one to prepare.
  const withdrawn = (await tx.rounds.open()) ? null : await tx.rounds.withdrawn()
  const roundId = withdrawn?.id ?? roundToPrepare(now, await tx.assignments.roundIds())
  const excuses = new Map((await tx.assignments.excuses(roundId)).map((excuse) => [excuse.measureId, excuse]))
  const byMeasure = new Map(assignments.map((assignment) => [assignment.measureId, assignment]))
  const rows = measures.flatMap((measure) => {
    const assignment = byMeasure.get(measure.id)
    return assignment ? [{ measure, assignment, excuse: excuses.get(measure.id) ?? null }] : []
  })
  return {
    rows: [
      ...rows.filter(({ assignment }) => assignment.leader === null),
      ...rows.filter(({ assignment }) => assignment.leader !== null),
    ],
    people,
    sections: knownSections(measures, assignments, people),
    roundId,
  }
}

async function viewOf(
  tx: Transaction,
  measureId: MeasureId,
  now: Date,
): Promise<AssignmentInView | { readonly refusal: Refusal }> {
  const { rows, ...rest } = await readAssignments(tx, now)
  const row = rows.find(({ measure }) => measure.id === measureId)
  if (!row) return refuse({ code: 'unknownMeasure', measureId })
  const mark = assignmentMark({ leadSection: row.measure.leadSection, assignment: row.assignment })
  return { ...rest, row, mark }
}
