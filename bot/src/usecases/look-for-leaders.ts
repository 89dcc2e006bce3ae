/**
 * Leaders who left or moved: the directory is asked monthly and before a round, in a job, and whoever can name a successor
 * hears of it. Where the directory does not say it, everything goes on without it.
 */

import { dayInTokyo } from '../../../shared/src/domain/day.ts'
import { directorySlotsDue, foundAgain } from '../../../shared/src/domain/directory-check.ts'
import { leadersGone } from '../../../shared/src/domain/hand-over.ts'
import { muteDaysOf } from '../../../shared/src/domain/mute-period.ts'
import { takesTheDay } from '../../../shared/src/domain/notices-due.ts'
import type { PersonId } from '../../../shared/src/domain/person.ts'
import { nextNoticeTime } from '../../../shared/src/domain/sending-hours.ts'
import { roundToSpeakOf } from './carry-out-hand-over.ts'
import type { PersonInDirectory } from './directory-ports.ts'
import { leadersOf, readLeadersToReplace } from './leaders-to-replace.ts'
import type { Deps, Transaction } from './ports.ts'

/** Milliseconds after which an asking that got no answer is repeated. */
const againAfter = 3_600_000

/** Once a minute: asks where a slot has come in which nobody has asked. */
export async function takeUpDirectory({ unitOfWork, clock, holidays, directory }: Deps): Promise<void> {
  if (!directory) return
  const now = clock.now()
  await unitOfWork.run(async (tx) => {
    for (const slot of directorySlotsDue(dayInTokyo(now), await tx.ladder.plansAhead(), holidays)) {
      if (await tx.directory.claim(slot, now, new Date(now.getTime() - againAfter))) {
        await tx.later({ name: 'look-for-leaders', payload: {} })
      }
    }
  })
}

/** Resolves with a word for the log. */
export async function lookForLeaders(deps: Deps): Promise<string> {
  const { unitOfWork, clock, directory } = deps
  if (!directory) return 'noDirectory'
  const leaders = await unitOfWork.run(async (tx) => new Set((await leadersOf(tx)).values()))
  const asked = [...leaders].filter((id) => id !== null)
  const said = await directory.look(asked)
  const people = said.kind === 'said' ? said.people : null
  // A directory that knows none of them is another city's.
  const nobody = people?.size === 0 && asked.length > 0
  const trouble = said.kind === 'trouble' ? said.trouble : nobody ? 'nobodyKnown' : null
  const now = clock.now()
  return unitOfWork.run(async (tx) => {
    // What a person has to mend is not asked for each hour.
    await tx.directory.settle({ trouble, at: trouble === 'noAnswer' ? null : now })
    if (trouble !== null || people === null) return trouble ?? 'asked'
    await takeDown(tx, asked, people, now)
    await askForSuccessors(deps, tx, now)
    return 'asked'
  })
}

async function takeDown(
  tx: Transaction,
  asked: readonly PersonId[],
  people: ReadonlyMap<PersonId, PersonInDirectory>,
  now: Date,
): Promise<void> {
  await tx.rounds.lockAll()
  const sections = new Map((await tx.register.list()).map(({ id, leadSection }) => [id, leadSection]))
  const assignments = (await tx.register.assignments())
    // Whoever has come to lead meanwhile was not asked for.
    .filter(({ leader }) => leader !== null && asked.includes(leader))
    .map(({ measureId, leader }) => ({ measureId, leader, leadSection: sections.get(measureId) ?? null }))
  await tx.directory.saveGone(foundAgain(leadersGone(assignments, people), await tx.directory.gone(), now))
  await learnSignInNames(tx, people)
}

/** What the list of members says stays. */
async function learnSignInNames(tx: Transaction, people: ReadonlyMap<PersonId, PersonInDirectory>): Promise<void> {
  const known = await tx.people.signInNames([...people.keys()])
  for (const [id, { signInName }] of people) {
    if (signInName !== null && !known.has(id)) await tx.people.saveSignInName(id, signInName)
  }
}

/** One card a person, on a day on which they hear of nothing else. */
async function askForSuccessors({ holidays }: Deps, tx: Transaction, now: Date): Promise<void> {
  const roundId = await roundToSpeakOf(tx)
  if (roundId === null) return
  const untold = new Set(
    (await tx.directory.gone()).flatMap(({ toldAt, measureId }) => (toldAt === null ? measureId : [])),
  )
  const waiting = (await readLeadersToReplace(tx)).filter(({ measure }) => untold.has(measure.id))
  if (waiting.length === 0) return
  const { sendingHours, mutePeriods } = await tx.ladder.settings()
  const asked = [...new Set(waiting.flatMap((one) => one.asked))]
  const written = await tx.ladder.written(roundId, dayInTokyo(now), asked)
  for (const personId of asked) {
    const told = written.filter((one) => one.personId === personId && takesTheDay(one)).map(({ on }) => on)
    const duties = (await tx.people.find(personId))?.duties ?? []
    const muted = duties.some(({ kind }) => kind === 'manager') ? muteDaysOf(mutePeriods) : []
    const taken = new Set([...told, ...muted])
    const sendAt = nextNoticeTime(now, sendingHours, holidays, (day) => taken.has(day))
    await tx.delivery.addNotice({ roundId, personId, step: `leaders:${dayInTokyo(now)}` }, sendAt)
  }
  const told = new Set(waiting.map(({ measure }) => measure.id))
  const gone = await tx.directory.gone()
  await tx.directory.saveGone(gone.map((one) => (told.has(one.measureId) ? { ...one, toldAt: now } : one)))
}
