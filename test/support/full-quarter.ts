/** A quarter with one of everything that the record holds, made through the use cases. */
import { closeRound } from '../../bot/src/usecases/close-round.ts'
import type { Deps } from '../../bot/src/usecases/ports.ts'
import { submitCheckIn } from '../../bot/src/usecases/submit-check-in.ts'
import type { Doubt } from '../../shared/src/domain/doubt.ts'
import { isRefusal } from '../../shared/src/domain/refusal.ts'
import { smallCity, who } from './small-city.ts'
import { goodDraft, roundId, type TestOffice } from './test-office.ts'

const doubt = (id: string, settled: Doubt['settled']): Doubt => ({
  id,
  measureId: 'B1-3',
  field: 'title',
  fiscalYear: null,
  group: 'reading',
  kind: 'guess',
  about: '',
  note: '読み取り',
  suggestion: null,
  place: Number(id.slice(1)),
  settled,
})

export async function liveFullQuarter(office: TestOffice): Promise<void> {
  const { deps } = office
  const now = deps.clock.now()
  await office.openRound({
    ...smallCity,
    doubts: [doubt('D1', { as: 'read', text: '', before: null, by: who.pmo, at: now }), doubt('D2', null)],
  })
  await answer(deps, 'B1-3', 0, {
    ...goodDraft,
    directionReason: 'effective',
    consultation: '協議の場',
    consultationBy: '2026-01-16',
  })
  await answer(deps, 'B1-3', 1, { ...goodDraft, weather: 'sunny', 'figure:B1-3-rate': '62.3' })
  await answer(deps, 'B1-4', 0, {
    ...goodDraft,
    milestones: 'budget',
    issue: '課題\n二行目',
    directionReason: 'effective',
  })
  await deps.unitOfWork.run(async (tx) => {
    const asked = await tx.answers.followUp(roundId, 'B1-4')
    if (asked) await tx.answers.answerFollowUp(roundId, 'B1-4', 'other', '月3時間', now)
    const question = {
      roundId,
      measureId: 'B1-4',
      number: 1,
      question: 'どの集計ですか',
      askedBy: who.pmo,
      askedAt: now,
    }
    await tx.reviews.insert({ ...question, reply: null, repliedBy: null, repliedAt: null })
    await tx.reviews.saveReply({ ...question, reply: 'ログです', repliedBy: who.leader, repliedAt: now })
    await tx.reviews.accept(roundId, 'B1-3', 2, who.pmo, now)
    await tx.rounds.setExpectationState(roundId, 'B1-3', 'accepted')
    await tx.rounds.setExpectationState(roundId, 'A1-1', 'excused', 'emergency')
    await tx.assignments.saveExcuse({
      roundId,
      measureId: 'A1-1',
      reason: 'emergency',
      text: '台風',
      by: who.pmo,
      at: now,
    })
    const line = '会計課の研修は1月に終わります'
    await tx.relatedLines.save({ roundId, measureId: 'B1-3', section: '会計課', line, by: who.bystander, at: now })
    await tx.people.saveSignInName(who.leader, 'leader@city.example')
    const sample = await tx.answers.latest(roundId, 'B1-3')
    if (!sample) throw new Error('Nothing was answered')
    const round = {
      id: '2024Q4',
      state: 'closed',
      opensOn: '2025-03-03',
      dueOn: '2025-03-14',
      closesOn: '2025-03-24',
      asOfDay: '2025-02-28',
    } as const
    await tx.samples.insertRound(round)
    const expectation = {
      roundId: '2024Q4',
      measureId: 'B1-3',
      responsible: who.leader,
      state: 'accepted',
      cause: null,
    } as const
    await tx.rounds.insertExpectations([expectation])
    await tx.samples.insert(
      [{ ...sample, roundId: '2024Q4', revision: 1, sample: true, nonce: deps.newNonce() }],
      [{ roundId: '2024Q4', measureId: 'B1-3', revision: 1, acceptedBy: who.pmo, acceptedAt: now }],
    )
  })
  const closed = await closeRound(deps, who.pmo, roundId)
  if (isRefusal(closed)) throw new Error('The round did not close', { cause: closed.refusal })
}

async function answer(deps: Deps, measureId: string, basedOn: number, draft: object): Promise<void> {
  const saved = await submitCheckIn(deps, {
    person: who.leader,
    roundId,
    measureId,
    basedOn,
    nonce: deps.newNonce(),
    draft,
  })
  if (isRefusal(saved)) throw new Error('The answer was not taken', { cause: saved.refusal })
}
