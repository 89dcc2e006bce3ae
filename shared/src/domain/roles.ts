/** Who may do what: one table for chat, tab, workbook and SharePoint. Asked once, in the use case. */
import type { Assignment, Measure } from './measure.ts'
import type { Duty, Person, SectionName } from './person.ts'

/** Something done to one measure. */
export type MeasureAction =
  | 'answer'
  | 'recordFor'
  | 'review'
  | 'readAnswer'
  | 'settleConsultation'
  | 'offerHandOver'
  | 'appoint'
  | 'decideUnanswered'
  | 'confirmAnswers'
  | 'amend'
  | 'addLine'
/** Something done to the programme as a whole. */
export type ProgrammeAction =
  | 'openRound'
  | 'readBoard'
  | 'readLiveAnswers'
  | 'closeRound'
  | 'withdrawRound'
  | 'readStatus'
  | 'readDoubts'
  | 'settleDoubt'
  | 'assign'
  | 'settleRecord'
  | 'planRound'
  | 'tellByHand'
  | 'findPeople'
  | 'reportClosing'
  | 'confirmClosing'
  | 'readClosing'

export type Action = MeasureAction | ProgrammeAction

export type MeasureFacts = Pick<Measure, 'leadSection' | 'leadDepartment'> &
  Pick<Assignment, 'leader' | 'deputies' | 'relatedSections'>

/** What a person is to a measure or to the programme. */
type Standing = 'leader' | 'deputy' | 'relatedSection' | Duty['kind']

const table: { readonly [action in Action]: readonly Standing[] } = {
  answer: ['leader', 'deputy'],
  /** 代理入力: an answer given by phone. */
  recordFor: ['pmo'],
  /** Ask back and accept; whether it is the office's own measure is `isOwnMeasureOf`. */
  review: ['pmo'],
  readAnswer: ['leader', 'deputy', 'manager', 'departmentHead', 'pmo', 'programmeManager', 'owner'],
  openRound: ['pmo'],
  closeRound: ['pmo'],
  /** 取り下げ: also what it says to whom before it is done. */
  withdrawRound: ['pmo'],
  readStatus: ['pmo'],
  /** 要確認: what could not be read from the printed list. */
  readDoubts: ['pmo'],
  settleDoubt: ['pmo'],
  /** Sections, leaders, deputies, managers and heads, and whom a round does not ask. */
  assign: ['pmo'],
  /** ご相談: answer it or pass it on; whether it is in this person's hands is the consultation's to say. */
  settleConsultation: ['manager', 'departmentHead', 'programmeManager'],
  /** 引き継ぎ: to a colleague who accepts it, and to whom the manager names. */
  offerHandOver: ['leader'],
  appoint: ['manager', 'pmo'],
  /** The four ways out of what is not answered; the 部長 has them when the PMO told them. */
  decideUnanswered: ['manager', 'departmentHead'],
  /** 所属長の確認 */
  confirmAnswers: ['manager'],
  /** The days of a round, those on which managers are left alone, and how managers are asked. */
  planRound: ['pmo'],
  /** By their posts, to name somebody. */
  findPeople: ['pmo', 'manager', 'departmentHead'],
  /** お知らせ beside the clock. */
  tellByHand: ['pmo'],
  /** 締切後の訂正, and what the meeting said. */
  amend: ['pmo'],
  /** 関係課の一言 */
  addLine: ['relatedSection'],
  /** 終了カード: PMO, 副市長, 市長 in this order. */
  reportClosing: ['pmo'],
  confirmClosing: ['programmeManager'],
  readClosing: ['pmo', 'programmeManager', 'owner'],
  /** 記録: what does not get to the city's lists, and what differs there. */
  settleRecord: ['pmo'],
  readBoard: ['leader', 'deputy', 'manager', 'departmentHead', 'pmo', 'programmeManager', 'owner'],
  readLiveAnswers: ['leader', 'deputy', 'manager', 'departmentHead', 'pmo'],
}

/** True when the person's standing towards this measure is listed for the action. `leadsIn`: sections of measures they lead. */
export function mayWithMeasure(
  person: Person,
  action: MeasureAction,
  measure: MeasureFacts,
  leadsIn: readonly SectionName[] = [],
): boolean {
  return standingsTowards(person, measure, leadsIn).some((standing) => table[action].includes(standing))
}

/** `leadsSomething`: whether the person is leader or deputy of any measure. */
export function mayInProgramme(person: Person, action: ProgrammeAction, leadsSomething: boolean): boolean {
  const standings: Standing[] = person.duties.map((duty) => duty.kind)
  if (leadsSomething) standings.push('leader')
  return standings.some((standing) => table[action].includes(standing))
}

function standingsTowards(person: Person, measure: MeasureFacts, leadsIn: readonly SectionName[]): Standing[] {
  const standings: Standing[] = []
  const speaksFor = [...leadsIn, ...person.duties.flatMap((duty) => (duty.kind === 'manager' ? [duty.section] : []))]
  const related = measure.relatedSections.filter((section) => section !== measure.leadSection)
  if (related.some((section) => speaksFor.includes(section))) standings.push('relatedSection')
  if (measure.leader === person.id) standings.push('leader')
  if (measure.deputies.includes(person.id)) standings.push('deputy')
  for (const duty of person.duties) {
    if (duty.kind === 'manager' && duty.section !== measure.leadSection) continue
    if (duty.kind === 'departmentHead' && duty.department !== measure.leadDepartment) continue
    standings.push(duty.kind)
  }
  return standings
}
