/** The digest of each section: to its managers, once, when it is complete or the due day has passed. */
import { dayInTokyo } from '../../../shared/src/domain/day.ts'
import { digestStep, isDigestDue } from '../../../shared/src/domain/manager-look.ts'
import { muteDaysOf } from '../../../shared/src/domain/mute-period.ts'
import { takesTheDay } from '../../../shared/src/domain/notices-due.ts'
import { isNoticeTime } from '../../../shared/src/domain/sending-hours.ts'
import type { Deps } from './ports.ts'
import { whenChanged } from './when-changed.ts'

/** Resolves with the number of managers who will get one. */
export async function tellManagers(deps: Deps): Promise<number> {
  const { unitOfWork, clock, holidays } = deps
  const now = clock.now()
  return unitOfWork.run(async (tx) => {
    const { sendingHours, managerCheck, mutePeriods } = await tx.ladder.settings()
    if (managerCheck === 'none' || !isNoticeTime(now, sendingHours, holidays)) return 0
    const round = await tx.rounds.open()
    if (!round) return 0
    return whenChanged(deps, tx, round, 'managers', async () => {
      await tx.rounds.lockAll()
      await tx.ladder.lockTelling(round.id)
      const today = dayInTokyo(now)
      const people = await tx.people.holding([{ kind: 'manager' }])
      const written = await tx.ladder.written(
        round.id,
        today,
        people.map(({ id }) => id),
      )
      const told = new Set(
        written.filter((one) => one.on === today && takesTheDay(one)).map(({ personId }) => personId),
      )
      const muteDays = muteDaysOf(mutePeriods)
      let count = 0
      for (const [section, states] of await tx.rounds.standing(round.id)) {
        const step = digestStep(section)
        const facts = {
          check: managerCheck,
          calendar: round,
          states,
          sentOn: null,
          today,
          muteDays,
          holidays,
        }
        if (!isDigestDue(facts)) continue
        for (const { id: personId, duties } of people) {
          if (!duties.some((duty) => duty.kind === 'manager' && duty.section === section)) continue
          // A person hears at most once a day; who cannot be told today is told on the next one.
          if (told.has(personId) || written.some((one) => one.personId === personId && one.step === step)) continue
          const key = { roundId: round.id, personId, step }
          if (!(await tx.delivery.addNotice(key, now))) continue
          await tx.later({ name: 'send-notice', payload: key })
          told.add(personId)
          count += 1
        }
      }
      return count
    })
  })
}
