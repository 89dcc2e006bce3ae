/** 後任のお願い: leaders whom the directory no longer finds in their section, and who is asked to name a successor. */
import { leadersToReplace } from '../../../shared/src/domain/directory-check.ts'
import type { MeasureId } from '../../../shared/src/domain/measure.ts'
import type { Person, PersonId } from '../../../shared/src/domain/person.ts'
import { type Refusal, refuse } from '../../../shared/src/domain/refusal.ts'
import { mayWithMeasure } from '../../../shared/src/domain/roles.ts'
import type { LeaderToReplace } from './decision-views.ts'
import type { Deps, Transaction } from './ports.ts'

/** Of each measure. */
export async function leadersOf(tx: Transaction): Promise<ReadonlyMap<MeasureId, PersonId | null>> {
  return new Map((await tx.register.assignments()).map(({ measureId, leader }) => [measureId, leader]))
}

/** In the list's order. */
export async function readLeadersToReplace(tx: Transaction): Promise<readonly LeaderToReplace[]> {
  const found = leadersToReplace(await tx.directory.gone(), await leadersOf(tx))
  if (found.length === 0) return []
  const people = await tx.people.list()
  const gone = new Set(found.map(({ leader }) => leader))
  const there = people.filter(({ id }) => !gone.has(id))
  return (await tx.register.list()).flatMap((measure) =>
    found
      .filter(({ measureId }) => measureId === measure.id)
      .map(({ leader, why, asks }) => ({
        measure,
        leader,
        post: people.find(({ id }) => id === leader)?.post ?? '',
        why,
        asked: askedFor(asks?.section ?? null, there),
      })),
  )
}

function askedFor(section: string | null, people: readonly Person[]): readonly PersonId[] {
  const managers = people.filter(({ duties }) =>
    duties.some((duty) => duty.kind === 'manager' && duty.section === section),
  )
  const pmo = people.filter(({ duties }) => duties.some(({ kind }) => kind === 'pmo'))
  return (managers.length > 0 ? managers : pmo).map(({ id }) => id)
}

/** 引き続き担当です: the directory is behind, or says something else than people know. Resolves with how many were kept. */
export async function keepLeaders(
  { unitOfWork, clock }: Deps,
  asker: PersonId,
  measureIds: readonly MeasureId[],
): Promise<number | { readonly refusal: Refusal }> {
  return unitOfWork.run(async (tx) => {
    const person = await tx.people.find(asker)
    if (!person) return refuse({ code: 'unknownPerson' })
    await tx.rounds.lockAll()
    for (const measureId of measureIds) {
      const found = await tx.register.find(measureId)
      if (!found) return refuse({ code: 'unknownMeasure', measureId })
      const may = mayWithMeasure(person, 'appoint', { ...found.measure, ...found.assignment })
      if (!may) return refuse({ code: 'notYourMeasure', measureId })
    }
    const kept = new Set(measureIds)
    const gone = await tx.directory.gone()
    const now = clock.now()
    await tx.directory.saveGone(gone.map((one) => (kept.has(one.measureId) ? { ...one, keptAt: now } : one)))
    return gone.filter(({ measureId }) => kept.has(measureId)).length
  })
}
