/**
 * After a rebuild nobody knows what people have heard of the open round. Whatever could have gone out until today is written
 * down as said: one reminder too few costs less than a whole city that hears everything twice.
 */
import { lastBusinessDayOnOrBefore } from '../../../shared/src/domain/business-day.ts'
import { type Day, dayInTokyo } from '../../../shared/src/domain/day.ts'
import { rungDay, stepOf } from '../../../shared/src/domain/ladder.ts'
import { digestStep } from '../../../shared/src/domain/manager-look.ts'
import type { SectionName } from '../../../shared/src/domain/person.ts'
import { isOwed, type Round } from '../../../shared/src/domain/round.ts'
import { preflightOn } from '../../../shared/src/domain/round-plan.ts'
import type { Deps, Transaction } from './ports.ts'

export async function settleWhatWasSaid(
  { clock, holidays }: Pick<Deps, 'clock' | 'holidays'>,
  tx: Transaction,
): Promise<void> {
  const now = clock.now()
  const today = dayInTokyo(now)
  for (const plan of await tx.ladder.plansAhead()) {
    if (preflightOn(plan, holidays) > today) continue
    await tx.ladder.addStepDone(plan.roundId, { step: 'preflight', day: plan.opensOn }, now)
  }
  const round = await tx.rounds.open()
  if (!round) return
  const { ladder } = await tx.ladder.settings()
  const reached = ladder.filter((rung) => rungDay(rung, round.dueOn, holidays) <= today)
  const steps = reached.map((rung) => stepOf(rung, round.dueOn))
  const toldOf = await sectionsToldOf(tx, round, today)
  for (const { id, duties } of await tx.people.list()) {
    const digests = duties.flatMap((duty) =>
      duty.kind === 'manager' && toldOf(duty.section) ? [digestStep(duty.section)] : [],
    )
    await tx.ladder.cover(round.id, id, [...steps, ...digests], now)
  }
  if (lastBusinessDayOnOrBefore(round.closesOn, holidays) > today) return
  await tx.ladder.addStepDone(round.id, { step: 'askToClose', day: round.closesOn }, now)
}

/** A digest goes out when everything of the section is answered, or once the due day has passed. */
async function sectionsToldOf(tx: Transaction, round: Round, today: Day): Promise<(section: SectionName) => boolean> {
  const owed = new Set(
    (await tx.rounds.expectations(round.id)).flatMap(({ measureId, state }) => (isOwed(state) ? [measureId] : [])),
  )
  const measures = await tx.register.list()
  return (section) =>
    today > round.dueOn || !measures.some(({ id, leadSection }) => leadSection === section && owed.has(id))
}
