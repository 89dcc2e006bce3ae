/**
 * Sees what was changed in the city's lists: a list after the other, a page at a time. A page may come late, twice, or out of
 * order, so nothing is believed that a fresh look at the item does not confirm; and a page is done with only when all of it is.
 */
import { type RecordList, recordLists } from '../../../shared/src/domain/record.ts'
import type { RecordCause } from '../../../shared/src/domain/record-cause.ts'
import { isRebuildDue } from './is-rebuild-due.ts'
import type { Deps } from './ports.ts'
import { type CityLists, type Reading, RecordTrouble } from './record-ports.ts'
import { lookForMissing, takePage } from './take-page.ts'

/** Once a minute. */
export async function takeUpPulling({ unitOfWork, cityLists }: Deps): Promise<void> {
  if (cityLists) await unitOfWork.run((tx) => tx.later({ name: 'pull-sharepoint-changes', payload: {} }))
}

/** Resolves with a word for the log. Trouble with the service is noted with the list, never thrown. */
export async function pullSharePointChanges(deps: Deps): Promise<string> {
  const { cityLists, clock, unitOfWork } = deps
  if (!cityLists) return 'nowhereToPull'
  if (await isRebuildDue(deps, cityLists)) return 'rebuildFirst'
  let pages = 0
  for (const list of recordLists) {
    const paused = await unitOfWork.run((tx) => tx.record.pausedUntil())
    if (paused && paused > clock.now()) return `pages: ${pages}, paused`
    try {
      pages += await pullList(deps, cityLists, list)
    } catch (error) {
      if (!(error instanceof RecordTrouble)) throw error
      await note(deps, list, error)
      // Of the service, not of this list: the others would fare no better.
      if (ofTheService.includes(error.code)) return `pages: ${pages}, ${error.code}`
    }
  }
  return `pages: ${pages}`
}

const ofTheService: readonly RecordCause[] = ['throttled', 'unreachable', 'notSignedIn', 'noRight']
const unread: Omit<Reading, 'readAt'> = { cursor: null, wholeSince: null, cause: null }

async function pullList(deps: Deps, lists: CityLists, list: RecordList): Promise<number> {
  const { clock, unitOfWork } = deps
  for (let pages = 1; ; pages += 1) {
    const { cursor, wholeSince } = await unitOfWork.run(async (tx) => (await tx.record.reading(list)) ?? unread)
    const asked = clock.now()
    const page = await lists.changes(list, cursor)
    const whole = page.fromTheStart || cursor === null ? asked : wholeSince
    // Somebody of us writes one of its items just now: the page comes again next time.
    if (!(await takePage(deps, lists, list, page, whole))) return pages
    if (page.complete && whole && !(await lookForMissing(deps, lists, list, whole))) return pages
    const reading: Reading = {
      cursor: page.cursor,
      wholeSince: page.complete ? null : whole,
      readAt: clock.now(),
      cause: null,
    }
    await unitOfWork.run((tx) => tx.record.saveReading(list, reading))
    if (page.complete) return pages
  }
}

async function note({ unitOfWork, clock }: Deps, list: RecordList, trouble: RecordTrouble): Promise<void> {
  await unitOfWork.run(async (tx) => {
    const now = clock.now()
    const reading = (await tx.record.reading(list)) ?? unread
    await tx.record.saveReading(list, { ...reading, readAt: now, cause: trouble.code })
    if (trouble.afterSeconds === null) return
    const until = new Date(now.getTime() + trouble.afterSeconds * 1000)
    const paused = await tx.record.pausedUntil()
    if (!paused || paused < until) await tx.record.pause(until, trouble.code)
  })
}
