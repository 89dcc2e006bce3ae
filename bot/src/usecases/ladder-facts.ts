/** Everything the ladder decides by, read in one go for a round. */
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
  return {
    now: clock.now(),
    round,
    expectations: await tx.rounds.expectations(round.id),
    people: ladderPeople(
      await tx.register.list(),
      await tx.register.assignments(),
      await tx.people.list(),
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
