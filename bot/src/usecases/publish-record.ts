/**
 * Brings to SharePoint what is due. A create goes out once, and again only after a look at the list has shown that nothing came
 * of it; an update never overwrites what it does not know. An item stays due until its outcome is known.
 */
import type { RecordAddress } from '../../../shared/src/domain/record.ts'
import type { RecordCause } from '../../../shared/src/domain/record-cause.ts'
import { isRebuildDue } from './is-rebuild-due.ts'
import { asKnownThere, type Names, personsNamed } from './persons-named.ts'
import { planWrite, sentWith } from './plan-write.ts'
import type { Deps, Transaction } from './ports.ts'
import {
  type CityLists,
  type KnownItem,
  type ListWrite,
  type ReadItem,
  RecordTrouble,
  type SettledItem,
  type WriteOutcome,
} from './record-ports.ts'
import { changedThere, settledAs, unsettled } from './settle-item.ts'
import { takeOutsideEdits } from './take-outside-edits.ts'

/** Longer than any answer is waited for; another instance takes the item up after it. */
const claimSeconds = 180

/** Resolves with a word for the log. Trouble with the service is noted with each item, never thrown. */
export async function publishRecord(deps: Deps): Promise<string> {
  const { cityLists } = deps
  if (!cityLists) return 'nowhereToPublish'
  if (await isRebuildDue(deps, cityLists)) return 'rebuildFirst'
  for (let batches = 0; ; batches += 1) {
    const claimed = await claim(deps, cityLists.batchSize)
    if (claimed.length === 0) return `batches: ${batches}`
    await publishClaimed(deps, cityLists, claimed)
  }
}

/** None while the service asks for patience; the tick takes the rest up. */
async function claim({ unitOfWork, clock }: Deps, limit: number): Promise<readonly KnownItem[]> {
  return unitOfWork.run(async (tx) => {
    const now = clock.now()
    const paused = await tx.record.pausedUntil()
    if (paused && paused > now) return []
    return tx.record.claim(limit, now, new Date(now.getTime() + claimSeconds * 1000))
  })
}

/**
 * One look at most and one batch of writes. What turns out to have changed there is left due, to be looked at together with
 * others: a look costs a request whatever the number of items.
 */
async function publishClaimed(deps: Deps, lists: CityLists, claimed: readonly KnownItem[]): Promise<void> {
  const trouble = await look(deps, lists, claimed.filter(needsLook))
  if (trouble) return giveUp(deps, claimed, trouble)
  const planned = await deps.unitOfWork.run((tx) => plan(tx, claimed))
  const outcomes = planned.length === 0 ? [] : await lists.write(planned.map(({ write }) => write))
  await deps.unitOfWork.run((tx) => settle(deps, tx, planned, outcomes))
}

/** The answer of an earlier try never came, or it did not say what stands there now. */
const needsLook = ({ itemId, eTag, sent }: KnownItem) => sent !== null || (itemId !== null && eTag === null)

type Trouble = Extract<WriteOutcome, { kind: 'tryLater' | 'refused' }>

/** Learns how items stand there. What people changed there meanwhile is taken in first. */
async function look(deps: Deps, lists: CityLists, unseen: readonly KnownItem[]): Promise<Trouble | null> {
  if (unseen.length === 0) return null
  let found: readonly (ReadItem | null)[]
  let names: Names
  try {
    found = await lists.look(unseen)
    names = await personsNamed(lists, [...found, ...unseen.map(asKnownThere)])
  } catch (error) {
    if (!(error instanceof RecordTrouble)) throw error
    return error.needsPerson
      ? { kind: 'refused', cause: error.code }
      : { kind: 'tryLater', cause: error.code, uncertain: true, afterSeconds: error.afterSeconds }
  }
  for (const [index, known] of unseen.entries()) {
    const item = found[index] ?? null
    await deps.unitOfWork.run((tx) =>
      item
        ? takeOutsideEdits(deps, tx, known, item, names)
        : tx.record.learn(known, { itemId: null, eTag: null, base: null }),
    )
  }
  return null
}

interface Planned {
  readonly known: KnownItem
  readonly write: ListWrite
  /** Somebody had deleted the row there. */
  readonly comesBack: boolean
}

/** Items that already stand there as they should are settled at once. */
async function plan(tx: Transaction, open: readonly RecordAddress[]): Promise<readonly Planned[]> {
  const known = await tx.record.known(open)
  const items = new Map((await tx.record.items(open)).map((item) => [`${item.list} ${item.key}`, item]))
  const differences = await tx.record.differencesOf(open)
  const planned: Planned[] = []
  const done: SettledItem[] = []
  for (const one of known) {
    const write = planWrite(one, items.get(`${one.list} ${one.key}`) ?? null, differences)
    const comesBack = write?.kind === 'create' && differences.some(({ key, cell }) => key === one.key && cell === '')
    if (write) planned.push({ known: one, write, comesBack })
    else done.push(settledAs(one, null, one.eTag, one.itemId))
  }
  await tx.record.settle(done)
  await tx.record.sending(
    planned.map(({ known, write }) => ({ list: known.list, key: known.key, sent: sentWith(known, write) })),
  )
  return planned
}

async function settle(
  { clock }: Deps,
  tx: Transaction,
  planned: readonly Planned[],
  outcomes: readonly WriteOutcome[],
): Promise<void> {
  const now = clock.now()
  const settled: SettledItem[] = []
  const later: Extract<WriteOutcome, { kind: 'tryLater' }>[] = []
  for (const [index, { known, write, comesBack }] of planned.entries()) {
    const outcome = outcomes[index] ?? { kind: 'tryLater', cause: 'oddAnswer', uncertain: true, afterSeconds: null }
    if (outcome.kind === 'written') {
      settled.push(settledAs(known, write, outcome.eTag, outcome.itemId))
      if (comesBack) await tx.record.dropDifferences(known, [''])
    } else if (outcome.kind === 'removed' || (outcome.kind === 'gone' && write.kind === 'remove')) {
      settled.push(settledAs(known, write, null, null))
    } else if (outcome.kind === 'tryLater' || outcome.kind === 'refused') {
      settled.push(unsettled(known, write, outcome, now))
      if (outcome.kind === 'tryLater') later.push(outcome)
    } else settled.push(changedThere(known, write, now))
  }
  await tx.record.settle(settled)
  const patience = later.map(({ afterSeconds }) => afterSeconds ?? 0)
  // When nothing at all got through, the next batch would fare no better.
  if (later.length === planned.length)
    patience.push(...settled.flatMap(({ notBefore }) => secondsUntil(notBefore, now)))
  const [trouble] = later
  if (trouble) await pause(tx, trouble.cause, Math.max(...patience), now)
}

const secondsUntil = (instant: Date | null, now: Date) => (instant ? [(instant.getTime() - now.getTime()) / 1000] : [])

/** For every instance; a longer pause that somebody else was asked for stays. */
async function pause(tx: Transaction, cause: RecordCause, seconds: number, now: Date): Promise<void> {
  if (seconds <= 0) return
  const until = new Date(now.getTime() + seconds * 1000)
  const paused = await tx.record.pausedUntil()
  if (paused && paused >= until) return
  await tx.record.pause(until, cause)
  await tx.later({ name: 'publish-record', payload: {} }, Math.ceil(seconds))
}

async function giveUp({ unitOfWork, clock }: Deps, open: readonly RecordAddress[], trouble: Trouble): Promise<void> {
  if (open.length === 0) return
  await unitOfWork.run(async (tx) => {
    const now = clock.now()
    const settled = (await tx.record.known(open)).map((one) => unsettled(one, null, trouble, now))
    await tx.record.settle(settled)
    if (trouble.kind === 'refused') return
    const patience = settled.flatMap(({ notBefore }) => secondsUntil(notBefore, now))
    await pause(tx, trouble.cause, Math.max(0, ...patience), now)
  })
}

/** Once a minute: what is due and has no job of its own (a try that failed, a process that died). */
export async function takeUpUnpublished({ unitOfWork, cityLists }: Deps): Promise<void> {
  if (!cityLists) return
  await unitOfWork.run(async (tx) => {
    if ((await tx.record.waiting()) > 0) await tx.later({ name: 'publish-record', payload: {} })
  })
}
