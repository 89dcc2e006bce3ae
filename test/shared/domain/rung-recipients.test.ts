import { describe, expect, test } from '@jest/globals'
import { defaultLadder } from '../../../shared/src/domain/ladder.ts'
import type { Person } from '../../../shared/src/domain/person.ts'
import {
  holdersOn,
  isResponsibilityFixed,
  ladderPeople,
  recipientsOf,
  responsibilityDay,
} from '../../../shared/src/domain/rung-recipients.ts'
import { held, owed, peopleOf } from './ladder-city.ts'

const told = (people: ReturnType<typeof peopleOf>, responsible: string | null = 'leader') =>
  recipientsOf(defaultLadder, owed('B1-3', responsible), people, '2025-12-26').map((some) =>
    some.map(({ personId, as }) => `${personId} ${as}`).join('、'),
  )

describe('段のそれぞれで聞く人は', () => {
  test('担当、担当と代理、課長、PMO である', () => {
    const people = peopleOf({ 'B1-3': { deputies: held('deputy'), managers: held('manager') } }, { pmo: ['x', 'y'] })
    expect(told(people)).toEqual([
      'leader leader',
      'leader leader',
      'leader leader、deputy deputy',
      'manager manager',
      'x pmo、y pmo',
    ])
  })

  test.each([
    [
      '課長が担当を兼ねれば、課長の段',
      peopleOf({ 'B1-3': { managers: held('leader', 'second') } }),
      3,
      'second manager',
    ],
    ['課長が代理を兼ねれば、課長の段', peopleOf({ 'B1-3': { deputies: held('both'), managers: held('both') } }), 3, ''],
    ['PMO が課長を兼ねれば、PMO の段', peopleOf({ 'B1-3': { managers: held('pmo') } }), 4, ''],
    ['代理が担当なら、代理として', peopleOf({ 'B1-3': { deputies: held('leader') } }), 2, 'leader leader'],
  ])('%sでは飛ばされる', (_, people, rung, expected) => {
    expect(told(people)[rung]).toBe(expected)
  })

  test('代理の段がなければ、代理を兼ねる課長は課長として聞く', () => {
    const ladder = defaultLadder.filter(({ id }) => id !== 'after')
    const people = peopleOf({ 'B1-3': { deputies: held('both'), managers: held('both') } })
    expect(recipientsOf(ladder, owed('B1-3', 'leader'), people, '2025-12-26')[2]).toEqual([
      { personId: 'both', as: 'manager' },
    ])
  })

  test('担当がいなくても、知らない施策でも、PMO は聞く', () => {
    expect(told(peopleOf({}), null)).toEqual(['', '', '', '', 'pmo pmo'])
  })
})

describe('だれの責任かは', () => {
  test('その日に役を持つ人による', () => {
    const some = [
      { personId: 'old', from: null, until: '2026-03-31' },
      { personId: 'new', from: '2026-04-01', until: null },
      ...held('always'),
    ]
    expect(holdersOn(some, '2026-03-31')).toEqual(['old', 'always'])
    expect(holdersOn(some, '2026-04-01')).toEqual(['new', 'always'])
  })

  test('年度の最後の回では、4月になっても3月31日の時点で決まる', () => {
    expect(responsibilityDay('2025Q4', '2026-03-20')).toBe('2026-03-20')
    expect(responsibilityDay('2025Q4', '2026-04-10')).toBe('2026-03-31')
    expect(isResponsibilityFixed('2025Q4', '2026-03-31')).toBe(false)
    expect(isResponsibilityFixed('2025Q4', '2026-04-01')).toBe(true)
    expect(responsibilityDay('2025Q1', '2025-07-04')).toBe('2025-07-04')
  })
})

test('いまの割当と役から、段の相手が決まる', () => {
  const measure = { id: 'B1-3', leadSection: '総務課', leadDepartment: '総務部' }
  const person = (id: string, ...duties: Person['duties']): Person => ({ id, post: id, duties })
  const people = ladderPeople(
    [measure, { ...measure, id: 'B1-4', leadSection: null }],
    [{ measureId: 'B1-3', deputies: ['deputy'] }],
    [
      person('deputy'),
      person('manager', { kind: 'manager', section: '総務課' }),
      person('elsewhere', { kind: 'manager', section: '市民課' }, { kind: 'departmentHead', department: '総務部' }),
      person('pmo', { kind: 'pmo', unit: 'digitalStrategy' }),
    ],
    new Set(['manager']),
  )
  expect(people.byMeasure.get('B1-3')).toEqual({
    deputies: held('deputy'),
    managers: held('manager'),
    departmentHeads: held('elsewhere'),
  })
  expect(people.byMeasure.get('B1-4')).toEqual({ deputies: [], managers: [], departmentHeads: held('elsewhere') })
  expect([people.pmo, people.unreachable]).toEqual([['pmo'], new Set(['manager'])])
})
