/** Who stands on each rung of ご相談 for a measure today. */
import type { ChainPeople } from '../../../shared/src/domain/consultation-chain.ts'
import type { Measure } from '../../../shared/src/domain/measure.ts'
import type { Duty, Person } from '../../../shared/src/domain/person.ts'

export function chainOf(
  { leadSection, leadDepartment }: Pick<Measure, 'leadSection' | 'leadDepartment'>,
  people: readonly Person[],
): ChainPeople {
  const holding = (match: (duty: Duty) => boolean) =>
    people.filter(({ duties }) => duties.some(match)).map(({ id }) => id)
  return {
    manager: holding((duty) => duty.kind === 'manager' && duty.section === leadSection),
    departmentHead: holding((duty) => duty.kind === 'departmentHead' && duty.department === leadDepartment),
    programmeManager: holding((duty) => duty.kind === 'programmeManager'),
  }
}
