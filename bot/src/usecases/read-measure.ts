/** One measure with all that was ever said of it, as the asking person may see it. */
import type { MeasureId } from '../../../shared/src/domain/measure.ts'
import type { PersonId } from '../../../shared/src/domain/person.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/src/domain/refusal.ts'
import { findReader, isSettled } from './find-reader.ts'
import type { Deps, MeasurePicture, MeasureRound } from './ports.ts'

export interface MeasureAsSeen extends Omit<MeasurePicture, 'rounds'> {
  readonly rounds: readonly (MeasureRound & {
    /** There is an answer that the asker does not see yet. */
    readonly inConfirmation: boolean
  })[]
  /** Whether `doubts` and `findings` are for the asker; both are null otherwise. */
  readonly confirms: boolean
  /** The documents that speak of measures; null where none was imported. */
  readonly strategy: unknown
  readonly roadmap: unknown
}

export async function readMeasure(
  deps: Deps,
  asker: PersonId,
  id: MeasureId,
): Promise<MeasureAsSeen | { readonly refusal: Refusal }> {
  const reader = await findReader(deps, asker)
  if (isRefusal(reader)) return reader
  const picture = await deps.measureReader.measure(id)
  if (!picture) return refuse({ code: 'unknownMeasure', measureId: id })
  return {
    ...picture,
    doubts: reader.doubts ? picture.doubts : null,
    findings: reader.doubts ? picture.findings : null,
    confirms: reader.doubts,
    rounds: picture.rounds.map((round) => asSeen(round, reader.liveAnswers)),
    strategy: await deps.measureReader.document('strategy'),
    roadmap: await deps.measureReader.document('roadmap'),
  }
}

/** What the PMO asks about an answer quotes it: both stay hidden together. */
function asSeen(round: MeasureRound, liveAnswers: boolean): MeasureAsSeen['rounds'][number] {
  if (liveAnswers || isSettled(round, round.expectation)) return { ...round, inConfirmation: false }
  return { ...round, revisions: [], reviews: [], inConfirmation: round.revisions.length > 0 }
}
