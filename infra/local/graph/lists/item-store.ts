/** The rows of one list: by id, by indexed value, and in the order of their changes. Holds eighty thousand cheaply. */

export type Value = string | number | boolean | readonly string[] | readonly number[]
export type Fields = Readonly<Record<string, Value>>

/** `app:<id>` or `user:<Entra object id>` */
export type Actor = `app:${string}` | `user:${string}`

export interface ItemVersion {
  readonly number: number
  readonly at: number
  readonly by: Actor
  readonly fields: Fields
}

export interface Item {
  readonly id: number
  /** The number in its eTag. */
  readonly etagNumber: number
  readonly version: number
  readonly createdAt: number
  readonly createdBy: Actor
  readonly modifiedAt: number
  readonly modifiedBy: Actor
  readonly fields: Fields
  /** Newest first. */
  readonly older?: readonly ItemVersion[]
}

export interface Change {
  readonly sequence: number
  readonly id: number
  readonly at: number
}

/** Older states of one item that are kept. */
const keptVersions = 50

export class ItemStore {
  private readonly byId: (Item | undefined)[] = []
  private readonly indexes = new Map<string, Map<string, number | Set<number>>>()
  private log: Change[] = []
  /** Item id -> the number of its newest change. */
  private readonly newest: number[] = []
  private readonly firstId: number
  private lastId: number
  private lastSequence = 0
  /** Changes up to here can no longer be told one by one. */
  private forgotten = 0
  count = 0

  constructor(firstId = 1) {
    this.firstId = firstId
    this.lastId = firstId - 1
  }

  /** Grows with every change. */
  get sequence(): number {
    return this.lastSequence
  }

  /** Changes up to this number are no longer told. */
  get oldestTold(): number {
    return this.forgotten
  }

  get(id: number): Item | undefined {
    return this.byId[id]
  }

  nextId(): number {
    return this.lastId + 1
  }

  /** Puts a new item or a new state of one. */
  put(item: Item): void {
    const before = this.byId[item.id]
    for (const [column, index] of this.indexes) {
      const [from, to] = [before?.fields[column], item.fields[column]]
      if (before && from === to) continue
      if (before) removeFrom(index, from, item.id)
      addTo(index, to, item.id)
    }
    if (!before) this.count += 1
    this.byId[item.id] = item
    this.lastId = Math.max(this.lastId, item.id)
    this.note(item.id, item.modifiedAt)
  }

  remove(id: number, at: number): void {
    const before = this.byId[id]
    if (!before) return
    for (const [column, index] of this.indexes) removeFrom(index, before.fields[column], id)
    this.byId[id] = undefined
    this.count -= 1
    this.note(id, at)
  }

  /** Begins to keep an index on a column; `false` drops it. */
  index(column: string, wanted: boolean): void {
    if (!wanted) {
      this.indexes.delete(column)
      return
    }
    if (this.indexes.has(column)) return
    const index = new Map<string, number | Set<number>>()
    this.indexes.set(column, index)
    for (const item of this.after(0)) addTo(index, item.fields[column], item.id)
  }

  /** Ids in ascending order, or null when the column has no index. */
  idsWith(column: string, value: Value): readonly number[] | null {
    const index = this.indexes.get(column)
    if (!index) return null
    const found = index.get(indexKey(value))
    if (found === undefined) return []
    return typeof found === 'number' ? [found] : [...found].sort((a, b) => a - b)
  }

  /** In the order of their ids. */
  *after(id: number): Generator<Item> {
    for (let at = Math.max(id + 1, this.firstId); at <= this.lastId; at += 1) {
      const item = this.byId[at]
      if (item) yield item
    }
  }

  /** The number of the newest change that happened no later than the instant. */
  sequenceAt(instant: number): number {
    for (let at = this.log.length - 1; at >= 0; at -= 1) {
      const change = this.log[at]
      if (change && change.at <= instant) return change.sequence
    }
    return this.forgotten
  }

  /** The newest change of each item between the two numbers (the first excluded); null when they are no longer told. */
  changesBetween(from: number, to: number): readonly Change[] | null {
    if (from < this.forgotten) return null
    let start = 0
    let end = this.log.length
    while (start < end) {
      const middle = (start + end) >> 1
      if ((this.log[middle]?.sequence ?? 0) <= from) start = middle + 1
      else end = middle
    }
    const newest = new Map<number, Change>()
    for (let at = start; at < this.log.length; at += 1) {
      const change = this.log[at]
      if (!change || change.sequence > to) break
      newest.delete(change.id)
      newest.set(change.id, change)
    }
    return [...newest.values()]
  }

  /** Voids what was told so far: whoever asks for changes since then must read everything again. */
  forgetChanges(): void {
    this.lastSequence += 1
    this.forgotten = this.lastSequence
    this.log = []
  }

  /** Every item and every deletion that is still told, in the order of their newest changes: what a journal begins with. */
  standing(): readonly Change[] {
    const items = [...this.after(0)].map((item) => this.newestChange(item.id, item.modifiedAt))
    const gone = this.log.filter(({ id, sequence }) => !this.byId[id] && this.newest[id] === sequence)
    return [...items, ...gone].sort((a, b) => a.sequence - b.sequence)
  }

  newestChange(id: number, at: number): Change {
    return { sequence: this.newest[id] ?? 0, id, at }
  }

  /** Takes up one change as a journal tells it, under its old number. */
  restore(change: Change, item: Item | undefined): void {
    this.lastSequence = change.sequence - 1
    this.lastId = Math.max(this.lastId, change.id)
    if (item) this.put(item)
    else if (this.byId[change.id]) this.remove(change.id, change.at)
    else this.note(change.id, change.at)
  }

  restoreForgotten(sequence: number): void {
    this.forgotten = sequence
    this.lastSequence = Math.max(this.lastSequence, sequence)
    this.log = this.log.filter((change) => change.sequence > sequence)
  }

  private note(id: number, at: number): void {
    this.lastSequence += 1
    this.newest[id] = this.lastSequence
    this.log.push({ sequence: this.lastSequence, id, at })
    if (this.log.length > 4 * this.count + 1000) {
      this.log = this.log.filter(({ id: one, sequence }) => this.newest[one] === sequence)
    }
  }
}

/** The state after a save; the one before joins the older ones. */
export function nextState(item: Item, fields: Fields, by: Actor, at: number, etagStep: number): Item {
  const older = [
    { number: item.version, at: item.modifiedAt, by: item.modifiedBy, fields: item.fields },
    ...(item.older ?? []),
  ].slice(0, keptVersions)
  return {
    ...item,
    etagNumber: item.etagNumber + etagStep,
    version: item.version + 1,
    modifiedAt: at,
    modifiedBy: by,
    fields,
    older,
  }
}

/** Case does not count, neither for uniqueness nor for finding. */
export function indexKey(value: Value): string {
  return typeof value === 'string' ? value.toLowerCase() : String(value)
}

function addTo(index: Map<string, number | Set<number>>, value: Value | undefined, id: number): void {
  if (value === undefined) return
  const key = indexKey(value)
  const there = index.get(key)
  if (there === undefined) index.set(key, id)
  else if (typeof there === 'number') index.set(key, new Set([there, id]))
  else there.add(id)
}

function removeFrom(index: Map<string, number | Set<number>>, value: Value | undefined, id: number): void {
  if (value === undefined) return
  const key = indexKey(value)
  const there = index.get(key)
  if (there === id) index.delete(key)
  else if (there instanceof Set) there.delete(id)
}
