/** What the use cases of the city's record need from outside: the rows that are to be there, and the lists themselves. */
import type { DifferenceKind } from '../../../shared/src/domain/outside-edit.ts'
import type { PersonId } from '../../../shared/src/domain/person.ts'
import type { RecordAddress, RecordCells, RecordItem, RecordList } from '../../../shared/src/domain/record.ts'
import type { RecordCause } from '../../../shared/src/domain/record-cause.ts'

/** What is known of an item in SharePoint. */
export interface KnownItem extends RecordAddress {
  readonly version: number
  readonly publishedVersion: number
  readonly itemId: string | null
  readonly eTag: string | null
  /** What stands there as far as we know; null when nothing was ever written. */
  readonly base: RecordCells | null
  /** What tries whose answer never came may have written there. */
  readonly sent: readonly RecordCells[] | null
  /** What was written last for people; null when it is not known. */
  readonly shown: RecordCells | null
  readonly attempts: number
  /** Somebody is writing it, at the longest until then. */
  readonly claimedUntil: Date | null
}

/** How publishing an item ended, for its row. */
export interface SettledItem extends RecordAddress {
  /** The version that was written; null leaves the item due. */
  readonly publishedVersion: number | null
  /** Null when it stands there no more. */
  readonly itemId: string | null
  readonly eTag: string | null
  readonly base: RecordCells | null
  readonly sent: readonly RecordCells[] | null
  readonly shown: RecordCells | null
  /** Tries since the last success. */
  readonly attempts: number
  readonly notBefore: Date | null
  readonly cause: RecordCause | null
  readonly resting: boolean
}

export interface RecordStore {
  /**
   * Takes up to `limit` due items for this instance until `until`, oldest change first, those that must be looked at last;
   * others leave them alone.
   */
  claim(limit: number, now: Date, until: Date): Promise<readonly KnownItem[]>
  /** Takes just these, as far as nobody else has them. */
  hold(addresses: readonly RecordAddress[], now: Date, until: Date): Promise<readonly KnownItem[]>
  release(addresses: readonly RecordAddress[]): Promise<void>
  /** Notes what is about to go out, before it does. */
  sending(items: readonly Pick<KnownItem, 'list' | 'key' | 'sent'>[]): Promise<void>
  settle(items: readonly SettledItem[]): Promise<void>
  /** Locks them. Items nobody knows of are missing. */
  known(addresses: readonly RecordAddress[]): Promise<readonly KnownItem[]>
  /** Those with one of the keys or item ids; locks nothing. */
  knownAmong(list: RecordList, keys: readonly string[], itemIds: readonly string[]): Promise<readonly KnownItem[]>
  /** What the rows say now; an item that is no longer in the rows is missing. */
  items(addresses: readonly RecordAddress[]): Promise<readonly RecordItem[]>
  /** What stands in SharePoint now, learned from there. */
  learn(address: RecordAddress, there: Pick<KnownItem, 'itemId' | 'eTag' | 'base'>): Promise<void>
  /** The same content stands there under another eTag. Items that somebody holds just now are left alone. */
  learnETags(items: readonly ListItem[], now: Date): Promise<void>
  /** A reading of the whole list met them. */
  seen(list: RecordList, itemIds: readonly string[], at: Date): Promise<void>
  /** Items that stood there and were not met by a reading since, in the order of their keys after `afterKey`. */
  unseen(list: RecordList, since: Date, afterKey: string, limit: number): Promise<readonly KnownItem[]>
  /** Makes the items due. */
  touch(addresses: readonly RecordAddress[]): Promise<void>
  pausedUntil(): Promise<Date | null>
  pause(until: Date, cause: RecordCause): Promise<void>
  reading(list: RecordList): Promise<Reading | null>
  saveReading(list: RecordList, reading: Reading): Promise<void>
  /** Lists that could not be read last time. */
  unread(): Promise<readonly { readonly list: RecordList; readonly cause: RecordCause }[]>
  /** Whether there is nothing here that a record could be written over. */
  isEmpty(): Promise<boolean>
  /** Nothing was ever written to the lists from here, or read from there. */
  knowsNothingThere(): Promise<boolean>
  /**
   * Writes rows from items of a list, and what is known of them; for a database that holds none of them yet. Resolves with the
   * people who are named and stand in no list: they are there from now on, under a post that says so.
   */
  restore(items: readonly RestoredItem[]): Promise<readonly PersonId[]>
  /** One that is open and was written over keeps its text as `earlier`. */
  openDifference(difference: Omit<Difference, 'earlier'>): Promise<void>
  differences(): Promise<readonly Difference[]>
  /** The open ones of these items. */
  differencesOf(addresses: readonly RecordAddress[]): Promise<readonly Difference[]>
  /** Locks it. */
  lockDifference(address: RecordAddress, cell: string): Promise<Difference | null>
  settleDifference(address: RecordAddress, cell: string, as: 'ours' | 'theirs', by: PersonId, at: Date): Promise<void>
  /** It has gone by itself: both sides say the same again, or the row is there no more. */
  dropDifferences(address: RecordAddress, cells: readonly string[]): Promise<void>
  /** Items that do not get there, with their cause. */
  troubles(): Promise<readonly (RecordAddress & { readonly cause: RecordCause; readonly resting: boolean })[]>
  /** Makes resting items due again. */
  tryAgain(): Promise<number>
  /** Items still to be written. */
  waiting(): Promise<number>
}

/** How far a list has been read. */
export interface Reading {
  /** Null makes the next reading one of the whole list. */
  readonly cursor: string | null
  /** A reading of the whole list is under way since then. */
  readonly wholeSince: Date | null
  readonly readAt: Date
  readonly cause: RecordCause | null
}

/** Item of a record to fill an empty database from; `itemId` null: it stands in no list yet and is to be written there. */
export interface RestoredItem extends RecordAddress {
  readonly itemId: string | null
  readonly eTag: string | null
  readonly cells: RecordCells
  /** As they stand in the list. */
  readonly base: RecordCells | null
}

/** One cell, or with an empty `cell` the whole item, that differs from SharePoint and waits for the PMO. */
export interface Difference extends RecordAddress {
  readonly cell: string
  readonly kind: DifferenceKind
  readonly ours: string | null
  readonly theirs: string | null
  /** What stood there before and was written over by newer answers, without anybody having seen it. */
  readonly earlier: string | null
  /** Entra object id, as far as the list says. */
  readonly editor: PersonId | null
  readonly seenAt: Date
}

/** An item as it stands in a list. */
export interface ListItem extends RecordAddress {
  readonly itemId: string
  readonly eTag: string
}

export type ListWrite =
  | { readonly kind: 'create'; readonly item: RecordItem }
  /** Only `cells` are written (with all of `display`); everything else there stays. */
  | {
      readonly kind: 'update'
      readonly item: RecordItem
      readonly cells: RecordCells
      readonly itemId: string
      readonly eTag: string | null
    }
  | { readonly kind: 'remove'; readonly address: RecordAddress; readonly itemId: string; readonly eTag: string | null }

export type WriteOutcome =
  /** `eTag` null: the service did not say. */
  | { readonly kind: 'written'; readonly itemId: string; readonly eTag: string | null }
  | { readonly kind: 'removed' }
  /** Somebody changed the item meanwhile (412). */
  | { readonly kind: 'conflict' }
  /** There is one with this key already. */
  | { readonly kind: 'exists' }
  /** The item is not there any more. */
  | { readonly kind: 'gone' }
  /** Trying again may help. `uncertain`: it may have been written all the same. */
  | {
      readonly kind: 'tryLater'
      readonly cause: RecordCause
      readonly uncertain: boolean
      /** As the service asks; null when it did not say. */
      readonly afterSeconds: number | null
    }
  /** A person has to act: a right, a list, a column is missing, or the service will never take the value. */
  | { readonly kind: 'refused'; readonly cause: RecordCause }

/** An item as read there; `problem` names cells that cannot be understood. */
export interface ReadItem extends ListItem {
  readonly cells: RecordCells
  readonly unreadable: readonly { readonly cell: string; readonly text: string }[]
  readonly editor: PersonId | null
}

/** One page of what changed in a list. Anything may come twice, late, or out of order; the last word on an item counts. */
export interface ChangesPage {
  readonly changed: readonly ReadItem[]
  /** Item ids. */
  readonly deleted: readonly string[]
  /** Rows that lack a key: somebody added them there. */
  readonly added: readonly (Omit<ReadItem, 'key'> & { readonly key: string | null })[]
  /** To go on from. */
  readonly cursor: string
  /** False when there is another page right now. */
  readonly complete: boolean
  /** The cursor was too old: this is the first page of everything, and what does not come is gone. */
  readonly fromTheStart: boolean
}

/** The service did not answer as hoped. */
export class RecordTrouble extends Error {
  /** What went wrong; the same codes as `cause` elsewhere. */
  readonly code: RecordCause
  readonly afterSeconds: number | null
  /** Waiting does not help until a person acts. */
  readonly needsPerson: boolean
  constructor(code: RecordCause, afterSeconds: number | null, needsPerson: boolean) {
    super(`The lists cannot be reached: ${code}`)
    this.name = 'RecordTrouble'
    this.code = code
    this.afterSeconds = afterSeconds
    this.needsPerson = needsPerson
  }
}

/** The city's SharePoint lists. Rejects with `RecordTrouble` where a read cannot be answered. */
export interface CityLists {
  /** The most that `write` and `look` take at once. */
  readonly batchSize: number
  /** Never rejects for trouble of the service: one outcome for each write, in their order. */
  write(writes: readonly ListWrite[]): Promise<readonly WriteOutcome[]>
  /** The items as they stand there now, found by id where it is known, else by key; null where there is none. */
  look(
    addresses: readonly (RecordAddress & { readonly itemId: string | null })[],
  ): Promise<readonly (ReadItem | null)[]>
  changes(list: RecordList, cursor: string | null): Promise<ChangesPage>
  /** Everything in a list, page by page. */
  pages(list: RecordList): AsyncIterable<readonly ReadItem[]>
  /** Entra object id of a sign-in name; null when the directory knows none. */
  personByName(upn: string): Promise<PersonId | null>
}
