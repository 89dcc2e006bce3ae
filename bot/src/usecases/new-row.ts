/** A row that somebody added in a list, and what a list that may grow makes of it. */
import type { Deps, Transaction } from './ports.ts'
import type { ReadItem } from './record-ports.ts'

/** `key`: as typed there, if anything is. */
export type NewRow = Omit<ReadItem, 'key'> & { readonly key: string | null }

/** Cells that keep a row from being taken over, or the key it is taken over under. */
export type AddedRow = { readonly key: string } | { readonly unreadable: readonly string[] }
export type AddRow = (deps: Deps, tx: Transaction, row: NewRow) => Promise<AddedRow>
