/** What is known of each expectation of a round beside its state, read for all of them at once. */
import { dayInTokyo } from '../../../shared/src/domain/day.ts'
import type { ExpectationFacts } from '../../../shared/src/domain/expectation-life.ts'
import { type ManagerLook, managerLookOf } from '../../../shared/src/domain/manager-look.ts'
import type { Measure, MeasureId } from '../../../shared/src/domain/measure.ts'
import { muteDaysOf } from '../../../shared/src/domain/mute-period.ts'
import type { PersonId, SectionName } from '../../../shared/src/domain/person.ts'
import type { Expectation, RoundId } from '../../../shared/src/domain/round.ts'
import type { Deps, Transaction } from './ports.ts'

export async function readExpectationFacts(
  deps: Pick<Deps, 'clock' | 'holidays'>,
  tx: Transaction,
  roundId: RoundId,
  register: ReadonlyMap<MeasureId, Measure>,
): Promise<(expectation: Expectation) => ExpectationFacts> {
  const openedAt = await tx.delivery.openedAt(roundId)
  const lookOf = await readLooks(deps, tx, roundId)
  return ({ measureId, responsible }) => ({
    openedAt: (responsible === null ? undefined : openedAt.get(responsible)) ?? null,
    look: lookOf(measureId, register.get(measureId)?.leadSection ?? null),
  })
}

async function readLooks(
  { clock, holidays }: Pick<Deps, 'clock' | 'holidays'>,
  tx: Transaction,
  roundId: RoundId,
): Promise<(measureId: MeasureId, section: SectionName | null) => ManagerLook> {
  const { managerCheck: check, mutePeriods } = await tx.ladder.settings()
  const answers = await tx.answers.newestOf(roundId)
  const seen = Map.groupBy(await tx.ladder.seen(roundId), ({ measureId }) => measureId)
  const digests = await tx.ladder.digestsSent(roundId)
  const managers = new Map<SectionName, PersonId[]>()
  for (const { id, duties } of await tx.people.holding([{ kind: 'manager' }])) {
    for (const duty of duties) {
      if (duty.kind === 'manager') managers.set(duty.section, [...(managers.get(duty.section) ?? []), id])
    }
  }
  const known = { check, today: dayInTokyo(clock.now()), muteDays: muteDaysOf(mutePeriods), holidays }
  return (measureId, section) => {
    const answer = answers.get(measureId)
    if (!answer || section === null) return { kind: 'notAsked' }
    return managerLookOf({
      ...known,
      managers: managers.get(section) ?? [],
      answer,
      seen: seen.get(measureId) ?? [],
      digestSentOn: digests.get(section) ?? null,
    })
  }
}
