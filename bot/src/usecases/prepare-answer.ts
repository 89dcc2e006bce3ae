/** Everything the form of one measure shows: target, last word, figures, and what was already answered. */

import type { Revision } from '../../../shared/src/domain/check-in.ts'
import { dayInTokyo } from '../../../shared/src/domain/day.ts'
import { parseRoundId } from '../../../shared/src/domain/fiscal-calendar.ts'
import { indicatorsDue } from '../../../shared/src/domain/indicators-due.ts'
import type { Indicator, Measure, MeasureId, Plan } from '../../../shared/src/domain/measure.ts'
import type { OwnMeasure, PreviousAnswer } from '../../../shared/src/domain/own-measure.ts'
import type { PersonId } from '../../../shared/src/domain/person.ts'
import { isRefusal, type Refusal } from '../../../shared/src/domain/refusal.ts'
import type { Round, RoundId } from '../../../shared/src/domain/round.ts'
import { refuseUnlessOpen } from '../../../shared/src/domain/round-refusal.ts'
import { findAnswerable, type RecordedFor, recordedForWhom } from './find-answerable.ts'
import { ownMeasures } from './own-measures.ts'
import type { Deps } from './ports.ts'
import { linesOf, type ShownLine } from './related-lines.ts'

export interface PreparedAnswer {
  readonly round: Round
  readonly measure: Measure
  readonly plan: Plan | null
  readonly indicators: readonly Indicator[]
  readonly previous: PreviousAnswer | null
  /** Figures of the newest earlier answer. */
  readonly previousFigures: Revision['answer']['figures']
  readonly latest: Revision | null
  /** Stored with the answer: the same form sent twice is one answer. */
  readonly nonce: string
  readonly own: readonly OwnMeasure[]
  /** 代理入力: whose answer somebody else records. */
  readonly recordedFor: RecordedFor | null
  /** 関係課の一言, oldest first. */
  readonly relatedLines: readonly ShownLine[]
}

export async function prepareAnswer(
  { unitOfWork, clock, newNonce }: Deps,
  asker: PersonId,
  roundId: RoundId,
  measureId: MeasureId,
): Promise<PreparedAnswer | { readonly refusal: Refusal }> {
  return unitOfWork.run(async (tx) => {
    const found = await findAnswerable(tx, asker, roundId, measureId)
    if (isRefusal(found)) return found
    const { round, measure } = found
    const notOpen = refuseUnlessOpen(round)
    if (notOpen) return notOpen
    const fiscalYear = parseRoundId(roundId)?.fiscalYear
    const previous = await tx.answers.previous(roundId, measureId)
    const before =
      previous && previous.source !== 'published' ? await tx.answers.latest(previous.roundId, measureId) : null
    return {
      round,
      measure,
      plan: fiscalYear === undefined ? null : await tx.register.plan(measureId, fiscalYear),
      indicators: indicatorsDue(await tx.register.indicators(measureId), roundId),
      previous,
      previousFigures: before?.answer.figures ?? [],
      latest: await tx.answers.latest(roundId, measureId),
      nonce: newNonce(),
      own: await ownMeasures(tx, roundId, asker, dayInTokyo(clock.now())),
      recordedFor: await recordedForWhom(tx, found),
      relatedLines: await linesOf(tx, roundId, measureId),
    }
  })
}
