/** The workbook of assignments as they stand. For the PMO. */
import { dayInTokyo } from '../../../shared/src/domain/day.ts'
import type { PersonId } from '../../../shared/src/domain/person.ts'
import { isRefusal, type Refusal } from '../../../shared/src/domain/refusal.ts'
import { findPermitted } from './find-permitted.ts'
import { readStanding } from './import-assignments.ts'
import type { Deps } from './ports.ts'

export async function exportAssignments(
  { unitOfWork, assignmentWorkbook, clock }: Deps,
  asker: PersonId,
): Promise<{ readonly file: Uint8Array; readonly day: string } | { readonly refusal: Refusal }> {
  const standing = await unitOfWork.run(async (tx) => {
    const person = await findPermitted(tx, asker, 'assign')
    return isRefusal(person) ? person : readStanding(tx)
  })
  if (isRefusal(standing)) return standing
  return { file: await assignmentWorkbook.write(standing), day: dayInTokyo(clock.now()) }
}
