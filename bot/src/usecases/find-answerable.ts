/** Whether a person may answer a measure of a round, asked the same way wherever an answer begins. */
import { parseRoundId } from '../../../shared/src/domain/fiscal-calendar.ts'
import type { Assignment, Measure, MeasureId } from '../../../shared/src/domain/measure.ts'
import type { PersonId } from '../../../shared/src/domain/person.ts'
import { type Refusal, refuse } from '../../../shared/src/domain/refusal.ts'
import { mayWithMeasure } from '../../../shared/src/domain/roles.ts'
import type { Expectation, Round, RoundId } from '../../../shared/src/domain/round.ts'
import type { Transaction } from './ports.ts'

export interface Answerable {
  readonly round: Round
  readonly measure: Measure
  readonly assignment: Assignment
  readonly expectation: Expectation
  /** Leader or deputy; false for the PMO, which only records what others say. */
  readonly isOwn: boolean
  /** 代理入力: whose answer a deputy or the PMO records; null when the leader answers. */
  readonly recordedFor: { readonly leader: PersonId | null } | null
}

/**
 * Locks the expectation until the end of the transaction: two answers to one measure wait for each other here, and closing
 * the round waits for all of them.
 */
export async function findAnswerable(
  tx: Transaction,
  asker: PersonId,
  roundId: RoundId,
  measureId: MeasureId,
): Promise<Answerable | { readonly refusal: Refusal }> {
  const person = await tx.people.find(asker)
  if (!person) return refuse({ code: 'unknownPerson' })
  if (!parseRoundId(roundId)) return refuse({ code: 'unknownRound', roundId })
  const refuseInRound = refusingInRound(tx, roundId)
  // A database refuses NUL even in a question, and ids arrive in card data.
  const found = measureId.includes('\0') ? null : await tx.register.find(measureId)
  if (!found) return refuseInRound({ code: 'measureNotInRound', measureId, roundId })
  const facts = { ...found.measure, ...found.assignment }
  const isOwn = mayWithMeasure(person, 'answer', facts)
  if (!isOwn && !mayWithMeasure(person, 'recordFor', facts)) return refuseInRound({ code: 'notYourMeasure', measureId })
  const expectation = await tx.rounds.lockExpectation(roundId, measureId)
  if (!expectation || expectation.state === 'excused') {
    return refuseInRound({ code: 'measureNotInRound', measureId, roundId })
  }
  // Behind the lock: whoever closes the round holds it, too.
  const round = await tx.rounds.find(roundId)
  if (!round) return refuse({ code: 'unknownRound', roundId })
  const { leader } = found.assignment
  return { round, ...found, expectation, isOwn, recordedFor: leader === asker ? null : { leader } }
}

/** A round is read once, behind its lock; only where something is refused before that, an unknown round is what is told first. */
export function refusingInRound(tx: Transaction, roundId: RoundId) {
  return async (refusal: Refusal) =>
    refuse((await tx.rounds.find(roundId)) ? refusal : { code: 'unknownRound', roundId })
}

/** Whose answer is recorded, as people know them: the leader's post, or null where a measure has no leader. */
export interface RecordedFor {
  readonly post: string | null
}

export async function recordedForWhom(
  tx: Transaction,
  { recordedFor }: Pick<Answerable, 'recordedFor'>,
): Promise<RecordedFor | null> {
  if (recordedFor === null) return null
  const leader = recordedFor.leader === null ? null : await tx.people.find(recordedFor.leader)
  return { post: leader?.post ?? null }
}
