/** 割当: the PMO says who stands for a measure, a section, a department, and whom the next round does not ask. */
import type { MeasureId } from '../../../../../shared/src/domain/measure.ts'
import { isRefusal, type Refusal } from '../../../../../shared/src/domain/refusal.ts'
import type { RoundId } from '../../../../../shared/src/domain/round.ts'
import { chatJa } from '../../../../../shared/src/wording/chat.ja.ts'
import { assignJa } from '../../../../../shared/src/wording/pmo-setup.ja.ts'
import { refusalJa } from '../../../../../shared/src/wording/refusals.ja.ts'
import {
  assignFormCard,
  assignmentListCard,
  dutiesFormCard,
  excuseFormCard,
  nameOf,
  nobodyChoice,
} from '../../../cards/assign-measure-card.ts'
import { assignMeasure, listAssignments, readAssignment } from '../../../usecases/assign-measure.ts'
import { changeRoles } from '../../../usecases/change-role.ts'
import { excuseMeasure, withdrawExcuse } from '../../../usecases/excuse-measure.ts'
import type { ActionReply, ChatReply, Turn } from '../turn.ts'
import { arrivalLine } from './arrival-line.ts'

const done = assignJa.done

/** What the inputs of the form carry; one that nobody touched is empty. */
export interface AssignForm {
  readonly measureId: MeasureId
  readonly mark: string
  readonly section: string
  readonly newSection: string
  readonly leader: string
  readonly deputies: string
}

export interface DutiesForm {
  readonly measureId: MeasureId
  /** Of which the form asked; empty while the measure has none. */
  readonly section: string
  readonly department: string
  readonly manager: string
  readonly departmentHead: string
}

export interface ExcuseForm {
  readonly roundId: RoundId
  readonly measureId: MeasureId
  readonly reason: string
  readonly text: string
}

/** The word in chat. Who is not of the PMO hears what everybody hears to a word that is not known. */
export async function tellAssignments({ deps, person }: Turn): Promise<ChatReply> {
  const list = await listAssignments(deps, person)
  if (isRefusal(list)) {
    const { code } = list.refusal
    return { text: code === 'notAllowed' ? chatJa.replies.notUnderstood : refusalJa(list.refusal) }
  }
  const without = list.rows.filter(({ assignment }) => assignment.leader === null).length
  return { card: assignmentListCard(list.rows, list, 0), summary: assignJa.summary(without) }
}

export async function showRegister({ deps, person }: Turn, page: number, notice = ''): Promise<ActionReply> {
  const list = await listAssignments(deps, person)
  return isRefusal(list) ? refused(list.refusal) : { card: assignmentListCard(list.rows, list, page, notice) }
}

export async function showAssignForm({ deps, person }: Turn, measureId: MeasureId): Promise<ActionReply> {
  const view = await readAssignment(deps, person, measureId)
  return isRefusal(view) ? refused(view.refusal) : { card: assignFormCard(view.row, view, view.mark) }
}

/** A refusal is a line below the form: what was chosen and typed stays on the screen. */
export async function saveAssignment(turn: Turn, form: AssignForm): Promise<ActionReply> {
  const { measureId, mark } = form
  const assigned = await assignMeasure(turn.deps, turn.person, measureId, mark, {
    leadSection: form.newSection.trim() === '' ? sectionOf(form.section) : form.newSection,
    leader: chosen(form.leader)[0] ?? null,
    deputies: chosen(form.deputies),
  })
  if (isRefusal(assigned)) return refused(assigned.refusal)
  const { view, changed, handedTo } = assigned
  const what = nameOf(view.row.measure)
  const saved = changed ? done.assigned(what) : done.unchanged(what)
  if (!handedTo) return showRegister(turn, 0, saved)
  return showRegister(turn, 0, `${saved}${done.handedOver(handedTo.post)}${await arrivalLine(turn)}`)
}

export async function showDutiesForm({ deps, person }: Turn, measureId: MeasureId): Promise<ActionReply> {
  const view = await readAssignment(deps, person, measureId)
  return isRefusal(view) ? refused(view.refusal) : { card: dutiesFormCard(view.row, view) }
}

export async function saveDuties(turn: Turn, form: DutiesForm): Promise<ActionReply> {
  const changed = await changeRoles(turn.deps, turn.person, {
    measureId: form.measureId,
    section: form.section === '' ? null : form.section,
    department: form.department,
    manager: chosen(form.manager)[0] ?? null,
    departmentHead: chosen(form.departmentHead)[0] ?? null,
  })
  return isRefusal(changed) ? refused(changed.refusal) : showRegister(turn, 0, done.duties)
}

export async function showExcuseForm({ deps, person }: Turn, measureId: MeasureId): Promise<ActionReply> {
  const view = await readAssignment(deps, person, measureId)
  return isRefusal(view) ? refused(view.refusal) : { card: excuseFormCard(view.row, view) }
}

export async function saveExcuse(turn: Turn, form: ExcuseForm): Promise<ActionReply> {
  const excused = await excuseMeasure(turn.deps, turn.person, form)
  if (isRefusal(excused)) return refused(excused.refusal)
  return showRegister(turn, 0, await told(turn, form.measureId, (what) => done.excused(what, form.roundId)))
}

export async function takeExcuseBack(
  turn: Turn,
  asked: { readonly roundId: RoundId; readonly measureId: MeasureId },
): Promise<ActionReply> {
  const withdrawn = await withdrawExcuse(turn.deps, turn.person, asked)
  if (isRefusal(withdrawn)) return refused(withdrawn.refusal)
  return showRegister(turn, 0, await told(turn, asked.measureId, (what) => done.unexcused(what, asked.roundId)))
}

async function told({ deps, person }: Turn, measureId: MeasureId, say: (what: string) => string): Promise<string> {
  const view = await readAssignment(deps, person, measureId)
  return say(isRefusal(view) ? measureId : nameOf(view.row.measure))
}

const sectionOf = (value: string): string => (value === nobodyChoice ? '' : value)

/** Several values are joined by commas. */
function chosen(value: string): string[] {
  return value
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '' && one !== nobodyChoice)
}

const refused = (refusal: Refusal): ActionReply => ({ message: refusalJa(refusal) })
