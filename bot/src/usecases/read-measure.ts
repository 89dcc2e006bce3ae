/** One measure with all that was ever said of it, as the asking person may see it. */
import type { MeasureId } from '../../../shared/src/domain/measure.ts'
import type { PersonId } from '../../../shared/src/domain/person.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/src/domain/refusal.ts'
import { mayWithMeasure } from '../../../shared/src/domain/roles.ts'
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
  const consultations = await mayReadConsultations(deps, asker, id)
  return {
    ...picture,
    doubts: reader.doubts ? picture.doubts : null,
    findings: reader.doubts ? picture.findings : null,
    confirms: reader.doubts,
    rounds: picture.rounds
      .map((round) => asSeen(round, reader.liveAnswers))
      .map((round) => (consultations ? round : withoutConsultations(round))),
    strategy: await deps.measureReader.document('strategy'),
    roadmap: await deps.measureReader.document('roadmap'),
  }
}

/** What is asked about an answer quotes it: both stay hidden together. */
function asSeen(round: MeasureRound, liveAnswers: boolean): MeasureAsSeen['rounds'][number] {
  if (liveAnswers || isSettled(round, round.expectation)) return { ...round, inConfirmation: false }
  const hidden = { revisions: [], followUp: null, reviews: [], relatedLines: [] }
  return { ...round, ...hidden, inConfirmation: round.revisions.length > 0 }
}

/** ご相談 is said to those above the measure and to the PMO; other sections read the answer without it. */
async function mayReadConsultations({ unitOfWork }: Deps, asker: PersonId, id: MeasureId): Promise<boolean> {
  return unitOfWork.run(async (tx) => {
    const person = await tx.people.find(asker)
    const found = await tx.register.find(id)
    return Boolean(person && found && mayWithMeasure(person, 'readAnswer', { ...found.measure, ...found.assignment }))
  })
}

function withoutConsultations(round: MeasureAsSeen['rounds'][number]): MeasureAsSeen['rounds'][number] {
  const revisions = round.revisions.map((one) => ({ ...one, answer: { ...one.answer, consultation: null } }))
  const amendments = round.amendments.map((one) => ({ ...one, answer: { ...one.answer, consultation: null } }))
  return { ...round, revisions, amendments }
}
