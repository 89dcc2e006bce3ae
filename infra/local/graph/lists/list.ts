/** One list of a site: its columns, rows and views, and the checks that every save passes through. */
import { GraphProblem, problems } from '../message.ts'
import { type Column, changedColumn, mostIndexes, newColumn } from './column.ts'
import { type Actor, type Fields, type Item, ItemStore, indexKey, nextState } from './item-store.ts'
import type { ListView } from './list-view.ts'

export interface ListHead {
  readonly id: string
  /** The last piece of its address. */
  readonly name: string
  displayName: string
  description: string
  readonly template: string
  readonly hidden: boolean
  readonly system: boolean
  readonly createdAt: number
  readonly createdBy: Actor
  modifiedAt: number
}

export interface SaveTerms {
  readonly by: Actor
  readonly at: number
  readonly etagStep: number
  readonly duplicateKey: 'badRequest' | 'conflict'
}

export class SiteList {
  readonly head: ListHead
  readonly items: ItemStore
  columns: readonly Column[]
  views: readonly ListView[] = []
  /** Told of every row that changes, so that a journal can be kept. */
  onItem: (id: number, at: number) => void = () => undefined
  /** Told when anything else of the list changes. */
  onHead: () => void = () => undefined

  constructor(head: ListHead, columns: readonly Column[], firstId = 1) {
    this.head = head
    this.columns = columns
    this.items = new ItemStore(firstId)
    this.keepIndexes()
  }

  column(name: string): Column | undefined {
    return this.columns.find((column) => column.name === name)
  }

  addColumn(body: unknown, id: string): Column {
    const column = newColumn(body, id)
    if (this.column(column.name) || this.columns.some(({ displayName }) => displayName === column.displayName)) {
      throw new GraphProblem(409, 'nameAlreadyExists', `A column named '${column.name}' already exists`)
    }
    this.putColumns([...this.columns, column])
    return column
  }

  changeColumn(id: string, body: unknown): Column {
    const column = this.columnById(id)
    const changed = changedColumn(column, body)
    if (changed.enforceUniqueValues && !column.enforceUniqueValues) this.refuseDuplicates(column.name)
    this.putColumns(this.columns.map((one) => (one === column ? changed : one)))
    return changed
  }

  putColumn(column: Column): void {
    this.putColumns(this.columns.map((one) => (one.id === column.id ? column : one)))
  }

  removeColumn(id: string): void {
    const column = this.columnById(id)
    if (column.builtIn) throw problems.badRequest(`The column '${column.name}' cannot be deleted`)
    this.putColumns(this.columns.filter((one) => one !== column))
  }

  columnById(id: string): Column {
    const column = this.columns.find((one) => one.id === id.toLowerCase() || one.name === id)
    if (!column) throw problems.notFound()
    return column
  }

  create(fields: Fields, terms: SaveTerms): Item {
    const id = this.items.nextId()
    this.refuseTaken(fields, null, terms)
    const item: Item = {
      id,
      etagNumber: 1,
      version: 1,
      createdAt: terms.at,
      createdBy: terms.by,
      modifiedAt: terms.at,
      modifiedBy: terms.by,
      fields,
    }
    this.put(item)
    return item
  }

  save(item: Item, fields: Fields, terms: SaveTerms): Item {
    this.refuseTaken(fields, item.id, terms)
    const saved = nextState(item, fields, terms.by, terms.at, terms.etagStep)
    this.put(saved)
    return saved
  }

  remove(item: Item, at: number): void {
    this.items.remove(item.id, at)
    this.onItem(item.id, at)
  }

  putViews(views: readonly ListView[]): void {
    this.views = views
    this.onHead()
  }

  /** Takes them over as they are, from a journal. */
  putAll(columns: readonly Column[], views: readonly ListView[]): void {
    this.columns = columns
    this.views = views
    this.keepIndexes()
  }

  private put(item: Item): void {
    this.items.put(item)
    this.onItem(item.id, item.modifiedAt)
  }

  private putColumns(columns: readonly Column[]): void {
    if (columns.filter(({ indexed, builtIn }) => indexed && !builtIn).length > mostIndexes) {
      throw problems.badRequest('The maximum number of indexed columns has been reached')
    }
    this.columns = columns
    this.keepIndexes()
    this.onHead()
  }

  private keepIndexes(): void {
    for (const { name, indexed, builtIn } of this.columns) if (!builtIn) this.items.index(name, indexed)
  }

  private refuseTaken(fields: Fields, self: number | null, { duplicateKey }: SaveTerms): void {
    for (const { name, enforceUniqueValues } of this.columns) {
      const value = fields[name]
      if (!enforceUniqueValues || value === undefined) continue
      if (!this.items.idsWith(name, value)?.some((id) => id !== self)) continue
      const message = 'One or more fields with unique constraints already has the provided value.'
      throw duplicateKey === 'conflict'
        ? new GraphProblem(409, 'nameAlreadyExists', message)
        : new GraphProblem(400, 'invalidRequest', message)
    }
  }

  private refuseDuplicates(name: string): void {
    const seen = new Set<string>()
    for (const { fields } of this.items.after(0)) {
      const value = fields[name]
      if (value === undefined) continue
      const key = indexKey(value)
      if (seen.has(key)) throw problems.badRequest(`The column '${name}' already holds equal values`)
      seen.add(key)
    }
  }
}
