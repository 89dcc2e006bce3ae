/** The city's lists in memory: cells as the columns keep them, unique keys, a new eTag with every save, and faults on call. */
import { cellsOf, fieldsOfChange, fieldsOfNew } from '../../bot/src/outbound/sharepoint/item-fields.ts'
import type {
  ChangesPage,
  CityLists,
  ListWrite,
  ReadItem,
  RecordTrouble,
  WriteOutcome,
} from '../../bot/src/usecases/record-ports.ts'
import { type RecordCells, type RecordList, recordCell } from '../../shared/src/domain/record.ts'

interface Row {
  readonly itemId: string
  key: string | null
  eTag: string
  cells: Record<string, RecordCells[string]>
  display: RecordCells
  editor: string | null
  unreadable: ReadItem['unreadable']
}

type Later = Extract<WriteOutcome, { kind: 'tryLater' | 'refused' }>
/** `commit`: it is written all the same. */
export interface WriteFault {
  readonly outcome: Later
  readonly commit: boolean
}

export interface FakeCityLists extends CityLists {
  /** For the next writes, one each; null lets one through. */
  readonly writeFaults: (WriteFault | null)[]
  /** For the next calls of `look`, `changes` and `personByName`, one each. */
  readonly readFaults: RecordTrouble[]
  /** What was asked, in words: `write create`, `look`, `changes members`. */
  readonly calls: string[]
  /** Called before each batch of writes; what people do meanwhile. */
  beforeWrite: (() => void | Promise<void>) | null
  readonly directory: Map<string, string>
  /** As an officer edits: a cell at a time. */
  edit(list: RecordList, key: string, cells: RecordCells, editor: string | null): void
  /** What cannot be understood stands there as text. */
  spoil(list: RecordList, key: string, cell: string, text: string, editor: string | null): void
  add(list: RecordList, cells: RecordCells, editor: string | null, key?: string): string
  remove(list: RecordList, key: string): void
  rekey(list: RecordList, key: string, typed: string | null): void
  row(list: RecordList, key: string): Row | null
  rows(list: RecordList): readonly Row[]
  /** Page of entries as they stood then; for replays. */
  entry(list: RecordList, key: string): ReadItem
  /** The next answer of `changes` for the list, in place of the true one. */
  readonly staged: Map<RecordList, Partial<ChangesPage>>
  /** The service forgot every cursor. */
  forgetCursors(): void
  pageSize: number
}

export function fakeCityLists(): FakeCityLists {
  const lists = new Map<RecordList, Map<string, Row>>()
  /** What happened to which item, in order; `deleted` rows are named by their ids. */
  const log = new Map<RecordList, string[]>()
  let counter = 0
  let epoch = 0
  const of = (list: RecordList): Map<string, Row> => {
    const rows = lists.get(list) ?? new Map<string, Row>()
    lists.set(list, rows)
    return rows
  }
  const logOf = (list: RecordList): string[] => {
    const happened = log.get(list) ?? []
    log.set(list, happened)
    return happened
  }
  const newTag = () => `"{tag-${++counter}}"`
  const byKey = (list: RecordList, key: string) => [...of(list).values()].find((row) => row.key === key) ?? null
  const found = (list: RecordList, key: string) => {
    const row = byKey(list, key)
    if (!row) throw new Error(`No ${key} in ${list}`)
    return row
  }
  const saved = (list: RecordList, row: Row, cells: RecordCells, editor: string | null) => {
    for (const [name, value] of Object.entries(cells)) row.cells[name] = recordCell(value)
    row.unreadable = row.unreadable.filter(({ cell }) => !(cell in cells))
    row.eTag = newTag()
    row.editor = editor
    logOf(list).push(row.itemId)
  }
  const read = (list: RecordList, row: Row): Omit<ReadItem, 'key'> & { readonly key: string | null } => ({
    list,
    key: row.key,
    itemId: row.itemId,
    eTag: row.eTag,
    cells: Object.fromEntries(
      Object.entries(row.cells).filter(([cell]) => !row.unreadable.some((one) => one.cell === cell)),
    ),
    unreadable: row.unreadable,
    editor: row.editor,
  })
  const insert = (list: RecordList, key: string | null, cells: RecordCells, editor: string | null): Row => {
    const itemId = String(++counter)
    const row: Row = { itemId, key, eTag: newTag(), cells: {}, display: {}, editor, unreadable: [] }
    of(list).set(itemId, row)
    saved(list, row, cells, editor)
    return row
  }

  const carryOut = (write: ListWrite): WriteOutcome => {
    if (write.kind === 'create') {
      const { list, key, display } = write.item
      if (byKey(list, key)) return { kind: 'exists' }
      const fields = fieldsOfNew(write.item, () => null)
      if (fields === null) return { kind: 'refused', cause: 'valueRefused' }
      const row = insert(list, key, cellsOf(list, fields).cells, null)
      row.display = display
      return { kind: 'written', itemId: row.itemId, eTag: row.eTag }
    }
    const { list, key } = write.kind === 'update' ? write.item : write.address
    const row = of(list).get(write.itemId)
    if (!row) return { kind: 'gone' }
    if (write.eTag !== null && write.eTag !== row.eTag) return { kind: 'conflict' }
    if (write.kind === 'remove') {
      of(list).delete(write.itemId)
      logOf(list).push(write.itemId)
      return { kind: 'removed' }
    }
    const fields = fieldsOfChange(write.item, write.cells, () => null)
    if (fields === null) return { kind: 'refused', cause: 'valueRefused' }
    const { cells } = cellsOf(list, fields)
    row.key = key
    row.display = write.item.display
    saved(list, row, Object.fromEntries(Object.keys(write.cells).map((cell) => [cell, recordCell(cells[cell])])), null)
    return { kind: 'written', itemId: row.itemId, eTag: row.eTag }
  }

  const fails = () => {
    const trouble = fake.readFaults.shift()
    if (trouble) throw trouble
  }

  const fake: FakeCityLists = {
    batchSize: 20,
    pageSize: 50,
    writeFaults: [],
    readFaults: [],
    calls: [],
    staged: new Map(),
    directory: new Map(),
    beforeWrite: null,
    write: async (writes) => {
      await fake.beforeWrite?.()
      if (writes.length > fake.batchSize) throw new Error('More than a batch')
      fake.calls.push(`write ${writes.map(({ kind }) => kind).join(' ')}`)
      return writes.map((write) => {
        const fault = fake.writeFaults.shift() ?? null
        if (!fault) return carryOut(write)
        if (fault.commit) carryOut(write)
        return fault.outcome
      })
    },
    look: async (addresses) => {
      if (addresses.length > fake.batchSize) throw new Error('More than a batch')
      fake.calls.push('look')
      fails()
      return addresses.map(({ list, key, itemId }) => {
        const row = (itemId === null ? undefined : of(list).get(itemId)) ?? byKey(list, key)
        return row ? { ...read(list, row), key } : null
      })
    },
    changes: async (list, cursor) => {
      fake.calls.push(`changes ${list}`)
      fails()
      const [when, at] = cursor === null ? [epoch, 0] : cursor.split(' ').map(Number)
      const isOld = cursor !== null && when !== epoch
      const fromTheStart = cursor === null || isOld
      const start = isOld ? 0 : (at ?? 0)
      const happened = logOf(list)
      const some = happened.slice(start, start + fake.pageSize)
      const ids = [...new Set(some)]
      const there = ids.flatMap((id) => of(list).get(id) ?? [])
      const entries = there.map((row) => read(list, row))
      const next = start + some.length
      const staged = fake.staged.get(list)
      fake.staged.delete(list)
      return {
        changed: entries.flatMap((one) => (one.key === null ? [] : [{ ...one, key: one.key }])),
        added: entries.filter(({ key }) => key === null),
        deleted: ids.filter((id) => !of(list).has(id)),
        cursor: `${epoch} ${next}`,
        complete: next >= happened.length,
        fromTheStart,
        ...staged,
      }
    },
    pages: async function* (list) {
      const rows = [...of(list).values()].filter(({ key }) => key !== null)
      for (let from = 0; from < rows.length; from += fake.pageSize) {
        yield rows.slice(from, from + fake.pageSize).map((row) => ({ ...read(list, row), key: row.key ?? '' }))
      }
    },
    personByName: async (upn) => {
      fails()
      return fake.directory.get(upn) ?? null
    },
    edit: (list, key, cells, editor) => saved(list, found(list, key), cells, editor),
    spoil: (list, key, cell, text, editor) => {
      const row = found(list, key)
      saved(list, row, {}, editor)
      row.unreadable = [...row.unreadable.filter((one) => one.cell !== cell), { cell, text }]
    },
    add: (list, cells, editor, key) => insert(list, key ?? null, cells, editor).itemId,
    remove: (list, key) => {
      const { itemId } = found(list, key)
      of(list).delete(itemId)
      logOf(list).push(itemId)
    },
    rekey: (list, key, typed) => {
      const row = found(list, key)
      saved(list, row, {}, 'somebody')
      row.key = typed
    },
    row: (list, key) => byKey(list, key),
    rows: (list) => [...of(list).values()],
    entry: (list, key) => ({ ...read(list, found(list, key)), key }),
    forgetCursors: () => {
      epoch += 1
      for (const [list, happened] of log) {
        log.set(
          list,
          [...new Set(happened)].filter((id) => of(list).has(id)),
        )
      }
    },
  }
  return fake
}
