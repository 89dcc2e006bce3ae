/** What an outcome of the service means for an item: done, tried again when, or resting until a person acts. */
import type { RecordCause } from '../../../shared/src/domain/record-cause.ts'
import { sentWith } from './plan-write.ts'
import type { KnownItem, ListWrite, SettledItem, WriteOutcome } from './record-ports.ts'

/** Between tries, doubling; the last is the longest. */
const firstDelaySeconds = 5
const longestDelaySeconds = 900

/** `write`: what went out; null when nothing had to. */
export function settledAs(
  known: KnownItem,
  write: ListWrite | null,
  eTag: string | null,
  itemId: string | null,
): SettledItem {
  const base =
    write === null
      ? known.base
      : write.kind === 'remove'
        ? null
        : write.kind === 'create'
          ? write.item.cells
          : { ...known.base, ...write.cells }
  return {
    list: known.list,
    key: known.key,
    publishedVersion: known.version,
    itemId,
    eTag,
    base,
    sent: null,
    shown: write === null ? known.shown : write.kind === 'remove' ? null : write.item.display,
    attempts: 0,
    notBefore: null,
    cause: null,
    resting: false,
  }
}

/**
 * It stood differently there: due at once, and looked at first; with patience when that has happened again and again.
 */
export function changedThere(known: KnownItem, write: ListWrite, now: Date): SettledItem {
  // One that is there under its key, though we know no item of ours, is recognised by what we sent.
  const unseen = { ...known, eTag: null, sent: known.itemId === null ? sentWith(known, write) : known.sent }
  const later = unsettled(unseen, null, keepsChanging, now)
  return later.attempts < mostTries ? { ...later, notBefore: null, cause: null } : later
}

const keepsChanging = { kind: 'tryLater', cause: 'keepsChanging', uncertain: false, afterSeconds: null } as const
/** Times that an item may turn out to have changed there before it has to wait. */
const mostTries = 4

/** The item stays due. `write`: what went out, if anything did. */
export function unsettled(
  known: KnownItem,
  write: ListWrite | null,
  outcome: Extract<WriteOutcome, { kind: 'tryLater' | 'refused' }>,
  now: Date,
): SettledItem {
  const attempts = known.attempts + 1
  const later = outcome.kind === 'tryLater'
  const asked = later ? (outcome.afterSeconds ?? 0) : 0
  const seconds = Math.max(asked, Math.min(firstDelaySeconds * 2 ** known.attempts, longestDelaySeconds))
  return {
    list: known.list,
    key: known.key,
    publishedVersion: null,
    itemId: known.itemId,
    eTag: known.eTag,
    base: known.base,
    sent: write && outcome.kind === 'tryLater' && outcome.uncertain ? sentWith(known, write) : known.sent,
    shown: known.shown,
    attempts,
    notBefore: new Date(now.getTime() + seconds * 1000),
    cause: outcome.cause,
    resting: !later && !healsByItself.includes(outcome.cause),
  }
}

/** A right or a list may be given back any time: these are tried on, slowly, though a person has to act. */
const healsByItself: readonly RecordCause[] = ['notSignedIn', 'noRight', 'listMissing', 'columnMissing']
