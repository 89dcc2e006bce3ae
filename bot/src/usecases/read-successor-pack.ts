/** What whoever takes over a measure gets with it. */
import type { Day } from '../../../shared/src/domain/day.ts'
import type { MeasureId } from '../../../shared/src/domain/measure.ts'
import { type SuccessorPack, successorPack } from '../../../shared/src/domain/successor-pack.ts'
import type { Transaction } from './ports.ts'

export async function readSuccessorPack(tx: Transaction, measureId: MeasureId, today: Day): Promise<SuccessorPack> {
  const answers = await tx.answers.history(measureId)
  const questions = []
  for (const { roundId } of answers) questions.push(...(await tx.reviews.of(roundId, measureId)))
  const openConsultations = await tx.consultations.openOf(measureId)
  const dueOn = (await tx.rounds.open())?.dueOn ?? null
  return successorPack({ measureId, answers, openConsultations, questions, dueOn, today })
}
