/** The stand-in city: posts only, and one leader for every measure. */
import { describe, expect, test } from '@jest/globals'
import { readDataSet } from '../../../infra/local/inzai/read-data-set.ts'

const list = readDataSet()
const postOf = new Map(list.people.map((person) => [person.id, person.post]))

const posts = [
  '市民課 PL',
  '総務課 PL',
  'DX推進課 PL',
  '人事課 PL',
  '市民課 PL 代理',
  '総務課 PL 代理',
  '市民課長',
  '総務課長',
  'DX推進課長',
  '人事課長',
  '総務部長',
  '市民部長',
  'デジタル戦略室 PMO',
  '行革推進係 PMO',
  '副市長',
  '市長',
]

describe('見本の職', () => {
  test('氏名はなく、16の職名だけである', () => {
    expect(list.people.map((person) => person.post)).toEqual(posts)
    for (const person of list.people) expect(Object.keys(person).sort()).toEqual(['duties', 'id', 'post'])
  })

  test('番号は起動のたびに変わらず、小文字の UUID（v4）の形である', () => {
    expect(list.people.map((person) => person.id)).toEqual(
      posts.map((_, place) => `00000000-0000-4000-8000-${String(place + 1).padStart(12, '0')}`),
    )
  })

  test('PMOの両係、課長4、部長2、プロジェクトマネージャー、オーナーがそろっている', () => {
    const duties = list.people.flatMap((person) =>
      person.duties.map((duty) => [person.post, ...Object.values(duty)].join(' ')),
    )
    expect(duties).toEqual([
      '市民課長 manager 市民課',
      '総務課長 manager 総務課',
      'DX推進課長 manager DX推進課',
      '人事課長 manager 人事課',
      '総務部長 departmentHead 総務部',
      '市民部長 departmentHead 市民部',
      'デジタル戦略室 PMO pmo digitalStrategy',
      '行革推進係 PMO pmo administrativeReform',
      '副市長 programmeManager',
      '市長 owner',
    ])
  })
})

describe('見本の割当', () => {
  test('どの施策にも、その主担当課のPLがただ1人いる', () => {
    expect(list.assignments.map((assignment) => assignment.measureId)).toEqual(
      list.measures.map((measure) => measure.id),
    )
    for (const assignment of list.assignments) {
      expect(postOf.get(assignment.leader ?? '')).toBe(`${assignment.leadSection} PL`)
    }
  })

  test('代理は市民課と総務課に1人ずついて、ほかの課は「なし」とされている', () => {
    for (const assignment of list.assignments) {
      const deputies = assignment.deputies.map((id) => postOf.get(id))
      const hasDeputy = ['市民課', '総務課'].includes(assignment.leadSection)
      expect(deputies).toEqual(hasDeputy ? [`${assignment.leadSection} PL 代理`] : [])
    }
  })

  test('総務課 PL は9施策以上を受け持ち、B1-3 から B1-6 を含む', () => {
    const led = list.assignments.filter((assignment) => postOf.get(assignment.leader ?? '') === '総務課 PL')
    expect(led.length).toBeGreaterThanOrEqual(9)
    expect(led.map((assignment) => assignment.measureId)).toEqual(
      expect.arrayContaining(['B1-3', 'B1-4', 'B1-5a', 'B1-5b', 'B1-6']),
    )
  })

  test('関係課に主担当課は重ならない', () => {
    for (const { leadSection, relatedSections } of list.assignments) {
      expect(relatedSections).not.toContain(leadSection)
      expect(new Set(relatedSections).size).toBe(relatedSections.length)
    }
  })

  test('32件とも見本と明記され、施策の主担当課と一致する', () => {
    for (const [place, assignment] of list.assignments.entries()) {
      expect(assignment).toMatchObject({ sample: true, note: '見本の割当（原典に主担当課の記載なし）' })
      expect(list.measures[place]?.leadSection).toBe(assignment.leadSection)
    }
  })
})
