/**
 * News for people who are not waiting for it in their chat: inside the sending hours at once, otherwise as a row that is due
 * at the next opening, which the clock takes up. Inside the transaction of whatever they are told of.
 */
import { type Day, dayInTokyo } from '../../../shared/src/domain/day.ts'
import type { MeasureId } from '../../../shared/src/domain/measure.ts'
import { muteDaysOf } from '../../../shared/src/domain/mute-period.ts'
import { takesTheDay } from '../../../shared/src/domain/notices-due.ts'
import type { PersonId } from '../../../shared/src/domain/person.ts'
import type { Round } from '../../../shared/src/domain/round.ts'
import { nextFreeTime, nextNoticeTime, nextSendingTime } from '../../../shared/src/domain/sending-hours.ts'
import { worseningStep } from '../../../shared/src/domain/worsening.ts'
import type { NoticeAbout } from './ladder-ports.ts'
import type { Deps, NoticeKey, Transaction } from './ports.ts'

/** What people ask of a person, or answer, is not muted: only what the product reports by itself waits for the managers. */
interface News extends NoticeKey {
  readonly about?: readonly NoticeAbout[]
  readonly muted?: boolean
}

/** Once: the same notice twice is one. Says whether it was new. */
export async function tell(
  { holidays }: Pick<Deps, 'holidays'>,
  tx: Transaction,
  news: News,
  now: Date,
): Promise<boolean> {
  const { roundId, personId, step, about = [], muted = false } = news
  const { sendingHours, mutePeriods } = await tx.ladder.settings()
  const muteDays = muteDaysOf(muted ? mutePeriods : [])
  const sendAt = nextFreeTime(now, sendingHours, holidays, (day) => muteDays.has(day))
  const key = { roundId, personId, step }
  const isNew = await tx.delivery.addNotice(key, sendAt, about)
  if (isNew && sendAt <= now) await tx.later({ name: 'send-notice', payload: key })
  return isNew
}

/** A darker sky waits for the notices of a day on which the manager hears of nothing else: one card for all measures. */
export async function tellOfWorsening(
  { holidays }: Pick<Deps, 'holidays'>,
  tx: Transaction,
  { round, measureId, personId }: { readonly round: Round; readonly measureId: MeasureId; readonly personId: PersonId },
  now: Date,
): Promise<void> {
  const step = worseningStep(measureId)
  const about = [{ measureId, as: 'manager', dueOn: round.dueOn }] as const
  await tx.ladder.lockTelling(round.id)
  const joined = await tx.delivery.joinWaiting(round.id, personId, worseningStep(''), about)
  if (joined) return tx.ladder.cover(round.id, personId, [step], joined)
  const { sendingHours, mutePeriods } = await tx.ladder.settings()
  const written = await tx.ladder.written(round.id, dayInTokyo(now), [personId])
  const told = written.filter(takesTheDay).map(({ on }) => on)
  const taken = new Set([...told, ...muteDaysOf(mutePeriods)])
  const sendAt = nextNoticeTime(now, sendingHours, holidays, (day) => taken.has(day))
  await tx.delivery.addNotice({ roundId: round.id, personId, step }, sendAt, about)
}

export interface Arrival {
  readonly on: Day
  /** `HH:MM` */
  readonly from: string
  readonly today: Day
}

/** When what is told now reaches people; null where that is at once. */
export async function arrivalIn({ clock, holidays }: Deps, tx: Transaction): Promise<Arrival | null> {
  const now = clock.now()
  const { sendingHours } = await tx.ladder.settings()
  const at = nextSendingTime(now, sendingHours, holidays)
  return at <= now ? null : { on: dayInTokyo(at), from: sendingHours.from, today: dayInTokyo(now) }
}

/** The same for whoever answers a press. */
export async function readArrival(deps: Deps): Promise<Arrival | null> {
  return deps.unitOfWork.run((tx) => arrivalIn(deps, tx))
}
