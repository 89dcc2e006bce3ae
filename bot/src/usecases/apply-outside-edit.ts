/** Takes an edit of a SharePoint list over into our rows, through the same rules as an act in chat. */
import type { EditFacts } from '../../../shared/src/domain/outside-edit.ts'
import type { PersonId } from '../../../shared/src/domain/person.ts'
import { type RecordItem, type RecordList, recordCell } from '../../../shared/src/domain/record.ts'
import type { OutsideChange } from '../../../shared/src/domain/record-merge.ts'
import { mayInProgramme, mayWithMeasure } from '../../../shared/src/domain/roles.ts'
import type { Deps, Transaction } from './ports.ts'
import type { TakeOver } from './take-over.ts'
import { takeOverAnswer } from './take-over-answer.ts'
import { takeOverIndicator } from './take-over-indicator.ts'
import { takeOverMeasure } from './take-over-measure.ts'
import { takeOverMember } from './take-over-member.ts'
import { takeOverPlan } from './take-over-plan.ts'

/** Of the lists that people may edit there. */
const takeOvers: { readonly [list in RecordList]?: TakeOver } = {
  members: takeOverMember,
  measures: takeOverMeasure,
  plans: takeOverPlan,
  indicators: takeOverIndicator,
  checkIns: takeOverAnswer,
}

/** An editor whom nobody here knows may nothing. */
export async function editFacts(
  tx: Transaction,
  { list, cells }: RecordItem,
  editor: PersonId | null,
): Promise<EditFacts> {
  const roundId = recordCell(cells.roundId)
  const round = typeof roundId === 'string' ? await tx.rounds.find(roundId) : null
  const state = round?.state ?? null
  const person = editor === null ? null : await tx.people.find(editor)
  if (!person) return { round: state, editorMay: false }
  if (list !== 'checkIns') return { round: state, editorMay: mayInProgramme(person, 'assign', false) }
  const found = await tx.register.find(String(cells.measureId))
  const measure = found && { ...found.measure, ...found.assignment }
  const editorMay =
    measure !== null && (mayWithMeasure(person, 'answer', measure) || mayWithMeasure(person, 'recordFor', measure))
  return { round: state, editorMay }
}

/** Resolves with the cells that could not be taken over; they stay as they are here. */
export async function applyOutsideEdit(
  deps: Deps,
  tx: Transaction,
  item: RecordItem,
  changes: readonly OutsideChange[],
  editor: PersonId | null,
): Promise<readonly string[]> {
  const takeOver = takeOvers[item.list]
  // The first PMO may be named by the app that makes the lists, which is nobody: the row then speaks for itself.
  const by = editor ?? (item.list === 'members' ? item.key : null)
  if (!takeOver || by === null) return changes.map(({ cell }) => cell)
  return takeOver(deps, tx, item, changes, by)
}
