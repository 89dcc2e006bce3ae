/** Who may do what: one table for chat, tab, workbook and SharePoint. Asked once, in the use case. */
import type { Assignment, Measure } from './measure.ts'
import type { Duty, Person } from './person.ts'

/** Something done to one measure. */
export type MeasureAction = 'answer' | 'recordFor' | 'review' | 'readAnswer'
/** Something done to the programme as a whole. */
export type ProgrammeAction =
  | 'openRound'
  | 'readBoard'
  | 'readLiveAnswers'
  | 'closeRound'
  | 'readStatus'
  | 'readDoubts'
  | 'settleDoubt'
  | 'assign'

export type Action = MeasureAction | ProgrammeAction

export type MeasureFacts = Pick<Measure, 'leadSection' | 'leadDepartment'> &
  Pick<Assignment, 'leader' | 'deputies' | 'relatedSections'>

/** What a person is to a measure or to the programme. */
type Standing = 'leader' | 'deputy' | Duty['kind']

const table: { readonly [action in Action]: readonly Standing[] } = {
  answer: ['leader', 'deputy'],
  /** 代理入力: an answer given by phone. */
  recordFor: ['pmo'],
  /** Ask back and accept; whether it is the office's own measure is `isOwnMeasureOf`. */
  review: ['pmo'],
  readAnswer: ['leader', 'deputy', 'manager', 'departmentHead', 'pmo', 'programmeManager', 'owner'],
  openRound: ['pmo'],
  closeRound: ['pmo'],
  readStatus: ['pmo'],
  /** 要確認: what could not be read from the printed list. */
  readDoubts: ['pmo'],
  settleDoubt: ['pmo'],
  /** Sections, leaders, deputies, managers and heads, and whom a round does not ask. */
  assign: ['pmo'],
  readBoard: ['leader', 'deputy', 'manager', 'departmentHead', 'pmo', 'programmeManager', 'owner'],
  readLiveAnswers: ['leader', 'deputy', 'manager', 'departmentHead', 'pmo'],
}

/** True when the person's standing towards this measure is listed for the action. */
export function mayWithMeasure(person: Person, action: MeasureAction, measure: MeasureFacts): boolean {
  return standingsTowards(person, measure).some((standing) => table[action].includes(standing))
}

/** `leadsSomething`: whether the person is leader or deputy of any measure. */
export function mayInProgramme(person: Person, action: ProgrammeAction, leadsSomething: boolean): boolean {
  const standings: Standing[] = person.duties.map((duty) => duty.kind)
  if (leadsSomething) standings.push('leader')
  return standings.some((standing) => table[action].includes(standing))
}

function standingsTowards(person: Person, measure: MeasureFacts): Standing[] {
  const standings: Standing[] = []
  if (measure.leader === person.id) standings.push('leader')
  if (measure.deputies.includes(person.id)) standings.push('deputy')
  for (const duty of person.duties) {
    if (duty.kind === 'manager' && duty.section !== measure.leadSection) continue
    if (duty.kind === 'departmentHead' && duty.department !== measure.leadDepartment) continue
    standings.push(duty.kind)
  }
  return standings
}
