/** What becomes of a notice once an attempt has ended. A known outcome is final, an unknown one is tried once more. */
import { noticeKinds } from './notice-kinds.ts'
import { kindOf, partsOf } from './notice-step.ts'
import type { ChannelThread, ConversationAddress, Deps, Notice, SendOutcome, Transaction } from './ports.ts'
import { refreshOne } from './refresh-round.ts'

/** After so many attempts without an answer from Teams the leader counts as unreachable and the PMO sees why. */
const maxAttempts = 10
const longestWaitSeconds = 900
/** The app is added for a person at most once in this time: whoever takes it away again wants it so. */
const betweenInstallsMinutes = 24 * 60
/** As long as Teams may take to let an app speak that was just added. */
const installSettlesMinutes = 5

export interface EndedAttempt {
  readonly notice: Notice
  /** Where it was sent to; null when a conversation was to be opened. */
  readonly address: ConversationAddress | null
  readonly outcome: SendOutcome
  /** Set where it went into a channel. */
  readonly inChannel?: ChannelThread | null
}

type Sent = EndedAttempt & { readonly outcome: { readonly kind: 'sent' } }

const isSent = (ended: EndedAttempt): ended is Sent => ended.outcome.kind === 'sent'

/** Writes down how the attempts ended, with what follows from it. */
export async function settleNotices(deps: Deps, tx: Transaction, all: readonly EndedAttempt[]): Promise<void> {
  const stored = new Map<string, Notice>(
    (await tx.sending.lockNotices(all.map(({ notice }) => notice))).map((notice) => [idOf(notice), notice]),
  )
  const ended = all.flatMap((one) => {
    const notice = stored.get(idOf(one.notice))
    if (!notice) return []
    // Another attempt took over while this one was on its way: that one decides, and only good news still counts.
    const takenOver = notice.state !== 'sending' || notice.attempts !== one.notice.attempts
    return takenOver && !isSent(one) ? [] : [{ ...one, notice }]
  })
  await settleSent(tx, ended.filter(isSent), deps.clock.now())
  for (const one of ended) if (!isSent(one)) await settleFailure(deps, tx, one)
}

async function settleSent(tx: Transaction, sent: readonly Sent[], now: Date): Promise<void> {
  await tx.sending.saveNotices(
    sent.map(({ notice, outcome: { activityId, address } }) => ({
      ...notice,
      state: 'sent',
      activityId,
      conversationId: address.conversationId,
      cause: null,
    })),
    now,
  )
  for (const { notice, address, outcome, inChannel } of sent) {
    if (inChannel) {
      if (inChannel.thread === null) await tx.ladder.saveThread(inChannel, notice.roundId, outcome.activityId)
      continue
    }
    if (address?.conversationId === outcome.address.conversationId) continue
    await tx.delivery.saveConversation(notice.personId, outcome.address, now)
  }
  const overviews = sent.filter(({ notice }) => noticeKinds[kindOf(notice.step)].isOverview(notice))
  await tx.sending.addSentCards(
    overviews.map(({ notice: { personId, roundId }, outcome: { activityId, address } }) => ({
      personId,
      roundId,
      activityId,
      conversationId: address.conversationId,
    })),
    now,
  )
  for (const [roundId, ofRound] of Map.groupBy(overviews, ({ notice }) => notice.roundId)) {
    await tx.sending.markDelivered(
      roundId,
      ofRound.map(({ notice }) => notice.personId),
    )
  }
  // Last of all locks, as whoever closes or withdraws takes it. What was on its way meanwhile tells of it, too.
  const open = await tx.rounds.lockOpen([...new Set(sent.map(({ notice }) => notice.roundId))])
  for (const { notice } of sent) if (!open.has(notice.roundId)) await refreshOne(tx, notice)
}

async function settleFailure(
  deps: Deps,
  tx: Transaction,
  { notice, address, outcome, inChannel }: EndedAttempt,
): Promise<void> {
  const now = deps.clock.now()
  if (inChannel && outcome.kind !== 'unknown' && outcome.kind !== 'tryLater') {
    // The channel does not take it any more: from now on the section hears in its manager's own chat.
    await tx.ladder.removeChannel(inChannel.section)
    await tx.delivery.saveNotice({ ...notice, state: 'due', cause: null }, now)
    const { roundId, personId, step } = notice
    await tx.later({ name: 'send-notice', payload: { roundId, personId, step } })
    return
  }
  const { roundId, personId, step } = notice
  const again = { name: 'send-notice', payload: { roundId, personId, step } } as const
  const backOff = backOffAfter(notice.attempts)
  switch (outcome.kind) {
    case 'sent':
      return
    case 'refused':
      await giveUp(tx, notice, outcome.cause, now)
      return
    case 'unknown':
      await tx.delivery.saveNotice({ ...notice, state: 'unknown', cause: outcome.cause }, now)
      await tx.later(again, deps.messenger.retryUnknownAfterSeconds)
      return
    case 'conversationGone':
      if (address) await tx.delivery.forgetConversation(personId, address)
      await waitOrGiveUp(tx, notice, outcome.cause, now, () => tx.later(again, address ? 0 : backOff))
      return
    case 'notInstalled': {
      if (address) await tx.delivery.forgetConversation(personId, address)
      if (!deps.installer) return giveUp(tx, notice, outcome.cause, now)
      const triedAt = await tx.sending.noteInstall(personId, now, minutesBefore(now, betweenInstallsMinutes))
      if (triedAt !== null && triedAt < minutesBefore(now, installSettlesMinutes)) {
        return giveUp(tx, notice, outcome.cause, now)
      }
      const install = { ...again, name: 'install-app' } as const
      await waitOrGiveUp(tx, notice, outcome.cause, now, () =>
        triedAt === null ? tx.later(install) : tx.later(again, Math.max(30, backOff)),
      )
      return
    }
    case 'tryLater':
      await waitOrGiveUp(tx, notice, outcome.cause, now, () => tx.later(again, outcome.afterSeconds ?? backOff))
      return
  }
}

/** Seconds. */
export function backOffAfter(attempts: number): number {
  return Math.min(longestWaitSeconds, 2 ** attempts)
}

export async function waitOrGiveUp(
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

export async function giveUp(tx: Transaction, notice: Notice, cause: string, now: Date): Promise<void> {
  const { roundId, personId, step } = notice
  await tx.delivery.saveNotice({ ...notice, state: 'failed', cause }, now)
  // What a closed round expected is frozen, whomever its later news does not reach.
  if ((await tx.rounds.find(roundId))?.state !== 'open') return
  await tx.rounds.markUnreachable(roundId, personId, cause)
  const { measureId } = partsOf(step)
  const asked = measureId === null ? null : await tx.rounds.lockExpectation(roundId, measureId)
  // Otherwise the PMO would wait for a reply to a question that nobody has seen.
  if (asked?.state === 'returned') await tx.rounds.setExpectationState(roundId, asked.measureId, 'returned', cause)
}

/** Of a notice, in memory. */
export function idOf({ roundId, personId, step }: Pick<Notice, 'roundId' | 'personId' | 'step'>): string {
  return `${roundId} ${personId} ${step}`
}

const minutesBefore = (now: Date, minutes: number) => new Date(now.getTime() - minutes * 60_000)
