/** A leader answers, or corrects an answer: stored with its job in one transaction, then confirmed. */

import { type AnswerDraft, nextRevision, type Revision, readAnswer } from '../../../shared/src/domain/check-in.ts'
import type { Measure, MeasureId } from '../../../shared/src/domain/measure.ts'
import type { OwnMeasure } from '../../../shared/src/domain/own-measure.ts'
import type { PersonId } from '../../../shared/src/domain/person.ts'
import { isRefusal, type Refusal } from '../../../shared/src/domain/refusal.ts'
import type { Round, RoundId } from '../../../shared/src/domain/round.ts'
import { findAnswerable } from './find-answerable.ts'
import type { Deps } from './ports.ts'

export interface Submission {
  readonly person: PersonId
  readonly roundId: RoundId
  readonly measureId: MeasureId
  /** The revision the form was made from; 0 for a first answer. */
  readonly basedOn: number
  readonly nonce: string
  readonly draft: AnswerDraft
}

export interface StoredCheckIn {
  readonly round: Round
  readonly measure: Measure
  readonly revision: Revision
  readonly own: readonly OwnMeasure[]
}

export async function submitCheckIn(
  { unitOfWork, clock }: Deps,
  submission: Submission,
): Promise<StoredCheckIn | { readonly refusal: Refusal }> {
  const { person: asker, roundId, measureId, nonce } = submission
  return unitOfWork.run(async (tx) => {
    const found = await findAnswerable(tx, asker, roundId, measureId)
    if (isRefusal(found)) return found
    const { round, measure } = found
    const stored = (revision: Revision, own: readonly OwnMeasure[]) => ({ round, measure, revision, own })

    const same = await tx.answers.byNonce(roundId, measureId, nonce)
    if (same) return stored(same, await tx.answers.own(roundId, asker))

    const answer = readAnswer(submission.draft)
    if (isRefusal(answer)) return answer
    const latest = await tx.answers.latest(roundId, measureId)
    const next = nextRevision(round, latest?.revision ?? 0, submission.basedOn)
    if (isRefusal(next)) return next

    const now = clock.now()
    const revision: Revision = {
      roundId,
      measureId,
      revision: next.revision,
      answer,
      answeredBy: asker,
      answeredAt: now,
      nonce,
    }
    await tx.answers.insert(revision)
    await tx.rounds.setExpectationState(roundId, measureId, 'answered')
    await tx.delivery.saveServedView(asker, 'confirmation', now)
    await tx.later({ name: 'refresh-sent-card', payload: { roundId, personId: asker } })
    return stored(revision, await tx.answers.own(roundId, asker))
  })
}
