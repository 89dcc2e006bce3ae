/**
 * 取り下げ: a round that was sent asks for nothing any more. Answers stay, every message that asks is replaced in its place,
 * and what has not gone out does not go. The PMO sees first what it does to whom.
 */
import type { PersonId } from '../../../shared/src/domain/person.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/src/domain/refusal.ts'
import type { Round, RoundId } from '../../../shared/src/domain/round.ts'
import { refuseUnlessOpen } from '../../../shared/src/domain/round-refusal.ts'
import { tallyOf } from '../../../shared/src/domain/round-tally.ts'
import { findPermitted } from './find-permitted.ts'
import { noticeKinds } from './notice-kinds.ts'
import { kindOf } from './notice-step.ts'
import type { Deps, Transaction } from './ports.ts'
import { askingKinds, owedKinds, refreshRound } from './refresh-round.ts'

export interface Withdrawal {
  readonly round: Round
  /** Messages that will say it, by the person in whose chat (or for whom in a channel) they stand. */
  readonly holders: readonly { readonly post: string; readonly messages: number }[]
  readonly messages: number
  /** Kept as they are. */
  readonly answers: number
  /** Notices that will not go out. */
  readonly unsent: number
}

export interface WithdrawnRound {
  readonly round: Round
  readonly answers: number
}

type No = { readonly refusal: Refusal }

export async function previewWithdrawal(
  deps: Deps,
  asker: PersonId,
  roundId: RoundId | null,
): Promise<Withdrawal | No> {
  return deps.unitOfWork.run(async (tx) => {
    const round = await find(tx, asker, roundId)
    return isRefusal(round) ? round : withdrawalOf(tx, round)
  })
}

/** Resolves with what it did. */
export async function withdrawRound(
  { unitOfWork, clock }: Deps,
  asker: PersonId,
  roundId: RoundId,
): Promise<Withdrawal | No> {
  return unitOfWork.run(async (tx) => {
    await tx.rounds.lockAll()
    const found = await find(tx, asker, roundId)
    if (isRefusal(found)) return found
    // Answers on their way hold their expectation: they are kept with the others, or refused, but never lost in between.
    for (const { measureId } of await tx.rounds.expectations(roundId)) {
      await tx.rounds.lockExpectation(roundId, measureId)
    }
    const done = await withdrawalOf(tx, found)
    const now = clock.now()
    await tx.rounds.withdraw(roundId, now)
    await tx.delivery.keepBack(roundId, askingKinds, owedKinds, now)
    await stopClock(tx, found, now)
    await refreshRound(tx, roundId)
    return done
  })
}

/** The newest round, while it is withdrawn and nothing else is open. */
export async function readWithdrawn({ unitOfWork }: Deps, asker: PersonId): Promise<WithdrawnRound | No | null> {
  return unitOfWork.run(async (tx) => {
    const person = await findPermitted(tx, asker, 'readStatus')
    if (isRefusal(person)) return person
    const round = (await tx.rounds.open()) ? null : await tx.rounds.withdrawn()
    return round && { round, answers: await countAnswers(tx, round.id) }
  })
}

async function countAnswers(tx: Transaction, roundId: RoundId): Promise<number> {
  return tallyOf((await tx.rounds.expectations(roundId)).map(({ state }) => state)).answered
}

/** It opens again by the PMO's press, or on a day that the PMO settles anew. */
async function stopClock(tx: Transaction, round: Round, now: Date): Promise<void> {
  const { id: roundId, opensOn, dueOn, closesOn, asOfDay } = round
  const meetingOn = (await tx.ladder.plan(roundId))?.meetingOn ?? null
  await tx.ladder.savePlan({ roundId, opensOn, dueOn, closesOn, asOfDay, meetingOn }, now)
  await tx.ladder.setHeldBack(roundId, true, now)
  await tx.ladder.forgetSteps(roundId)
}

async function find(tx: Transaction, asker: PersonId, roundId: RoundId | null): Promise<Round | No> {
  const person = await findPermitted(tx, asker, 'withdrawRound')
  if (isRefusal(person)) return person
  const round = roundId === null ? await tx.rounds.open() : await tx.rounds.find(roundId)
  if (!round) return refuse(roundId === null ? { code: 'noOpenRound' } : { code: 'unknownRound', roundId })
  return refuseUnlessOpen(round) ?? round
}

async function withdrawalOf(tx: Transaction, round: Round): Promise<Withdrawal> {
  const notices = (await tx.delivery.sentNotices(round.id)).filter(
    (notice) => askingKinds.includes(kindOf(notice.step)) && !noticeKinds[kindOf(notice.step)].isOverview(notice),
  )
  const standing = [...(await tx.delivery.standingCards(round.id)), ...notices]
  const ofPerson = Map.groupBy(standing, ({ personId }) => personId)
  const holders = (await tx.people.list()).flatMap(({ id, post }) => {
    const own = ofPerson.get(id)
    return own ? [{ post, messages: own.length }] : []
  })
  return {
    round,
    holders,
    messages: standing.length,
    answers: await countAnswers(tx, round.id),
    unsent: await tx.delivery.countUnsent(round.id),
  }
}
