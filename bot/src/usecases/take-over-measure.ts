/** A measure edited in its list: title and department as text; section, leader and deputies as if they were assigned in chat. */
import {
  type AssignmentDraft,
  assignmentMark,
  changeAssignment,
  knownSections,
  sectionLimit,
} from '../../../shared/src/domain/assignment-change.ts'
import { lengthOf, storable } from '../../../shared/src/domain/check-in.ts'
import { titleLimit } from '../../../shared/src/domain/doubt.ts'
import { linesOf } from '../../../shared/src/domain/lines.ts'
import type { MeasureId } from '../../../shared/src/domain/measure.ts'
import type { OutsideChange } from '../../../shared/src/domain/record-merge.ts'
import { isRefusal } from '../../../shared/src/domain/refusal.ts'
import { followAssignments } from './follow-assignment.ts'
import type { Deps, Transaction } from './ports.ts'
import type { TakeOver } from './take-over.ts'

const limits = { title: titleLimit, leadDepartment: sectionLimit }
const assigned = ['leadSection', 'relatedSections', 'leader', 'deputies']

/** `rounds.lockAll` is held. */
export const takeOverMeasure: TakeOver = async (deps, tx, { key }, changes) => {
  const now = deps.clock.now()
  const refused = await takeTexts(tx, key, changes)
  const toAssign = changes.filter(({ cell }) => assigned.includes(cell))
  if (toAssign.length === 0) return refused
  // Together first: who becomes leader may have been deputy. One by one when something of it is not taken.
  if (await assign(deps, tx, key, toAssign, now)) return refused
  for (const change of toAssign) {
    if (!(await assign(deps, tx, key, [change], now))) refused.push(change.cell)
  }
  return refused
}

async function takeTexts(tx: Transaction, key: MeasureId, changes: readonly OutsideChange[]): Promise<string[]> {
  const refused: string[] = []
  for (const cell of ['title', 'leadDepartment'] as const) {
    const change = changes.find((one) => one.cell === cell)
    if (!change) continue
    const text = storable(typeof change.theirs === 'string' ? change.theirs : '')
      .replaceAll(/\s+/g, ' ')
      .trim()
    if (text === '' || lengthOf(text) > limits[cell]) refused.push(cell)
    else await tx.register.changeMeasure(key, { [cell]: text })
  }
  return refused
}

async function assign(
  deps: Pick<Deps, 'holidays'>,
  tx: Transaction,
  key: MeasureId,
  changes: readonly OutsideChange[],
  now: Date,
): Promise<boolean> {
  const found = await tx.register.find(key)
  if (!found) return false
  const { measure, assignment: before } = found
  const theirs = new Map(changes.map((change) => [change.cell, change.theirs === null ? null : String(change.theirs)]))
  const draft: AssignmentDraft = {
    leadSection: theirs.has('leadSection') ? (theirs.get('leadSection') ?? '') : (measure.leadSection ?? ''),
    leader: theirs.has('leader') ? (theirs.get('leader') ?? null) : before.leader,
    deputies: theirs.has('deputies') ? linesOf(theirs.get('deputies') ?? null) : before.deputies,
    relatedSections: theirs.has('relatedSections')
      ? linesOf(theirs.get('relatedSections') ?? null)
      : before.relatedSections,
  }
  const people = await tx.people.list()
  const sections = knownSections(await tx.register.list(), await tx.register.assignments(), people)
  const current = { leadSection: measure.leadSection, assignment: before }
  const wanted = changeAssignment(current, draft, { people: new Set(people.map(({ id }) => id)), sections })
  if (isRefusal(wanted)) return false
  // Written back, where the list says the same in other words.
  if (assignmentMark(wanted) === assignmentMark(current)) {
    await tx.record.touch([{ list: 'measures', key }])
    return true
  }
  await tx.assignments.save(wanted)
  await followAssignments(deps, tx, [{ before, after: wanted.assignment }], now)
  return true
}
