/**
 * Leaders whose card changed under their eyes hear of it once: that a withdrawn round is open again, or that its days have
 * moved. One notice a person and day; further changes until it goes out are in it, because it says what holds then.
 */

import { dayInTokyo } from '../../../shared/src/domain/day.ts'
import { takesTheDay } from '../../../shared/src/domain/notices-due.ts'
import type { PersonId } from '../../../shared/src/domain/person.ts'
import type { Round } from '../../../shared/src/domain/round.ts'
import { nextFreeTime } from '../../../shared/src/domain/sending-hours.ts'
import type { Deps, Transaction } from './ports.ts'

export async function tellOfChange(
  { holidays }: Pick<Deps, 'holidays'>,
  tx: Transaction,
  kind: 'reopened' | 'daysChanged',
  { id: roundId }: Round,
  people: Iterable<PersonId>,
  now: Date,
): Promise<void> {
  const { sendingHours } = await tx.ladder.settings()
  const all = [...people]
  const written = Map.groupBy(await tx.ladder.written(roundId, dayInTokyo(now), all), ({ personId }) => personId)
  for (const personId of all) {
    if (await tx.delivery.joinWaiting(roundId, personId, 'reopened:', [])) continue
    if (await tx.delivery.joinWaiting(roundId, personId, 'daysChanged:', [])) continue
    const told = new Set((written.get(personId) ?? []).filter(takesTheDay).map(({ on }) => on))
    const sendAt = nextFreeTime(now, sendingHours, holidays, (day) => told.has(day))
    const key = { roundId, personId, step: `${kind}:${dayInTokyo(sendAt)}` } as const
    if ((await tx.delivery.addNotice(key, sendAt)) && sendAt <= now) {
      await tx.later({ name: 'send-notice', payload: key })
    }
  }
}
