/** Who stands on each rung of ご相談 for a measure today. */
import type { ChainPeople } from '../../../shared/src/domain/consultation-chain.ts'
import type { Measure } from '../../../shared/src/domain/measure.ts'
import type { Duty, Person, PersonId } from '../../../shared/src/domain/person.ts'
import type { Transaction } from './ports.ts'

/** Whoever may stand on a rung for the measure, and `also` these people. */
export function readChainPeople(
  tx: Transaction,
  { leadSection, leadDepartment }: Pick<Measure, 'leadSection' | 'leadDepartment'>,
  also: readonly PersonId[] = [],
): Promise<readonly Person[]> {
  const manager = leadSection === null ? [] : [{ kind: 'manager', section: leadSection } as const]
  const above = [{ kind: 'departmentHead', department: leadDepartment }, { kind: 'programmeManager' }] as const
  return tx.people.holding([...manager, ...above], also)
}

/** Of every rung, of whatever measure. */
export const chainDuties = [{ kind: 'manager' }, { kind: 'departmentHead' }, { kind: 'programmeManager' }] as const

/** `people`: at least those who may stand on a rung. */
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
