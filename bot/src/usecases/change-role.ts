/** 課長・部長: duties of people, for the section and the department of a measure as a whole. For the PMO. */
import { assignDuty, type LeadingDuty } from '../../../shared/src/domain/assignment-change.ts'
import type { MeasureId } from '../../../shared/src/domain/measure.ts'
import type { DepartmentName, Person, PersonId, SectionName } from '../../../shared/src/domain/person.ts'
import { type AssignmentProblem, isRefusal, type Refusal, refuse } from '../../../shared/src/domain/refusal.ts'
import { findPermitted } from './find-permitted.ts'
import type { Deps } from './ports.ts'

export interface WantedRoles {
  readonly measureId: MeasureId
  /** As the form showed them; null while the measure has no section, and then it has no manager. */
  readonly section: SectionName | null
  readonly department: DepartmentName
  /** Null: nobody. */
  readonly manager: PersonId | null
  readonly departmentHead: PersonId | null
}

/** Resolves with the people whose duties changed. */
export async function changeRoles(
  { unitOfWork }: Deps,
  asker: PersonId,
  wanted: WantedRoles,
): Promise<readonly Person[] | { readonly refusal: Refusal }> {
  return unitOfWork.run(async (tx) => {
    const person = await findPermitted(tx, asker, 'assign')
    if (isRefusal(person)) return person
    await tx.rounds.lockAll()
    const { measureId, section, department } = wanted
    const found = await tx.register.find(measureId)
    if (!found) return refuse({ code: 'unknownMeasure', measureId })
    if (found.measure.leadSection !== section || found.measure.leadDepartment !== department) {
      return refuse({ code: 'assignmentChanged', measureId })
    }
    const people = new Map((await tx.people.list()).map((one) => [one.id, one]))
    const problems: AssignmentProblem[] = []
    const changed = new Map<PersonId, Person>()
    const give = (duty: LeadingDuty, holder: PersonId | null) => {
      const id = holder?.toLowerCase() ?? null
      if (id !== null && !people.has(id)) problems.push({ field: duty.kind, code: 'unknownPerson' })
      for (const one of assignDuty([...people.values()], duty, id === null ? [] : [id])) {
        people.set(one.id, one)
        changed.set(one.id, one)
      }
    }
    if (section !== null) give({ kind: 'manager', section }, wanted.manager)
    give({ kind: 'departmentHead', department }, wanted.departmentHead)
    if (problems.length > 0) return refuse({ code: 'invalidAssignment', problems })
    await tx.people.save([...changed.values()])
    return [...changed.values()]
  })
}
