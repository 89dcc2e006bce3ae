import { describe, expect, test } from '@jest/globals'
import { knownSections } from '../../../shared/src/domain/assignment-change.ts'
import {
  planAssignments,
  type SheetRow,
  type Standing,
  sheetMark,
} from '../../../shared/src/domain/assignment-sheet.ts'
import type { Measure } from '../../../shared/src/domain/measure.ts'
import type { Person } from '../../../shared/src/domain/person.ts'
import type { AssignmentColumn } from '../../../shared/src/domain/sheet-problem.ts'

const people: readonly Person[] = [
  { id: 'p-leader', post: '総務課 PL', duties: [] },
  { id: 'p-deputy', post: '総務課 副PL', duties: [] },
  { id: 'p-citizen', post: '市民課 PL', duties: [] },
  { id: 'p-manager', post: '総務課長', duties: [{ kind: 'manager', section: '総務課' }] },
  { id: 'p-citizens-manager', post: '市民課長', duties: [{ kind: 'manager', section: '市民課' }] },
  { id: 'p-head', post: '総務部長', duties: [{ kind: 'departmentHead', department: '総務部' }] },
  { id: 'p-clerk-1', post: '主事', duties: [] },
  { id: 'p-clerk-2', post: '主事', duties: [] },
]

function measure(id: string, order: number, title: string, leadSection: string | null): Measure {
  const named = { id: 'B', name: '柱' }
  return { id, order, title, pillar: named, area: named, leadDepartment: '総務部', leadSection }
}

const measures = [
  measure('B1-3', 0, '紙決裁の廃止', '総務課'),
  measure('B1-4', 1, 'ペーパーレスの推進', '総務課'),
  measure('B1-5a', 2, 'ハンコレスの推進', null),
]
const assignments = [
  { measureId: 'B1-3', leader: 'p-leader', deputies: ['p-deputy'], relatedSections: ['会計課', '財政課'] },
  { measureId: 'B1-4', leader: 'p-leader', deputies: [], relatedSections: [] },
  { measureId: 'B1-5a', leader: null, deputies: [], relatedSections: [] },
]
const standing: Standing = { measures, assignments, people, sections: knownSections(measures, assignments, people) }

const blank = {
  measureId: '',
  title: '',
  leadDepartment: '総務部',
  leadSection: '',
  leader: '',
  leaderId: '',
  deputies: '',
  deputyIds: '',
  manager: '',
  managerId: '',
  departmentHead: '総務部長',
  departmentHeadId: 'p-head',
  relatedSections: '',
}
/** The sheet as it is written out. */
const written: readonly SheetRow['cells'][] = [
  {
    ...blank,
    measureId: 'B1-3',
    title: '紙決裁の廃止',
    leadSection: '総務課',
    leader: '総務課 PL',
    leaderId: 'p-leader',
    deputies: '総務課 副PL',
    deputyIds: 'p-deputy',
    manager: '総務課長',
    managerId: 'p-manager',
    relatedSections: '会計課、財政課',
  },
  {
    ...blank,
    measureId: 'B1-4',
    title: 'ペーパーレスの推進',
    leadSection: '総務課',
    leader: '総務課 PL',
    leaderId: 'p-leader',
    manager: '総務課長',
    managerId: 'p-manager',
  },
  { ...blank, measureId: 'B1-5a', title: 'ハンコレスの推進' },
]

type Edit = { readonly [column in AssignmentColumn]?: string }

function plan(...edits: readonly Edit[]) {
  const rows = written.map((cells, index) => ({ row: index + 2, cells: { ...cells, ...edits[index] } }))
  return planAssignments(rows, standing)
}

const problems = (...edits: readonly Edit[]) =>
  plan(...edits).problems.map(({ row, column, code, detail }) => [row, column, code, detail])
const changes = (...edits: readonly Edit[]) =>
  plan(...edits).changes.map(({ measureId, name, column, before, after }) => [measureId ?? name, column, before, after])

describe('書き出したままの表は', () => {
  test('何も変えない', () => {
    expect(plan()).toEqual({ problems: [], changes: [], assigned: [], people: [] })
  })

  test('ID の列がなくても同じ', () => {
    const edit = { leaderId: '', deputyIds: '', managerId: '', departmentHeadId: '' }
    expect(plan(edit, edit, edit)).toEqual({ problems: [], changes: [], assigned: [], people: [] })
  })

  test('行を消しても、消した施策は変わらない', () => {
    const [first] = written
    expect(planAssignments(first ? [{ row: 2, cells: first }] : [], standing).changes).toEqual([])
  })
})

describe('職名を変えると', () => {
  test('その職の方になる', () => {
    const edit = { leader: '市民課 PL', leaderId: '' }
    expect(changes(edit)).toEqual([['B1-3', 'leader', '総務課 PL', '市民課 PL']])
    expect(plan(edit).assigned).toEqual([
      {
        measureId: 'B1-3',
        leadSection: '総務課',
        assignment: {
          measureId: 'B1-3',
          leader: 'p-citizen',
          deputies: ['p-deputy'],
          relatedSections: ['会計課', '財政課'],
        },
      },
    ])
  })

  test('全角や空白の違いは気にしない', () => {
    const edit = { leader: '市民課　ＰＬ', leaderId: '' }
    expect(changes(edit)).toEqual([['B1-3', 'leader', '総務課 PL', '市民課 PL']])
  })
})

describe('ID は', () => {
  test('職名がなくても、その方を指す', () => {
    const edit = { leader: '', leaderId: 'P-CITIZEN' }
    expect(changes(edit)).toEqual([['B1-3', 'leader', '総務課 PL', '市民課 PL']])
  })

  test('同じ職名の方のどちらかを決める', () => {
    expect(changes({}, { leader: '主事', leaderId: 'p-clerk-2' })).toEqual([['B1-4', 'leader', '総務課 PL', '主事']])
  })

  test.each<[string, Edit]>([
    ['職名だけを変えた', { leader: '市民課 PL' }],
    ['ID だけを変えた', { leaderId: 'p-citizen' }],
  ])('職名と違う方を指していれば、どちらとも決めない（%s）', (_, edit) => {
    expect(problems(edit)).toEqual([[2, 'leader', 'postAndIdDiffer', edit.leader ?? '総務課 PL']])
  })
})

describe('空欄にすると', () => {
  test('PLと代理と関係課は、いなくなる', () => {
    expect(changes({ leader: '', leaderId: '', deputies: '', deputyIds: '', relatedSections: '' })).toEqual([
      ['B1-3', 'leader', '総務課 PL', ''],
      ['B1-3', 'deputies', '総務課 副PL', ''],
      ['B1-3', 'relatedSections', '会計課、財政課', ''],
    ])
  })

  test('課長と部長は、そのままになる', () => {
    const none = { manager: '', managerId: '', departmentHead: '', departmentHeadId: '' }
    expect(plan(none, none, none).changes).toEqual([])
  })
})

describe('課長・部長は', () => {
  test('課・部ごとに一度だけ変わる', () => {
    const edit = { manager: '市民課長', managerId: '', departmentHead: '総務課長', departmentHeadId: '' }
    const { changes: all, people: after } = plan(edit, edit, { departmentHead: '総務課長', departmentHeadId: '' })
    expect(all.map(({ name, column, before, after: to }) => [name, column, before, to])).toEqual([
      ['総務課', 'manager', '総務課長', '市民課長'],
      ['総務部', 'departmentHead', '総務部長', '総務課長'],
    ])
    expect(after.map(({ id, duties }) => [id, duties.map(({ kind }) => kind)])).toEqual([
      ['p-manager', ['departmentHead']],
      ['p-citizens-manager', ['manager', 'manager']],
      ['p-head', []],
    ])
  })

  test('課だけを変えた行の課長は、新しい課の課長とは読まない', () => {
    expect(changes({ leadSection: '市民課' })).toEqual([['B1-3', 'leadSection', '総務課', '市民課']])
  })

  test('新しい課にも、課長を付けられる', () => {
    expect(changes({}, {}, { leadSection: '都市整備課', manager: '主事', managerId: 'p-clerk-1' })).toEqual([
      ['B1-5a', 'leadSection', '', '都市整備課'],
      ['都市整備課', 'manager', '', '主事'],
    ])
  })

  test('同じ課で違う方が書かれていれば、両方の行が分かる', () => {
    expect(problems({}, { manager: '市民課長', managerId: '' })).toEqual([[3, 'manager', 'differsFromRow', '2']])
  })

  test('課のない施策には付けられない', () => {
    expect(problems({}, {}, { manager: '総務課長' })).toEqual([[4, 'manager', 'noSection', '']])
  })
})

describe('困ったところは', () => {
  test.each<[string, Edit, readonly unknown[]]>([
    ['番号がない', { measureId: '' }, ['measureId', 'measureMissing', '']],
    ['知らない番号', { measureId: 'Z9-9' }, ['measureId', 'unknownMeasure', 'Z9-9']],
    ['施策名が台帳と違う', { title: '紙決済の廃止' }, ['title', 'differsFromList', '紙決裁の廃止']],
    ['主担当部が台帳と違う', { leadDepartment: '市民部' }, ['leadDepartment', 'differsFromList', '総務部']],
    ['知らない職名', { leader: '印西 太郎', leaderId: '' }, ['leader', 'unknownPost', '印西 太郎']],
    ['知らない ID', { leader: '', leaderId: 'p-nobody' }, ['leaderId', 'unknownId', 'p-nobody']],
    ['同じ職名が複数', { leader: '主事', leaderId: '' }, ['leader', 'postTwice', '主事']],
    [
      '職名と ID の両方が変わり、食い違う',
      { leader: '主事', leaderId: 'p-citizen' },
      ['leader', 'postAndIdDiffer', '主事'],
    ],
    ['PLが2人', { leader: '総務課 PL、市民課 PL', leaderId: '' }, ['leader', 'onlyOne', '総務課 PL、市民課 PL']],
    ['PLが代理を兼ねる', { deputies: '総務課 PL', deputyIds: '' }, ['deputies', 'leaderIsDeputy', '総務課 PL']],
    ['長すぎる課', { leadSection: '課'.repeat(41) }, ['leadSection', 'tooLong', '課'.repeat(41)]],
  ])('%sと、行と列で分かる', (_, edit, problem) => {
    expect(problems(edit)).toEqual([[2, ...problem]])
    expect(plan(edit).changes).toEqual([])
  })

  test('同じ施策が2行あると、先の行が分かる', () => {
    expect(problems({}, { measureId: 'B1-3', title: '紙決裁の廃止' })).toEqual([[3, 'measureId', 'measureTwice', '2']])
  })

  test('一度にすべて知らされ、どれか一つでもあれば何も変わらない', () => {
    const all = problems(
      { leader: 'いない人', leaderId: '' },
      { measureId: 'X' },
      { deputies: 'いない、いない2', leader: '市民課 PL' },
    )
    expect(all.map(([row, , code]) => [row, code])).toEqual([
      [2, 'unknownPost'],
      [3, 'unknownMeasure'],
      [4, 'unknownPost'],
      [4, 'unknownPost'],
    ])
    expect(plan({ leader: 'いない人', leaderId: '' }, { leader: '市民課 PL', leaderId: '' }).assigned).toEqual([])
  })
})

describe('番号は', () => {
  test.each(['Ｂ１－５ａ', ' B1-5a ', 'В1-5а', 'B1−5a', 'B1ー5a'])('「%s」でも B1-5a と分かる', (measureId) => {
    expect(plan({}, {}, { measureId }).problems).toEqual([])
  })
})

test('確認の印は、変わるところが違えば違う', () => {
  const mark = (...edits: readonly Edit[]) => sheetMark(plan(...edits).changes)
  expect(mark({ leader: '市民課 PL', leaderId: '' })).toBe(mark({ leader: '市民課 PL', leaderId: '' }))
  expect(
    new Set([mark(), mark({ leader: '市民課 PL', leaderId: '' }), mark({}, { leader: '市民課 PL', leaderId: '' })])
      .size,
  ).toBe(3)
})
