/** Whatever stands in chats about a round is to tell the truth again: by jobs, each message for itself. */
import type { PersonId } from '../../../shared/src/domain/person.ts'
import type { Round, RoundId } from '../../../shared/src/domain/round.ts'
import { nextSendingTime } from '../../../shared/src/domain/sending-hours.ts'
import { noticeKinds } from './notice-kinds.ts'
import { kindOf, type NoticeKindName } from './notice-step.ts'
import type { Deps, Notice, Transaction } from './ports.ts'

const names = Object.keys(noticeKinds) as readonly NoticeKindName[]

/** Kinds that ask for something as long as the round is open: 取り下げ replaces what was sent and keeps back what was not. */
export const askingKinds = names.filter((name) => {
  const { while: states } = noticeKinds[name]
  return states.includes('open') && !states.includes('withdrawn')
})

/** Of these: what somebody is still owed when the round opens again. */
export const owedKinds = askingKinds.filter((name) => noticeKinds[name].isOwed)

export async function refreshOne(tx: Transaction, notice: Notice): Promise<void> {
  const { roundId, personId, step } = notice
  if (noticeKinds[kindOf(step)].isOverview(notice)) {
    await tx.later({ name: 'refresh-sent-card', payload: { roundId, personId } })
  } else if (askingKinds.includes(kindOf(step))) {
    await tx.later({ name: 'refresh-notice', payload: { roundId, personId, step } })
  }
}

/** `only`: of the notices beside the overview; all that ask for something unless said otherwise. */
export async function refreshRound(
  tx: Transaction,
  roundId: RoundId,
  only: readonly NoticeKindName[] = askingKinds,
): Promise<void> {
  for (const personId of await tx.delivery.holdersOfCards(roundId)) {
    await tx.later({ name: 'refresh-sent-card', payload: { roundId, personId } })
  }
  for (const notice of await tx.delivery.sentNotices(roundId)) {
    const kind = kindOf(notice.step)
    if (only.includes(kind) && !noticeKinds[kind].isOverview(notice)) await refreshOne(tx, notice)
  }
}

/** The round opens again. `asked`: whom it asks for something; nobody else needs the overview. Resolves with whoever gets it. */
export async function releaseKeptBack(
  { holidays }: Pick<Deps, 'holidays'>,
  tx: Transaction,
  { id: roundId }: Pick<Round, 'id'>,
  asked: ReadonlySet<PersonId>,
  now: Date,
): Promise<ReadonlySet<PersonId>> {
  // What came too late to be kept back was refused by the sending itself.
  await tx.delivery.keepBack(roundId, askingKinds, owedKinds, now)
  const { sendingHours } = await tx.ladder.settings()
  const sendAt = nextSendingTime(now, sendingHours, holidays)
  const released = new Set<PersonId>()
  for (const notice of await tx.delivery.lockKeptBack(roundId)) {
    const { personId, step } = notice
    if (!owedKinds.includes(kindOf(step)) || (step === 'opened' && !asked.has(personId))) continue
    await tx.delivery.saveNotice({ ...notice, state: 'due', attempts: 0, cause: null }, sendAt)
    if (sendAt <= now) await tx.later({ name: 'send-notice', payload: { roundId, personId, step } })
    if (step === 'opened') released.add(personId)
  }
  return released
}
