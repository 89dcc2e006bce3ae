import { describe, expect, test } from '@jest/globals'
import {
  type Assigned,
  assignDuty,
  assignmentMark,
  changeAssignment,
  followLeader,
  holdersOf,
  knownSections,
} from '../../../shared/src/domain/assignment-change.ts'
import type { Person } from '../../../shared/src/domain/person.ts'
import { type Expectation, expectationStates } from '../../../shared/src/domain/round.ts'

const [leader, deputy, other] = ['aaaa', 'bbbb', 'cccc'] as const
const known = { people: new Set([leader, deputy, other]), sections: ['DX推進課', '総務課'] }
const current: Assigned = {
  leadSection: '総務課',
  assignment: { measureId: 'B1-3', leader, deputies: [deputy], relatedSections: ['会計課'] },
}
const draft = { leadSection: '総務課', leader, deputies: [deputy] }

describe('割り当てると', () => {
  test('PL・代理・主担当課が入れ替わり、関係課は残る', () => {
    expect(changeAssignment(current, { leadSection: 'DX推進課', leader: deputy, deputies: [other] }, known)).toEqual({
      leadSection: 'DX推進課',
      assignment: { measureId: 'B1-3', leader: deputy, deputies: [other], relatedSections: ['会計課'] },
    })
  })

  test('PLは空のままでもよい', () => {
    expect(changeAssignment(current, { ...draft, leader: null, deputies: [] }, known)).toMatchObject({
      assignment: { leader: null, deputies: [] },
    })
  })

  test('ID の大文字と、同じ代理の重なりは気にしない', () => {
    expect(changeAssignment(current, { ...draft, leader: 'AAAA', deputies: ['BBBB', 'bbbb'] }, known)).toEqual(current)
  })

  test.each(['ＤＸ推進課', ' DX推進課 ', 'dx推進課'])('「%s」は、すでにある課と同じ課になる', (leadSection) => {
    expect(changeAssignment(current, { ...draft, leadSection }, known)).toMatchObject({ leadSection: 'DX推進課' })
  })

  test.each([
    ['新しい課', '都市 整備課', '都市 整備課'],
    ['改行の入った課', '都市\n整備課', '都市 整備課'],
    ['空欄', '　', null],
  ])('%sも受け付ける', (_, typed, leadSection) => {
    expect(changeAssignment(current, { ...draft, leadSection: typed }, known)).toMatchObject({ leadSection })
  })

  test('断るところは、まとめて知らせる', () => {
    const wanted = {
      leadSection: '課'.repeat(41),
      leader: 'zzzz',
      deputies: ['yyyy'],
      relatedSections: ['部'.repeat(50)],
    }
    expect(changeAssignment(current, wanted, known)).toEqual({
      refusal: {
        code: 'invalidAssignment',
        problems: [
          { field: 'leader', code: 'unknownPerson' },
          { field: 'deputies', code: 'unknownPerson' },
          { field: 'leadSection', code: 'tooLong', limit: 40, length: 41 },
          { field: 'relatedSections', code: 'tooLong', limit: 40, length: 50 },
        ],
      },
    })
  })

  test('PLは自分の代理にはなれない', () => {
    expect(changeAssignment(current, { ...draft, deputies: [leader] }, known)).toEqual({
      refusal: { code: 'invalidAssignment', problems: [{ field: 'deputies', code: 'leaderIsDeputy' }] },
    })
  })
})

describe('割当の印は', () => {
  test('並びが違っても同じ割当なら同じで、一人でも違えば違う', () => {
    const deputies = (...ids: string[]): Assigned => ({
      ...current,
      assignment: { ...current.assignment, deputies: ids },
    })
    expect(assignmentMark(deputies(deputy, other))).toBe(assignmentMark(deputies(other, deputy)))
    expect(assignmentMark(deputies(deputy))).not.toBe(assignmentMark(deputies(other)))
    expect(assignmentMark(current)).not.toBe(assignmentMark({ ...current, leadSection: null }))
  })
})

const people: readonly Person[] = [
  {
    id: 'm1',
    post: '総務課長',
    duties: [
      { kind: 'manager', section: '総務課' },
      { kind: 'pmo', unit: 'digitalStrategy' },
    ],
  },
  { id: 'm2', post: '市民課長', duties: [{ kind: 'manager', section: '市民課' }] },
  { id: 'h1', post: '総務部長', duties: [{ kind: 'departmentHead', department: '総務部' }] },
]
const manager = { kind: 'manager', section: '総務課' } as const

describe('課長・部長は', () => {
  test('前の人から外れ、新しい人に付く。ほかの役は残る', () => {
    expect(assignDuty(people, manager, ['m2'])).toEqual([
      { id: 'm1', post: '総務課長', duties: [{ kind: 'pmo', unit: 'digitalStrategy' }] },
      { id: 'm2', post: '市民課長', duties: [{ kind: 'manager', section: '市民課' }, manager] },
    ])
  })

  test('同じ人なら何も変わらず、だれもいなければ外れるだけ', () => {
    expect(assignDuty(people, manager, ['m1'])).toEqual([])
    expect(assignDuty(people, manager, []).map(({ id }) => id)).toEqual(['m1'])
  })

  test('課と部は別に数える', () => {
    expect(holdersOf(people, { kind: 'departmentHead', department: '総務部' }).map(({ id }) => id)).toEqual(['h1'])
    expect(holdersOf(people, { kind: 'manager', section: '総務部' })).toEqual([])
  })

  test('知られている課は、施策・関係課・課長から集まる', () => {
    expect(
      knownSections(
        [{ leadSection: '総務課' }, { leadSection: null }],
        [{ relatedSections: ['会計課', '総務課'] }],
        people,
      ),
    ).toEqual(['総務課', '会計課', '市民課'])
  })
})

describe('受付中の回は', () => {
  const expectation = (state: Expectation['state']): Expectation => ({
    roundId: '2025Q3',
    measureId: 'B1-3',
    responsible: leader,
    state,
    cause: state === 'unreachable' ? 'Throttled' : null,
  })

  test.each(['planned', 'delivered', 'unreachable'] as const)('未回答（%s）なら、新しいPLにお願いする', (state) => {
    expect(followLeader(expectation(state), other)).toEqual({
      ...expectation('planned'),
      responsible: other,
      cause: null,
    })
  })

  test.each(['answered', 'returned', 'accepted'] as const)('回答のあるもの（%s）は変わらない', (state) => {
    expect(followLeader(expectation(state), other)).toBeNull()
  })

  test('PLがいなくなれば、原因とともに「連絡先の確認が必要」になる', () => {
    expect(followLeader(expectation('delivered'), null)).toEqual({
      ...expectation('unreachable'),
      responsible: null,
      cause: 'noLeader',
    })
  })

  test('対象外のものは対象外のまま', () => {
    expect(followLeader(expectation('excused'), other)).toMatchObject({ state: 'excused', responsible: other })
  })

  test.each(expectationStates)('PLが同じなら、%s は変わらない', (state) => {
    expect(followLeader(expectation(state), leader)).toBeNull()
  })
})
