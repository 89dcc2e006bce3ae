/** 変わりない施策をまとめて回答: one tick a measure and one reason, stored like any other answer, all or none. */
import type { Answer, Revision } from '../../../shared/src/domain/check-in.ts'
import { lengthOf, textLimit } from '../../../shared/src/domain/check-in.ts'
import { type Day, dayInTokyo } from '../../../shared/src/domain/day.ts'
import { type DirectionReason, directionReasons } from '../../../shared/src/domain/direction.ts'
import type { MeasureId } from '../../../shared/src/domain/measure.ts'
import type { OwnMeasure, PreviousAnswer } from '../../../shared/src/domain/own-measure.ts'
import type { PersonId } from '../../../shared/src/domain/person.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/src/domain/refusal.ts'
import type { Round, RoundId } from '../../../shared/src/domain/round.ts'
import { refuseUnlessOpen } from '../../../shared/src/domain/round-refusal.ts'
import { type Answerable, findAnswerable } from './find-answerable.ts'
import { ownMeasures } from './own-measures.ts'
import type { Deps, Transaction } from './ports.ts'
import { storeAnswer } from './store-answer.ts'

export interface UnchangedSubmission {
  readonly person: PersonId
  readonly roundId: RoundId
  readonly measureIds: readonly MeasureId[]
  readonly reason: string
  readonly reasonText: string
  readonly nonce: string
}

export interface StoredUnchanged {
  readonly round: Round
  readonly saved: readonly Revision[]
  readonly own: readonly OwnMeasure[]
}

/**
 * A measure that was answered meanwhile, or that one tick cannot answer, is left as it is and stays in the list. Every
 * refusal comes before the first row is written: what a transaction has written, a refusal does not take back.
 */
export async function submitUnchanged(
  deps: Deps,
  { person: asker, roundId, measureIds, reason, reasonText, nonce }: UnchangedSubmission,
): Promise<StoredUnchanged | { readonly refusal: Refusal }> {
  const { unitOfWork, clock } = deps
  return unitOfWork.run(async (tx) => {
    const known = directionReasons.find((one) => one === reason)
    const text = reasonText.trim()
    const length = lengthOf(text)
    if (length > textLimit) return refuse({ code: 'textTooLong', limit: textLimit, length })
    if (!known || measureIds.length === 0) return refuse({ code: 'nothingTicked' })
    if (known === 'other' && text === '') return refuse({ code: 'textMissing' })
    const now = clock.now()
    const today = dayInTokyo(now)
    const ticked = await lockTicked(tx, asker, roundId, measureIds, today)
    if (isRefusal(ticked)) return ticked
    const round = await tx.rounds.find(roundId)
    if (!round) return refuse({ code: 'unknownRound', roundId })

    const saved: Revision[] = []
    // Read again behind the locks: another device may have been first.
    for (const { measure, previous, needsOwnAnswer, revision: latest } of await ownMeasures(
      tx,
      roundId,
      asker,
      today,
    )) {
      const found = ticked.get(measure.id)
      if (!found) continue
      const same = await tx.answers.byNonce(roundId, measure.id, nonce)
      if (same) saved.push(same)
      if (same || latest > 0 || needsOwnAnswer !== null || !previous) continue
      const notOpen = refuseUnlessOpen(round)
      if (notOpen) return notOpen
      const answer = sameAs(previous, known, text)
      const revision = await storeAnswer(deps, tx, found, {
        answer,
        answeredBy: asker,
        answeredAt: now,
        nonce,
        basedOn: 0,
      })
      if (isRefusal(revision)) throw new Error('A locked measure was answered by somebody else', { cause: revision })
      saved.push(revision)
    }
    if (saved.length === 0) return refuse({ code: 'nothingTicked' })
    return { round, saved, own: await ownMeasures(tx, roundId, asker, today) }
  })
}

/** In the list's order, so that two presses lock the rows in the same order. Whatever else was ticked is not theirs. */
async function lockTicked(
  tx: Transaction,
  asker: PersonId,
  roundId: RoundId,
  measureIds: readonly MeasureId[],
  today: Day,
): Promise<ReadonlyMap<MeasureId, Answerable> | { readonly refusal: Refusal }> {
  const ticked = new Map<MeasureId, Answerable>()
  for (const { measure } of await ownMeasures(tx, roundId, asker, today)) {
    if (!measureIds.includes(measure.id)) continue
    const found = await findAnswerable(tx, asker, roundId, measure.id)
    if (isRefusal(found)) return found
    ticked.set(measure.id, found)
  }
  return ticked
}

function sameAs({ weather, progress, direction }: PreviousAnswer, reason: DirectionReason, reasonText: string): Answer {
  return {
    weather,
    progress,
    direction,
    directionReason: reason,
    directionReasonText: reasonText,
    figures: [],
    milestones: [],
    issue: '',
    nextAction: '',
    consultation: null,
    nextYearNeeds: [],
    unchanged: true,
  }
}
