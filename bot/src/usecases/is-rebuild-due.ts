/**
 * Whether the lists hold a record that this database knows nothing of: it was lost, and what stands there is neither somebody's
 * edit nor to be written over. Asked of the lists only as long as nothing of them is known here.
 */
import { recordLists } from '../../../shared/src/domain/record.ts'
import type { Deps } from './ports.ts'
import { type CityLists, RecordTrouble } from './record-ports.ts'

/** The first PMO may stand there before anything else was ever written. */
const telling = recordLists.filter((list) => list !== 'members')

/** True as well while the lists cannot say it. What is found is noted, for everybody who looks at the record. */
export async function isRebuildDue({ unitOfWork, clock }: Deps, lists: CityLists): Promise<boolean> {
  const asks = await unitOfWork.run(async (tx) => {
    const paused = await tx.record.pausedUntil()
    return (paused === null || paused <= clock.now()) && (await tx.record.knowsNothingThere())
  })
  if (!asks) return false
  for (const list of telling) {
    const holds = await holdsOurs(lists, list)
    if (holds === 'unknown') return true
    if (!holds) continue
    const reading = { cursor: null, wholeSince: null, readAt: clock.now(), cause: 'rebuildFirst' } as const
    await unitOfWork.run((tx) => tx.record.saveReading(list, reading))
    return true
  }
  return false
}

/** Rows with a key that the product itself wrote last. */
async function holdsOurs(lists: CityLists, list: (typeof telling)[number]): Promise<boolean | 'unknown'> {
  try {
    for (let cursor: string | null = null; ; ) {
      const page = await lists.changes(list, cursor)
      if (page.changed.some(({ editor }) => editor === null)) return true
      if (page.complete) return false
      cursor = page.cursor
    }
  } catch (error) {
    if (!(error instanceof RecordTrouble)) throw error
    // A list that is not there holds nothing, and whoever writes or reads next says what is missing.
    return error.needsPerson ? false : 'unknown'
  }
}
