/** Everything the ladder decides by, read in one go for a round: of its measures those that are not answered. */
import { dayInTokyo } from '../../../shared/src/domain/day.ts'
import { muteDaysOf } from '../../../shared/src/domain/mute-period.ts'
import type { LadderFacts } from '../../../shared/src/domain/notices-due.ts'
import type { Round } from '../../../shared/src/domain/round.ts'
import { ladderPeople } from '../../../shared/src/domain/rung-recipients.ts'
import type { Deps, Transaction } from './ports.ts'

export async function readLadderFacts(
  { clock, holidays }: Pick<Deps, 'clock' | 'holidays'>,
  tx: Transaction,
  round: Round,
): Promise<LadderFacts> {
  const { ladder, sendingHours, mutePeriods } = await tx.ladder.settings()
  const unreachable = await tx.ladder.unreachable(round.id)
  const owed = await tx.rounds.owed(round.id)
  const deputies = await tx.register.deputies()
  return {
    now: clock.now(),
    round,
    expectations: owed,
    people: ladderPeople(
      owed.map((one) => ({ ...one, id: one.measureId })),
      [...deputies].map(([measureId, of]) => ({ measureId, deputies: of })),
      await tx.people.holding([{ kind: 'manager' }, { kind: 'departmentHead' }, { kind: 'pmo' }]),
      new Set(unreachable.keys()),
    ),
    ladder,
    alreadySent: await tx.ladder.written(round.id, dayInTokyo(clock.now())),
    snoozes: await tx.ladder.snoozes(round.id),
    extensions: await tx.ladder.extensions(round.id),
    muteDays: muteDaysOf(mutePeriods),
    hours: sendingHours,
    holidays,
  }
}
