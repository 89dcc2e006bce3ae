/** A city of five measures and a handful of people, each there for a reason. */
import type { RegisterContent } from '../../bot/src/usecases/import-register.ts'
import type { Measure } from '../../shared/src/domain/measure.ts'
import type { Person } from '../../shared/src/domain/person.ts'

const person = (n: number) => `10000000-0000-4000-8000-${String(n).padStart(12, '0')}`

export const who = {
  /** Leads B1-3, B1-4 and A1-1. */
  leader: person(1),
  /** Deputy of B1-3; leads B2-2 and B2-1. */
  deputy: person(2),
  manager: person(3),
  departmentHead: person(4),
  pmo: person(5),
  viceMayor: person(6),
  mayor: person(7),
  /** Known, and nothing else. */
  bystander: person(8),
  /** In no register. */
  stranger: person(9),
} as const

const people: readonly Person[] = [
  { id: who.leader, post: '総務課 PL', duties: [] },
  { id: who.deputy, post: '総務課 副PL', duties: [] },
  { id: who.manager, post: '総務課長', duties: [{ kind: 'manager', section: '総務課' }] },
  { id: who.departmentHead, post: '総務部長', duties: [{ kind: 'departmentHead', department: '総務部' }] },
  { id: who.pmo, post: 'デジタル戦略室 PMO', duties: [{ kind: 'pmo', unit: 'digitalStrategy' }] },
  { id: who.viceMayor, post: '副市長', duties: [{ kind: 'programmeManager' }] },
  { id: who.mayor, post: '市長', duties: [{ kind: 'owner' }] },
  { id: who.bystander, post: '会計課 主事', duties: [] },
]

function measure(id: string, order: number, title: string, leadSection: string | null = '総務課'): Measure {
  return {
    id,
    order,
    title,
    pillar: { id: id.slice(0, 1), name: id.startsWith('A') ? '市民の利便' : '行政の効率' },
    area: { id: id.slice(0, 2), name: '領域' },
    leadDepartment: '総務部',
    leadSection,
  }
}

/** The order of the list is not the order of the ids. */
export const measures: readonly Measure[] = [
  measure('B1-3', 0, '紙決裁の廃止'),
  measure('B1-4', 1, 'ペーパーレスの推進'),
  measure('A1-1', 2, '書かない窓口の実現'),
  measure('B2-2', 3, '契約事務の集約'),
  measure('B2-1', 4, '物品調達の見直し', null),
]

export const smallCity: RegisterContent = {
  people,
  measures: measures.map((one) => ({ ...one, detail: { purpose: `${one.title}のため` } })),
  assignments: [
    { measureId: 'B1-3', leader: who.leader, deputies: [who.deputy], relatedSections: ['会計課', '財政課'] },
    { measureId: 'B1-4', leader: who.leader, deputies: [], relatedSections: [] },
    { measureId: 'A1-1', leader: who.leader, deputies: [], relatedSections: [] },
    { measureId: 'B2-2', leader: who.deputy, deputies: [], relatedSections: [] },
    { measureId: 'B2-1', leader: who.deputy, deputies: [], relatedSections: [] },
  ],
  plans: [
    {
      measureId: 'B1-3',
      fiscalYear: 2025,
      milestone: ['全課で電子決裁'],
      actions: ['運用の協議', '研修'],
      target: ['電子決裁率 Q平均80％', '支出伝票の電子決裁準備完了'],
    },
  ],
  indicators: [
    {
      id: 'B1-3-rate',
      measureId: 'B1-3',
      name: '電子決裁率',
      unit: '％',
      target: 80.5,
      targetDay: '2026-03-31',
      betterWhen: 'higher',
      cumulative: false,
      detail: { note: '四半期の平均' },
    },
  ],
  publishedRound: {
    id: '2025Q2',
    state: 'closed',
    opensOn: '2025-09-12',
    dueOn: '2025-09-30',
    closesOn: '2025-10-07',
    asOfDay: '2025-08-31',
  },
  publishedAnswers: [
    {
      roundId: '2025Q1',
      measureId: 'B1-3',
      weather: 'rainy',
      direction: 'revise',
      progress: '第1四半期の文',
      detail: {},
    },
    {
      roundId: '2025Q2',
      measureId: 'B1-3',
      weather: 'sunny',
      direction: 'continue',
      progress: '5月末現在、電子決裁率50.1％',
      detail: {},
    },
    { roundId: '2025Q2', measureId: 'B1-4', weather: 'sunny', direction: 'continue', progress: '', detail: {} },
  ],
  documents: { strategy: { goal: '業務量30％減' } },
}
