/** A city whose leader answered everything in the quarter before, so that there is something to be unchanged from. */
import type { Deps } from '../../bot/src/usecases/ports.ts'
import type { Answer } from '../../shared/src/domain/check-in.ts'

export const lastAnswer: Answer = {
  weather: 'sunny',
  progress: '関係課との調整を進めています。',
  direction: 'continue',
  directionReason: 'onPlan',
  directionReasonText: '',
  figures: [],
  milestones: [],
  issue: '',
  nextAction: '',
  consultation: null,
  nextYearNeeds: [],
  unchanged: false,
}

/** Answers of the round `2025Q2`, which the register brings along closed. */
export async function answerTheQuarterBefore({ unitOfWork }: Deps): Promise<void> {
  await unitOfWork.run(async (tx) => {
    const assignments = await tx.register.assignments()
    const place = { roundId: '2025Q2' }
    await tx.rounds.insertExpectations(
      assignments.map(({ measureId, leader }) => ({
        ...place,
        measureId,
        responsible: leader,
        state: 'accepted',
        cause: null,
      })),
    )
    for (const { measureId, leader } of assignments) {
      await tx.answers.insert({
        ...place,
        measureId,
        revision: 1,
        answer: lastAnswer,
        answeredBy: leader ?? '',
        answeredAt: new Date('2025-09-25T01:00:00Z'),
        recordedFor: null,
        sample: false,
        nonce: 'before',
      })
    }
  })
}
