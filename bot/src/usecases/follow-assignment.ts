/**
 * What an open round does when somebody else stands for a measure: it expects the answer of the new leader, tells them
 * once, and the cards of everybody concerned tell the truth again. Called inside the transaction that assigns, which
 * holds `rounds.lockAll`.
 */
import { followLeader } from '../../../shared/src/domain/assignment-change.ts'
import { dayInTokyo } from '../../../shared/src/domain/day.ts'
import type { Assignment, MeasureId } from '../../../shared/src/domain/measure.ts'
import type { PersonId } from '../../../shared/src/domain/person.ts'
import type { Expectation, Round } from '../../../shared/src/domain/round.ts'
import { isResponsibilityFixed } from '../../../shared/src/domain/rung-recipients.ts'
import type { Deps, Transaction } from './ports.ts'
import { tell } from './tell-people.ts'

export interface Reassigned {
  readonly before: Assignment
  readonly after: Assignment
  /** What the open round expects after it; without it, what is answered stays with whoever answered. */
  readonly follow?: (expectation: Expectation) => Expectation | null
}

/** Cause of a notice that has nothing to say, because its measures went to others before it was sent. */
export const nothingToAnswer = 'nothingToAnswer'

/** Measures whose answer is now expected of somebody else. */
export async function followAssignments(
  deps: Pick<Deps, 'holidays'>,
  tx: Transaction,
  reassigned: readonly Reassigned[],
  now: Date,
): Promise<readonly MeasureId[]> {
  const round = await tx.rounds.open()
  if (!round) return []
  const leaders = new Set(reassigned.flatMap(({ before, after }) => [before.leader, after.leader]))
  // Notices before expectations, as the job that sends them locks them.
  for (const person of [...leaders].filter((id) => id !== null).sort()) {
    await tx.delivery.lockNotice(noticeOf(round, person))
  }
  const followed: MeasureId[] = []
  const left = new Set<PersonId>()
  // Whoever did the work of the year answers for it, whoever moves in April.
  const fixed = isResponsibilityFixed(round.id, dayInTokyo(now))
  for (const { before, after, follow = (one: Expectation) => followLeader(one, after.leader) } of reassigned) {
    const expectation = await tx.rounds.lockExpectation(round.id, before.measureId)
    const next = expectation && !fixed && follow(expectation)
    if (!next) continue
    await tx.assignments.saveExpectation(await told(deps, tx, round, next, now))
    if (expectation.responsible) left.add(expectation.responsible)
    followed.push(before.measureId)
  }
  for (const person of left) await retireNotice(tx, round, person, now)
  for (const personId of concerned(reassigned)) {
    await tx.later({ name: 'refresh-sent-card', payload: { roundId: round.id, personId } })
  }
  return followed
}

/** The new leader hears of the round once: by a notice of their own, or by the card they already have. */
async function told(
  deps: Pick<Deps, 'holidays'>,
  tx: Transaction,
  round: Round,
  expectation: Expectation,
  now: Date,
): Promise<Expectation> {
  const personId = expectation.responsible
  if (personId === null || expectation.state !== 'planned') return expectation
  const key = noticeOf(round, personId)
  if (await tell(deps, tx, key, now)) return expectation
  const notice = await tx.delivery.lockNotice(key)
  if (notice?.state === 'sent') return { ...expectation, state: 'delivered' }
  if (notice?.state !== 'failed') return expectation
  if (notice.cause !== nothingToAnswer) return { ...expectation, state: 'unreachable', cause: notice.cause }
  await tx.delivery.saveNotice({ ...notice, state: 'due', attempts: 0, cause: null }, now)
  await tx.later({ name: 'send-notice', payload: key })
  return expectation
}

/** A notice that has not gone out yet does not go to somebody who is asked for nothing any more. */
async function retireNotice(tx: Transaction, round: Round, personId: PersonId, now: Date): Promise<void> {
  const owed = (await tx.rounds.expectations(round.id)).some(
    ({ responsible, state }) => responsible === personId && state !== 'excused',
  )
  if (owed) return
  const notice = await tx.delivery.lockNotice(noticeOf(round, personId))
  if (notice?.state === 'due') {
    await tx.delivery.saveNotice({ ...notice, state: 'failed', cause: nothingToAnswer }, now)
  }
}

const noticeOf = ({ id }: Round, personId: PersonId) => ({ roundId: id, personId, step: 'opened' }) as const

function concerned(reassigned: readonly Reassigned[]): ReadonlySet<PersonId> {
  return new Set(
    reassigned.flatMap(({ before, after }) => {
      const [was, is] = [standing(before), standing(after)]
      return [...was.filter((one) => !is.includes(one)), ...is.filter((one) => !was.includes(one))]
    }),
  )
}

const standing = ({ leader, deputies }: Assignment): PersonId[] => [...(leader ? [leader] : []), ...deputies]
