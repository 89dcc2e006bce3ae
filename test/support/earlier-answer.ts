/** An answer of an earlier quarter, for tests of what a leader is asked today. */
import type { Deps } from '../../bot/src/usecases/ports.ts'
import type { Answer } from '../../shared/src/domain/check-in.ts'
import { lastAnswer } from './answered-before.ts'

export async function answerEarlier(
  { unitOfWork }: Deps,
  roundId: string,
  measureId: string,
  part: Partial<Answer> = {},
): Promise<void> {
  await unitOfWork.run(async (tx) => {
    const found = await tx.register.find(measureId)
    const leader = found?.assignment.leader
    if (!leader) throw new Error(`Nobody leads ${measureId}`)
    const place = { roundId, measureId }
    if (!(await tx.rounds.find(roundId))) {
      const days = { opensOn: '2025-06-16', dueOn: '2025-06-30', closesOn: '2025-07-07', asOfDay: '2025-05-31' }
      await tx.rounds.insert({ id: roundId, state: 'closed', ...days }, new Date('2025-06-16T00:00:00Z'))
    }
    await tx.rounds.insertExpectations([{ ...place, responsible: leader, state: 'accepted', cause: null }])
    await tx.answers.insert({
      ...place,
      revision: 1,
      answer: { ...lastAnswer, ...part },
      answeredBy: leader,
      answeredAt: new Date('2025-06-25T01:00:00Z'),
      recordedFor: null,
      sample: false,
      nonce: 'earlier',
    })
  })
}
