/** A register made for tests of load and of sudden ends: as many measures and leaders as wanted. */
import type { RegisterContent } from '../../bot/src/usecases/import-register.ts'
import type { Person } from '../../shared/src/domain/person.ts'

export const pmoId = '00000000-0000-4000-9000-000000000000'

const leaderId = (n: number) => `00000000-0000-4000-9000-${String(n + 1).padStart(12, '0')}`

export function manyMeasures(measures: number, leaders: number): RegisterContent {
  const people: Person[] = [
    { id: pmoId, post: '試験用 PMO', duties: [{ kind: 'pmo', unit: 'digitalStrategy' }] },
    ...Array.from({ length: leaders }, (_, n) => ({ id: leaderId(n), post: `試験用 PL ${n + 1}`, duties: [] })),
  ]
  const ids = Array.from({ length: measures }, (_, n) => `T1-${n + 1}`)
  return {
    people,
    measures: ids.map((id, order) => ({
      id,
      order,
      title: `試験用の施策 ${order + 1}`,
      pillar: { id: 'T', name: '試験' },
      area: { id: 'T1', name: '試験の領域' },
      leadDepartment: '試験部',
      leadSection: '試験課',
      detail: {},
    })),
    assignments: ids.map((measureId, n) => ({
      measureId,
      leader: leaderId(n % leaders),
      deputies: [],
      relatedSections: [],
    })),
    plans: [],
    indicators: [],
    publishedRound: {
      id: '2025Q2',
      state: 'closed',
      opensOn: '2025-09-12',
      dueOn: '2025-09-30',
      closesOn: '2025-10-07',
      asOfDay: '2025-08-31',
    },
    publishedAnswers: [],
    documents: {},
  }
}
