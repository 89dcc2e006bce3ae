import {
  type AssignmentFacts,
  type AssignmentRow,
  assignFormCard,
  assignmentListCard,
  dutiesFormCard,
  excuseFormCard,
} from '../../../bot/src/cards/assign-measure-card.ts'
import {
  type CountedGroup,
  confirmAllCard,
  doubtCard,
  doubtFormCard,
  doubtGroupsCard,
  doubtListCard,
  placeOf,
  type ShownDoubt,
} from '../../../bot/src/cards/doubts-card.ts'
import { type Doubt, type DoubtField, doubtGroups } from '../../../shared/src/domain/doubt.ts'
import type { Excuse } from '../../../shared/src/domain/excuse.ts'
import type { Person } from '../../../shared/src/domain/person.ts'
import { assignJa, doubtsJa } from '../../../shared/src/wording/pmo-setup.ja.ts'
import { refusalJa } from '../../../shared/src/wording/refusals.ja.ts'
import { type CardState, group } from './card-state.ts'
import { deputy, leader, longMeasure, longText, moment, ownMeasures, paperless, round } from './facts.ts'

const note = '原典の印が「*」に見えますが、凡例がなく、形から推定しています。'

function doubtOf(index: number, field: DoubtField, differ: Partial<Doubt> = {}): Doubt {
  return {
    id: `D${index + 1}`,
    measureId: `B1-${index + 1}`,
    field,
    fiscalYear: field === 'milestone' || field === 'actions' || field === 'target' ? 2025 : null,
    group: field === 'weather' ? 'weather' : 'reading',
    kind: 'guess',
    about: '',
    note,
    suggestion: null,
    place: index,
    settled: null,
    ...differ,
  }
}

const settled = (text: string, before: string | null = null): Pick<Doubt, 'settled'> => ({
  settled: { as: before === null ? 'read' : 'corrected', text, before, by: leader.id, at: moment },
})

const count = (name: CountedGroup['group'], open: number, all: number): CountedGroup => ({ group: name, open, all })
const groups = doubtGroups.map((name, index) => count(name, index === 1 ? 0 : 31 - index * 5, 32))
const weatherRows = Array.from({ length: 20 }, (_, index) => ({
  measure: { ...paperless, id: `B1-${index + 1}` },
  doubt: doubtOf(index, 'weather', index < 3 ? settled('sunny') : {}),
}))
const whole = doubtOf(0, 'title', {
  measureId: null,
  field: null,
  group: 'whole',
  about: '施策一覧と中期ロードマップの年度のずれ',
  note: '施策一覧はR7〜R9年度、中期ロードマップはR7〜R10年度の表です。',
})

const weatherDoubt: ShownDoubt = {
  doubt: doubtOf(0, 'weather'),
  measure: paperless,
  current: 'sunny',
  settledBy: null,
  index: 0,
  count: count('weather', 31, 32),
}
const readingDoubt: ShownDoubt = {
  ...weatherDoubt,
  doubt: doubtOf(4, 'milestone', { note: '「…」の部分が読み取れません。', suggestion: '全課で電子決裁の運用を開始' }),
  current: 'R7.3末で文書の電子決裁率が、Q平均で80%\nR8年度からの支出伝票の電子決裁が可能であること',
  count: count('reading', 5, 12),
}
const wholeDoubt: ShownDoubt = {
  ...weatherDoubt,
  doubt: whole,
  measure: null,
  current: '',
  count: count('whole', 6, 7),
}
const longDoubt: ShownDoubt = {
  ...readingDoubt,
  measure: longMeasure,
  doubt: doubtOf(4, 'milestone', {
    note: longText(400),
    suggestion: longText(600),
    ...settled(longText(600), longText(600)),
  }),
  current: longText(600),
  settledBy: 'デジタル戦略室 PMO',
}

const doubtStates: readonly CardState[] = group('PMO：要確認', [
  ['doubt-groups', '種類の一覧', doubtGroupsCard(groups)],
  [
    'doubt-groups-done',
    'すべて確認済み',
    doubtGroupsCard(
      groups.map(({ group: name }) => count(name, 0, 32)),
      doubtsJa.done.read('B1-1 天気'),
    ),
  ],
  ['doubt-list', '天気の印', doubtListCard(count('weather', 17, 20), weatherRows, 0)],
  [
    'doubt-list-undo',
    'まとめて確認した後',
    doubtListCard(count('weather', 0, 20), weatherRows.slice(0, 3), 0, doubtsJa.done.group(17), {
      title: doubtsJa.undo,
      verb: 'doubts.undoAll',
      data: { group: 'weather', at: moment.toISOString() },
    }),
  ],
  ['doubt-confirm-all', 'まとめて確認する前', confirmAllCard(count('weather', 31, 32))],
  ['doubt-weather', '天気の印を確かめる', doubtCard(weatherDoubt)],
  [
    'doubt-reading',
    '読み取りを確かめる（直前の取り消しあり）',
    doubtCard(readingDoubt, doubtsJa.done.corrected(placeOf(doubtOf(3, 'target'))), doubtOf(3, 'target')),
  ],
  [
    'doubt-settled',
    '確認済み',
    doubtCard({ ...weatherDoubt, doubt: doubtOf(0, 'weather', settled('sunny')), settledBy: 'デジタル戦略室 PMO' }),
  ],
  ['doubt-long', '確認済み・いちばん長い文', doubtCard(longDoubt)],
  ['doubt-whole', '資料全体', doubtCard(wholeDoubt)],
  ['doubt-form-weather', '天気を直す', doubtFormCard(weatherDoubt)],
  ['doubt-form', '読み取りを直す', doubtFormCard(readingDoubt)],
  ['doubt-form-whole', '資料全体への記入', doubtFormCard(wholeDoubt)],
])

const manager: Person = { id: 'm', post: '総務課長', duties: [{ kind: 'manager', section: '総務課' }] }
const head: Person = { id: 'h', post: '総務部長', duties: [{ kind: 'departmentHead', department: '総務部' }] }
const everybody: readonly Person[] = [
  leader,
  deputy,
  manager,
  head,
  ...Array.from({ length: 300 }, (_, index) => ({
    id: `00000000-0000-4000-9000-${String(index).padStart(12, '0')}`,
    post: `市民部 市民課 窓口改善推進担当 主査 ${index + 1}`,
    duties: [],
  })),
]
const facts: AssignmentFacts = {
  people: everybody.slice(0, 12),
  sections: ['総務課', 'DX推進課', '市民課', '人事課'],
  roundId: round.id,
}
const excuse: Excuse = {
  roundId: round.id,
  measureId: 'B1-3',
  reason: 'notStarted',
  text: '',
  by: leader.id,
  at: moment,
}
const rows: readonly AssignmentRow[] = ownMeasures(32).map(({ measure }, index) => ({
  measure: index === 1 ? { ...measure, leadSection: null } : measure,
  assignment: {
    measureId: measure.id,
    leader: index < 2 ? null : leader.id,
    deputies: index === 2 ? [] : [deputy.id],
    relatedSections: ['会計課'],
  },
  excuse: index === 1 ? excuse : null,
}))
const [open, excused, assigned] = rows as readonly [AssignmentRow, AssignmentRow, AssignmentRow]

const assignmentStates: readonly CardState[] = group('PMO：割当', [
  ['assign-list', '施策の一覧', assignmentListCard(rows, { ...facts, people: everybody }, 0)],
  [
    'assign-list-done',
    'すべてにPLが決まった',
    assignmentListCard(
      rows.slice(2, 6),
      { ...facts, people: everybody },
      0,
      assignJa.done.assigned('B1-3 ハンコレスの推進'),
    ),
  ],
  [
    'assign-list-refused',
    '回を開けないとき',
    assignmentListCard(
      rows,
      facts,
      0,
      refusalJa({ code: 'measuresWithoutLeader', roundId: round.id, measureIds: ['B1-1', 'B1-2'] }),
    ),
  ],
  ['assign-form', '担当を割り当てる', assignFormCard(open, facts, 'mark')],
  ['assign-form-assigned', '担当を変える', assignFormCard(assigned, facts, 'mark')],
  ['assign-form-excused', '主担当課なし・対象外', assignFormCard(excused, facts, 'mark')],
  [
    'assign-form-many',
    '300人・いちばん長い施策名',
    assignFormCard({ ...assigned, measure: longMeasure }, { ...facts, people: everybody }, longText(60)),
  ],
  ['duties-form', '課長・部長', dutiesFormCard(assigned, facts)],
  ['duties-form-no-section', '課長・部長（主担当課なし）', dutiesFormCard(excused, facts)],
  ['excuse-form', '対象外とする', excuseFormCard(open, facts)],
])

export const setupStates: readonly CardState[] = [...doubtStates, ...assignmentStates]
