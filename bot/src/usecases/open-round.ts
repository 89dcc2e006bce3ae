/** The PMO opens a round: what it expects of whom is written down, and each leader is told once. */
import { dayInTokyo } from '../../../shared/src/domain/day.ts'
import { parseRoundId } from '../../../shared/src/domain/fiscal-calendar.ts'
import type { PersonId } from '../../../shared/src/domain/person.ts'
import { type Refusal, refuse } from '../../../shared/src/domain/refusal.ts'
import { mayInProgramme } from '../../../shared/src/domain/roles.ts'
import type { Round, RoundId } from '../../../shared/src/domain/round.ts'
import { planLocalRound } from '../../../shared/src/domain/round-calendar.ts'
import type { Deps, Transaction } from './ports.ts'

export async function openRound(
  { unitOfWork, clock, holidays }: Deps,
  asker: PersonId,
  roundId: RoundId,
): Promise<Round | { readonly refusal: Refusal }> {
  return unitOfWork.run(async (tx) => {
    if (!parseRoundId(roundId)) return refuse({ code: 'unknownRound', roundId })
    const person = await tx.people.find(asker)
    if (!person) return refuse({ code: 'unknownPerson' })
    if (!mayInProgramme(person, 'openRound', false)) return refuse({ code: 'notAllowed' })
    if (await tx.rounds.find(roundId)) return refuse({ code: 'roundAlreadyOpened', roundId })
    const other = await tx.rounds.open()
    if (other) return refuse({ code: 'anotherRoundOpen', roundId: other.id })

    const now = clock.now()
    const round: Round = { id: roundId, state: 'open', ...planLocalRound(roundId, dayInTokyo(now), holidays) }
    await tx.rounds.insert(round, now)
    await expectAnswers(tx, round, now)
    return round
  })
}

async function expectAnswers(tx: Transaction, round: Round, now: Date): Promise<void> {
  const assignments = await tx.register.assignments()
  await tx.rounds.insertExpectations(
    assignments.map(({ measureId, leader }) => ({
      roundId: round.id,
      measureId,
      responsible: leader,
      state: leader ? 'planned' : 'unreachable',
      cause: leader ? null : 'noLeader',
    })),
  )
  const leaders = new Set(assignments.flatMap(({ leader }) => leader ?? []))
  for (const personId of leaders) {
    const key = { roundId: round.id, personId, step: 'opened' } as const
    if (await tx.delivery.addNotice(key, now)) await tx.later({ name: 'send-notice', payload: key })
  }
}
