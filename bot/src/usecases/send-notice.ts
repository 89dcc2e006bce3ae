/**
 * Sends notices of a round. The row says `sending` before anything goes out, so that a process that dies in between
 * leaves "unknown" behind, never "not sent": a known outcome is never sent again, an unknown one is sent once more and
 * marked. Only so many are made ready ahead of their sending, so that few are in doubt at any time.
 */
import type { Round, RoundId } from '../../../shared/src/domain/round.ts'
import { inGroups } from '../in-groups.ts'
import { askedBeforehand } from './asked-beforehand.ts'
import type { JobPayloads } from './jobs.ts'
import { plannedRound } from './look-ahead.ts'
import { nothingToSay, noticeKinds } from './notice-kinds.ts'
import { kindOf, partsOf } from './notice-step.ts'
import type {
  ConversationAddress,
  Deps,
  Notice,
  NoticeKey,
  OutgoingMessage,
  SendOutcome,
  StoredNotice,
  Transaction,
} from './ports.ts'
import type { Place } from './sending-ports.ts'
import { type EndedAttempt, giveUp, idOf, settleNotices } from './settle-notice.ts'

export type NoticeResult = SendOutcome['kind'] | 'nothingToDo'

export async function sendNotice(deps: Deps, key: JobPayloads['send-notice']): Promise<NoticeResult> {
  const [result] = await sendNotices(deps, [key])
  if (result?.status === 'fulfilled') return result.value
  throw result?.reason
}

/** Each for itself, in the order given; as many at once as may go out. */
export async function sendNotices(
  deps: Deps,
  keys: readonly NoticeKey[],
): Promise<readonly PromiseSettledResult<NoticeResult>[]> {
  const settle = settlerOf(deps)
  const results = new Map<string, Promise<PromiseSettledResult<NoticeResult>>>()
  // Two jobs for one notice are one attempt.
  let left = [...new Map(keys.map((key) => [idOf(key), key])).values()]
  while (left.length > 0) {
    const [group, claims, places] = await nextGroup(deps, left)
    left = left.slice(group.length)
    for (const [n, key] of group.entries()) {
      results.set(idOf(key), settled(attempt(deps, settle, claims[n], places[n]).finally(places[n]?.leave)))
    }
  }
  return Promise.all(keys.map((key) => results.get(idOf(key)) ?? settled(Promise.resolve<NoticeResult>('nothingToDo'))))
}

/** What may be made ready now, claimed. Never rejects: others of the batch are on their way, and must come to their end. */
async function nextGroup(deps: Deps, left: readonly NoticeKey[]) {
  const [given] = await Promise.allSettled([deps.messenger.places(left.length)])
  if (given.status === 'rejected') return [left, left.map(() => given), []] as const
  const group = left.slice(0, given.value.length)
  return [group, await claimAll(deps, group), given.value] as const
}

/** One for all batches of an instance: attempts end one by one, and are written down by the dozen. */
const settlers = new WeakMap<Deps, (ended: EndedAttempt) => Promise<void>>()

function settlerOf(deps: Deps): (ended: EndedAttempt) => Promise<void> {
  const settle = settlers.get(deps) ?? inGroups<EndedAttempt, void>((ended) => settleAll(deps, ended))
  settlers.set(deps, settle)
  return settle
}

interface Claim {
  readonly notice: Notice
  readonly address: ConversationAddress | null
  readonly message: OutgoingMessage
}

async function attempt(
  { messenger }: Deps,
  settle: (ended: EndedAttempt) => Promise<void>,
  claimed: PromiseSettledResult<Claim | null> | undefined,
  place: Place | undefined,
): Promise<NoticeResult> {
  if (claimed?.status === 'rejected') throw claimed.reason
  if (!claimed?.value) return 'nothingToDo'
  const { notice, address, message } = claimed.value
  const { inChannel = null } = message
  const outcome = inChannel
    ? await messenger.post(inChannel, message, place)
    : await messenger.send(notice.personId, address, message, place)
  await settle({ notice, address, outcome, inChannel })
  return outcome.kind
}

/** In one transaction; where that fails, each in its own, so that one broken notice does not keep back the others. */
async function claimAll(
  deps: Deps,
  keys: readonly NoticeKey[],
): Promise<readonly PromiseSettledResult<Claim | null>[]> {
  const [together] = await Promise.allSettled([deps.unitOfWork.run((tx) => claimNotices(deps, tx, keys))])
  if (together.status === 'fulfilled') return together.value.map((value) => ({ status: 'fulfilled', value }))
  if (keys.length === 1) return [together]
  const alone: PromiseSettledResult<Claim | null>[] = []
  for (const key of keys) alone.push(...(await claimAll(deps, [key])))
  return alone
}

/** What has gone out must not go out again because two transactions met: whoever lost tries alone, and then once more. */
async function settleAll(deps: Deps, ended: readonly EndedAttempt[]): Promise<readonly PromiseSettledResult<void>[]> {
  const together = await settled(deps.unitOfWork.run((tx) => settleNotices(deps, tx, ended)))
  if (together.status === 'fulfilled') return ended.map(() => together)
  const alone: PromiseSettledResult<void>[] = []
  for (const one of ended) {
    const write = () => settled(deps.unitOfWork.run((tx) => settleNotices(deps, tx, [one])))
    const first = await write()
    alone.push(first.status === 'fulfilled' ? first : await write())
  }
  return alone
}

async function claimNotices(deps: Deps, tx: Transaction, keys: readonly NoticeKey[]): Promise<(Claim | null)[]> {
  const stored = new Map((await tx.sending.lockNotices(keys)).map((notice) => [idOf(notice), notice]))
  const addresses = await tx.sending.conversations(keys.map(({ personId }) => personId))
  const rounds = new Map<RoundId, Round | null>()
  const withAsked = new Map<RoundId, Transaction>()
  for (const [roundId, ofRound] of Map.groupBy(keys, (key) => key.roundId)) {
    rounds.set(roundId, await findRound(tx, roundId))
    const people = ofRound.filter(({ step }) => partsOf(step).measureId === null).map(({ personId }) => personId)
    withAsked.set(roundId, await askedBeforehand(tx, roundId, new Set(people)))
  }
  const claims: (Claim | null)[] = []
  for (const key of keys) {
    const found = stored.get(idOf(key)) ?? null
    const notice = found && (await claimNotice(deps, tx, found, rounds.get(key.roundId) ?? null))
    const round = rounds.get(key.roundId)
    if (!notice || !round) {
      claims.push(null)
      continue
    }
    const message = await noticeKinds[kindOf(key.step)].draw(deps, withAsked.get(key.roundId) ?? tx, round, notice)
    if (!message) {
      await tx.delivery.saveNotice({ ...notice, state: 'failed', cause: nothingToSay }, deps.clock.now())
    }
    claims.push(message ? { notice, address: addresses.get(key.personId) ?? null, message } : null)
  }
  await tx.sending.saveNotices(
    claims.flatMap((claim) => (claim ? [claim.notice] : [])),
    deps.clock.now(),
  )
  return claims
}

/** The notice as it stands while it is being sent; null when it is not to be sent. */
async function claimNotice(
  { clock, messenger }: Deps,
  tx: Transaction,
  { updatedAt, ...found }: StoredNotice,
  round: Round | null,
): Promise<Notice | null> {
  if (found.state === 'sent' || found.state === 'failed' || found.state === 'covered') return null
  const now = clock.now()
  // Whoever began may be slow and not dead: its outcome counts as lost only after the time that any lost outcome is given.
  const since = (now.getTime() - updatedAt.getTime()) / 1000
  if (found.state === 'sending' && since < messenger.retryUnknownAfterSeconds) {
    const { roundId, personId, step } = found
    const payload = { roundId, personId, step }
    await tx.later({ name: 'send-notice', payload }, Math.ceil(messenger.retryUnknownAfterSeconds - since))
    return null
  }
  const outcomeUnknown = found.state === 'sending' || found.state === 'unknown'
  if (outcomeUnknown && found.maybeTwice) {
    await giveUp(tx, found, 'outcomeUnknown', now)
    return null
  }
  if (!round || !noticeKinds[kindOf(found.step)].while.includes(round.state)) {
    // Should the round open again, it is known that it may have arrived.
    const maybeTwice = found.maybeTwice || outcomeUnknown
    await tx.delivery.saveNotice({ ...found, state: 'failed', cause: 'roundNotOpen', maybeTwice }, now)
    return null
  }
  return {
    ...found,
    state: 'sending',
    attempts: found.attempts + 1,
    maybeTwice: found.maybeTwice || outcomeUnknown,
  }
}

/** One that has not opened yet, or is planned anew after 取り下げ, is known by its plan. */
async function findRound(tx: Transaction, roundId: RoundId): Promise<Round | null> {
  const round = await tx.rounds.find(roundId)
  if (round?.state === 'withdrawn') {
    const ahead = (await tx.ladder.plansAhead()).find((one) => one.roundId === roundId)
    return ahead ? plannedRound(ahead) : round
  }
  if (round) return round
  const plan = await tx.ladder.plan(roundId)
  return plan && plannedRound(plan)
}

async function settled<T>(work: Promise<T>): Promise<PromiseSettledResult<T>> {
  const [result] = await Promise.allSettled([work])
  return result
}
