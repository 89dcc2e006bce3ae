/** The register of a city far larger than ours: sections with their managers, leaders of five measures each, deputies, 兼務. */
import type { RegisterContent } from '../../bot/src/usecases/import-register.ts'
import type { Person, PersonId, SectionName } from '../../shared/src/domain/person.ts'

const measuresOfSection = 20
const leadersOfSection = 4
const sectionsOfDepartment = 5

export interface YearRegister {
  readonly content: RegisterContent
  readonly pmo: PersonId
  readonly leaders: readonly PersonId[]
  /** Who may be named in a section. */
  readonly colleagues: ReadonlyMap<SectionName, readonly PersonId[]>
}

export function yearRegister(measures: number): YearRegister {
  const people: Person[] = []
  const add = (post: string, duties: Person['duties']): PersonId => {
    const id = `00000000-0000-4000-9000-${String(people.length + 1).padStart(12, '0')}`
    people.push({ id, post, duties })
    return id
  }
  const pmo = add('試験用 PMO 1', [{ kind: 'pmo', unit: 'digitalStrategy' }])
  add('試験用 PMO 2', [{ kind: 'pmo', unit: 'administrativeReform' }])
  add('試験用 副市長', [{ kind: 'programmeManager' }])
  add('試験用 市長', [{ kind: 'owner' }])

  const rows: RegisterContent['measures'][number][] = []
  const assignments: RegisterContent['assignments'][number][] = []
  const colleagues = new Map<SectionName, readonly PersonId[]>()
  const leaders: PersonId[] = []
  for (let n = 0; n * measuresOfSection < measures; n += 1) {
    const section = `試験${n + 1}課`
    const department = `試験${Math.floor(n / sectionsOfDepartment) + 1}部`
    if (n % sectionsOfDepartment === 0) add(`${department}長`, [{ kind: 'departmentHead', department }])
    // One manager in ten has two sections, and the next one therefore none of its own.
    const manager = n % 10 === 9 ? null : add(`${section}長`, managing(n, section))
    const own = Array.from({ length: leadersOfSection }, (_, index) => add(`${section} 担当${index + 1}`, []))
    leaders.push(...own)
    colleagues.set(section, own)
    for (let index = 0; index < measuresOfSection && rows.length < measures; index += 1) {
      const id = `T${n + 1}-${index + 1}`
      rows.push({
        id,
        order: rows.length,
        title: `試験用の施策 ${rows.length + 1}`,
        pillar: { id: 'T', name: '試験' },
        area: { id: 'T1', name: '試験の領域' },
        leadDepartment: department,
        leadSection: section,
        detail: {},
      })
      // One measure of every seventh section is led by its manager: the rung above is skipped then.
      const leader = index === 0 && n % 7 === 0 && manager ? manager : (own[index % own.length] ?? pmo)
      const deputies = index % 3 === 0 ? own.slice((index + 1) % own.length).slice(0, 1) : []
      assignments.push({ measureId: id, leader, deputies, relatedSections: [] })
    }
  }
  return {
    pmo,
    leaders,
    colleagues,
    content: {
      people,
      measures: rows,
      assignments,
      plans: [],
      indicators: [],
      publishedRound: {
        id: '2024Q4',
        state: 'closed',
        opensOn: '2025-03-03',
        dueOn: '2025-03-14',
        closesOn: '2025-03-24',
        asOfDay: '2025-02-28',
      },
      publishedAnswers: [],
      documents: {},
    },
  }
}

function managing(n: number, section: SectionName): Person['duties'] {
  const next = n % 10 === 8 ? [{ kind: 'manager' as const, section: `試験${n + 2}課` }] : []
  return [{ kind: 'manager', section }, ...next]
}
