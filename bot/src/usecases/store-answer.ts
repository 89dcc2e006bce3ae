/** What happens whenever an answer is stored, however it was given: the row, the state, the cards that must follow. */
import { type Answer, nextRevision, type Revision } from '../../../shared/src/domain/check-in.ts'
import type { PersonId } from '../../../shared/src/domain/person.ts'
import { isRefusal, type Refusal } from '../../../shared/src/domain/refusal.ts'
import type { Answerable } from './find-answerable.ts'
import { followAnswer } from './follow-answer.ts'
import type { Deps, Transaction } from './ports.ts'

export interface GivenAnswer {
  readonly answer: Answer
  readonly answeredBy: PersonId
  readonly answeredAt: Date
  readonly nonce: string
  /** The revision the answer was made from; 0 for a first one. */
  readonly basedOn: number
}

/** `answerable` must be locked by this transaction. A correction of an accepted answer has to be accepted again. */
export async function storeAnswer(
  deps: Pick<Deps, 'holidays'>,
  tx: Transaction,
  answerable: Answerable,
  { answer, answeredBy, answeredAt, nonce, basedOn }: GivenAnswer,
): Promise<Revision | { readonly refusal: Refusal }> {
  const { round, measure, recordedFor } = answerable
  const latest = await tx.answers.latest(round.id, measure.id)
  const next = nextRevision(round, latest?.revision ?? 0, basedOn)
  if (isRefusal(next)) return next
  const revision: Revision = {
    roundId: round.id,
    measureId: measure.id,
    revision: next.revision,
    answer,
    answeredBy,
    answeredAt,
    recordedFor: recordedFor?.leader ?? null,
    ...(recordedFor?.leader === null ? { recordedWithoutLeader: true } : {}),
    sample: false,
    nonce,
  }
  await tx.answers.insert(revision)
  await tx.rounds.setExpectationState(round.id, measure.id, 'answered')
  await followAnswer(deps, tx, answerable, revision)
  await refreshCards(tx, answerable, answeredBy)
  return revision
}

/** The cards of everybody who is asked for the measure, and of `also`, must tell the truth again. */
export async function refreshCards(
  tx: Transaction,
  { expectation: { roundId, responsible }, assignment }: Pick<Answerable, 'expectation' | 'assignment'>,
  also: PersonId | null = null,
): Promise<void> {
  const lookers = new Set([also, responsible, assignment.leader, ...assignment.deputies])
  for (const personId of lookers) {
    if (personId !== null) await tx.later({ name: 'refresh-sent-card', payload: { roundId, personId } })
  }
}
