/**
 * Sends one notice of a round to one person. The row says `sending` before anything goes out, so that a process
 * that dies in between leaves "unknown" behind, never "not sent": a known outcome is never sent again, an unknown
 * one is sent once more and marked.
 */
import type { JobPayloads } from './jobs.ts'
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
  await deps.unitOfWork.run((tx) => recordOutcome(deps, tx, claim.notice, outcome))
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
  const own = await tx.answers.own(round.id, key.personId)
  return {
    notice,
    address: await tx.delivery.conversation(key.personId),
    message: deps.cards.overview(round, own, now),
  }
}

async function recordOutcome({ clock }: Deps, tx: Transaction, notice: Notice, outcome: SendOutcome): Promise<void> {
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
      await tx.rounds.markDelivered(notice.roundId, notice.personId)
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
      await tx.delivery.forgetConversation(notice.personId)
      await waitOrGiveUp(tx, notice, outcome.cause, now, () => tx.later(again))
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
  await tx.delivery.saveNotice({ ...notice, state: 'failed', cause }, now)
  await tx.rounds.markUnreachable(notice.roundId, notice.personId, cause)
}
