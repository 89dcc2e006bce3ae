/** ご相談 in the hands of people who have moved: whoever holds the post now gets it, once a minute, and is told. */

import { chainDuties, chainOf } from './chain-people.ts'
import { refreshHolders, tellHolders } from './follow-answer.ts'
import type { Deps } from './ports.ts'

export async function findNewHolders(deps: Deps): Promise<number> {
  const { unitOfWork, clock } = deps
  return unitOfWork.run(async (tx) => {
    const open = await tx.consultations.open()
    if (open.length === 0) return 0
    const people = await tx.people.holding(chainDuties)
    const measures = await tx.register.some([...new Set(open.map(({ measureId }) => measureId))])
    let moved = 0
    for (const found of open) {
      const measure = measures.get(found.measureId)
      const now = measure ? chainOf(measure, people)[found.rung] : []
      const holders = now.filter((id) => id !== found.askedBy)
      if (holders.length === 0 || found.holders.some((id) => now.includes(id))) continue
      // Behind the lock: it may have been answered meanwhile.
      const [locked] = (await tx.consultations.of(found.roundId, found.measureId)).filter(
        ({ number, state, rung }) => number === found.number && state === 'open' && rung === found.rung,
      )
      if (!locked) continue
      await refreshHolders(tx, locked)
      const handed = { ...locked, holders }
      await tx.consultations.save(handed)
      await tellHolders(deps, tx, handed, clock.now())
      moved += 1
    }
    return moved
  })
}
