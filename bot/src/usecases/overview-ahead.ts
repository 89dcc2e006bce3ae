/** What the overview of a person says about what happens next, and how it can be put off; null where nothing is owed any more. */
import { type LeaderAhead, leaderAhead } from '../../../shared/src/domain/leader-ahead.ts'
import type { OwnMeasure } from '../../../shared/src/domain/own-measure.ts'
import type { PersonId } from '../../../shared/src/domain/person.ts'
import { isOwed, type Round } from '../../../shared/src/domain/round.ts'
import { onceATransaction } from './once-a-transaction.ts'
import type { Deps, Transaction } from './ports.ts'

export async function overviewAhead(
  { clock, holidays }: Pick<Deps, 'clock' | 'holidays'>,
  tx: Transaction,
  round: Round,
  personId: PersonId,
  own: readonly OwnMeasure[],
): Promise<LeaderAhead | null> {
  const owed = own.filter(({ state }) => isOwed(state))
  if (round.state !== 'open' || owed.length === 0) return null
  const { settings, extended, snoozed, known } = await readOnce(tx, round.id)
  const [dueOn = round.dueOn] = owed.map(({ measure }) => extended.get(measure.id) ?? round.dueOn).sort()
  const leads = owed.some((one) => one.leads)
  const snoozedUntil = snoozed.get(personId) ?? null
  // Of thousands of cards nearly all say the same.
  const key = `${dueOn} ${leads} ${snoozedUntil}`
  const { ladder, sendingHours: hours } = settings
  const facts = { now: clock.now(), round, dueOn, ladder, hours, holidays, leads, snoozedUntil }
  const ahead = known.get(key) ?? leaderAhead(facts)
  known.set(key, ahead)
  return ahead
}

/** Of thousands of cards nearly all read the same. */
const readOnce = onceATransaction(async (tx, roundId) => ({
  settings: await tx.ladder.settings(),
  extended: new Map((await tx.ladder.extensions(roundId)).map((one) => [one.measureId, one.dueOn])),
  known: new Map<string, LeaderAhead>(),
  snoozed: new Map((await tx.ladder.snoozes(roundId)).map((one) => [one.personId, one.until])),
}))
