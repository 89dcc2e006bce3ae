/** What the look for leaders who left or moved needs from outside. */
import type { DirectorySlot, DirectoryTrouble, FoundLeaderGone } from '../../../shared/src/domain/directory-check.ts'
import type { DirectoryEntry } from '../../../shared/src/domain/hand-over.ts'
import type { PersonId } from '../../../shared/src/domain/person.ts'

export interface PersonInDirectory extends DirectoryEntry {
  /** By which a chat is opened; null where it says none. */
  readonly signInName: string | null
}

/** The city's directory of people. */
export interface Directory {
  /**
   * Never rejects. People it does not know are missing; where it could not be asked about one of them, nothing is said
   * about anybody.
   */
  look(
    people: readonly PersonId[],
  ): Promise<
    | { readonly kind: 'said'; readonly people: ReadonlyMap<PersonId, PersonInDirectory> }
    | { readonly kind: 'trouble'; readonly trouble: Exclude<DirectoryTrouble, 'nobodyKnown'> }
  >
}

export interface DirectoryStore {
  /** Says whether it is this caller's to ask: nobody did, or nobody got an answer since `againBefore`. */
  claim(slot: DirectorySlot, at: Date, againBefore: Date): Promise<boolean>
  /** One answer is for all that was asked. `at` null: it is asked again later. */
  settle(how: { readonly trouble: DirectoryTrouble | null; readonly at: Date | null }): Promise<void>
  /** Somebody asked since the instant, and the answer is still on its way. */
  isAsking(slot: DirectorySlot, since: Date): Promise<boolean>
  /** Of the last asking. */
  trouble(): Promise<DirectoryTrouble | null>
  gone(): Promise<readonly FoundLeaderGone[]>
  /** In place of what was found before. Whoever writes holds `rounds.lockAll`. */
  saveGone(found: readonly FoundLeaderGone[]): Promise<void>
}
