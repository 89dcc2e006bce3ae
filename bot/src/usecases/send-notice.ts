/**
 * Sends one notice of a round to one person. The row says `sending` before anything goes out, so that a process
 * that dies in between leaves "unknown" behind, never "not sent": a known outcome is never sent again, an unknown
 * one is sent once more and marked.
 */
import { dayInTokyo } from '../../../shared/src/domain/day.ts'
import type { MeasureId } from '../../../shared/src/domain/measure.ts'
import type { Round } from '../../../shared/src/domain/round.ts'
import type { JobPayloads, NoticeStep } from './jobs.ts'
import { ownMeasures } from './own-measures.ts'
import type { ConversationAddress, Deps, Notice, OutgoingMessage, SendOutcome, Transaction } from './ports.ts'

/** After so many attempts without an answer from Teams the leader counts as unreachable and the PMO sees why. */
const maxAttempts = 10
const longestWaitSeconds = 900

export async function sendNotice(
  deps: Deps,
  key: JobPayloads['send-notice'],
): Promise<SendOutcome['kind'] | 'nothingToDo'> {
  const claim = await deps.unitOfWork.run((tx) => claimNotice(deps, tx, key))
  if (!claim) return 'nothingToDo'
  const outcome = await deps.messenger.send(key.personId, claim.address, claim.message)
  await deps.unitOfWork.run((tx) => recordOutcome(deps, tx, claim, outcome))
  return outcome.kind
}

interface Claim {
  readonly notice: Notice
  readonly address: ConversationAddress | null
  readonly message: OutgoingMessage
}

async function claimNotice(deps: Deps, tx: Transaction, key: JobPayloads['send-notice']): Promise<Claim | null> {
  const found = await tx.delivery.lockNotice(key)
  if (!found || found.state === 'sent' || found.state === 'failed') return null
  const now = deps.clock.now()
  const outcomeUnknown = found.state === 'sending' || found.state === 'unknown'
  if (outcomeUnknown && found.maybeTwice) {
    await giveUp(tx, found, 'outcomeUnknown', now)
    return null
  }
  const round = await tx.rounds.find(key.roundId)
  if (round?.state !== 'open') {
    await tx.delivery.saveNotice({ ...found, state: 'failed', cause: 'roundNotOpen' }, now)
    return null
  }
  const notice: Notice = {
    ...found,
    state: 'sending',
    attempts: found.attempts + 1,
    maybeTwice: found.maybeTwice || outcomeUnknown,
  }
  await tx.delivery.saveNotice(notice, now)
  return {
    notice,
    address: await tx.delivery.conversation(key.personId),
    message: await messageFor(deps, tx, round, key),
  }
}

/** What a step says now, not what it said when it was planned. */
async function messageFor(
  { cards, clock }: Deps,
  tx: Transaction,
  round: Round,
  { personId, step }: JobPayloads['send-notice'],
): Promise<OutgoingMessage> {
  const now = clock.now()
  const { measureId, number } = partsOf(step)
  if (measureId !== null) {
    const asked = (await tx.reviews.of(round.id, measureId)).find((one) => one.number === number)
    const found = await tx.register.find(measureId)
    if (!asked || !found) throw new Error('A notice speaks of a question that is not there', { cause: step })
    return cards.question(round, found.measure, asked)
  }
  return cards.overview(round, await ownMeasures(tx, round.id, personId, dayInTokyo(now)), now)
}

async function recordOutcome({ clock }: Deps, tx: Transaction, claim: Claim, outcome: SendOutcome): Promise<void> {
  const notice = await tx.delivery.lockNotice(claim.notice)
  if (!notice) return
  // Another attempt took over while this one was on its way: that one decides, and only good news still counts.
  const takenOver = notice.state !== 'sending' || notice.attempts !== claim.notice.attempts
  if (takenOver && outcome.kind !== 'sent') return
  const now = clock.now()
  const again = {
    name: 'send-notice',
    payload: { roundId: notice.roundId, personId: notice.personId, step: notice.step },
  } as const
  const backOff = Math.min(longestWaitSeconds, 2 ** notice.attempts)
  switch (outcome.kind) {
    case 'sent': {
      const { address, activityId } = outcome
      await tx.delivery.saveConversation(notice.personId, address, now)
      await tx.delivery.saveNotice(
        { ...notice, state: 'sent', activityId, conversationId: address.conversationId, cause: null },
        now,
      )
      if (notice.step === 'opened') {
        const card = { activityId, conversationId: address.conversationId }
        await tx.delivery.addSentCard(notice.personId, notice.roundId, card, now)
        await tx.rounds.markDelivered(notice.roundId, notice.personId)
      }
      return
    }
    case 'refused':
      await giveUp(tx, notice, outcome.cause, now)
      return
    case 'unknown':
      await tx.delivery.saveNotice({ ...notice, state: 'unknown', cause: outcome.cause }, now)
      await tx.later(again, Math.max(30, backOff))
      return
    case 'conversationGone':
      if (claim.address) await tx.delivery.forgetConversation(notice.personId, claim.address)
      await waitOrGiveUp(tx, notice, outcome.cause, now, () => tx.later(again, claim.address ? 0 : backOff))
      return
    case 'tryLater':
      await waitOrGiveUp(tx, notice, outcome.cause, now, () => tx.later(again, outcome.afterSeconds ?? backOff))
      return
  }
}

async function waitOrGiveUp(
  tx: Transaction,
  notice: Notice,
  cause: string,
  now: Date,
  wait: () => Promise<void>,
): Promise<void> {
  if (notice.attempts >= maxAttempts) return giveUp(tx, notice, cause, now)
  await tx.delivery.saveNotice({ ...notice, state: 'due', cause }, now)
  await wait()
}

async function giveUp(tx: Transaction, notice: Notice, cause: string, now: Date): Promise<void> {
  const { roundId, personId, step } = notice
  await tx.delivery.saveNotice({ ...notice, state: 'failed', cause }, now)
  await tx.rounds.markUnreachable(roundId, personId, cause)
  const { measureId } = partsOf(step)
  const asked = measureId === null ? null : await tx.rounds.lockExpectation(roundId, measureId)
  // Otherwise the PMO would wait for a reply to a question that nobody has seen.
  if (asked?.state === 'returned') await tx.rounds.setExpectationState(roundId, asked.measureId, 'returned', cause)
}

/** `question:B1-3:2` */
function partsOf(step: NoticeStep): { readonly measureId: MeasureId | null; readonly number: number } {
  const [kind, measureId = null, number] = step.split(':')
  return { measureId: kind === 'question' ? measureId : null, number: Number(number) }
}
