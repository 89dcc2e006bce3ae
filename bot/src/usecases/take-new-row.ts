/** A row that somebody added in a list: a member or a measure is taken over; whatever is not, the PMO sees. */
import { judgeNewRow } from '../../../shared/src/domain/outside-edit.ts'
import { type RecordList, recordCell } from '../../../shared/src/domain/record.ts'
import { mayInProgramme } from '../../../shared/src/domain/roles.ts'
import { saidKey } from '../../../shared/src/domain/said-key.ts'
import { addMeasure } from './add-measure.ts'
import { addMember } from './add-member.ts'
import { makesFirstPmo } from './makes-first-pmo.ts'
import type { AddedRow, AddRow, NewRow } from './new-row.ts'
import { type Names, withIds } from './persons-named.ts'
import type { Deps, Transaction } from './ports.ts'

const addRow: { readonly [list in RecordList]?: AddRow } = { members: addMember, measures: addMeasure }

/** Until it has a key of ours: no key of ours begins like this. */
const keyOfRow = (itemId: string) => `+${itemId}`

export async function takeNewRow(deps: Deps, tx: Transaction, typed: NewRow, names: Names): Promise<void> {
  const { list, itemId, eTag, editor, key } = typed
  await tx.rounds.lockAll()
  const isFirst = await makesFirstPmo(tx, list, typed.cells.duties)
  // Written by the product itself and known no more: removed here since, or from before this database.
  if (key !== null && editor === null && !isFirst) return
  const row = { ...typed, cells: withIds(list, typed.cells, names) }
  const person = editor === null ? null : await tx.people.find(editor)
  const editorMay = person !== null && mayInProgramme(person, 'assign', false)
  const hasOwnRow = await standsElsewhere(tx, row)
  const judged = judgeNewRow(list, { editorMay: editorMay || isFirst, hasOwnRow })
  await forgetNewRow(tx, list, itemId)
  const difference = { list, key: keyOfRow(itemId), cell: '', ours: null, editor, seenAt: deps.clock.now() }
  const theirs = textOf(row)
  if (judged !== 'accept') return tx.record.openDifference({ ...difference, kind: judged, theirs })
  const add = addRow[list]
  const added: AddedRow = add ? await add(deps, tx, row) : { unreadable: [''] }
  if ('unreadable' in added) {
    for (const cell of added.unreadable) {
      const said = cell === '' ? theirs : recordCell(typed.cells[cell])
      await tx.record.openDifference({
        ...difference,
        cell,
        kind: 'unreadable',
        theirs: said === null ? null : String(said),
      })
    }
    return
  }
  // Written back with its key and whatever of it was filled in here.
  await tx.record.learn({ list, key: added.key }, { itemId, eTag, base: typed.cells })
}

/** What the row says it is has a row of ours already. */
async function standsElsewhere(tx: Transaction, { list, itemId, cells }: NewRow): Promise<boolean> {
  const key = saidKey(list, cells)
  const own = key === null ? [] : await tx.record.knownAmong(list, [key], [])
  return own.some((one) => one.itemId !== null && one.itemId !== itemId)
}

/** The row is gone, or has been looked at anew. */
export async function forgetNewRow(tx: Transaction, list: RecordList, itemId: string): Promise<void> {
  const address = { list, key: keyOfRow(itemId) }
  const open = await tx.record.differencesOf([address])
  await tx.record.dropDifferences(
    address,
    open.map(({ cell }) => cell),
  )
}

/** Enough to find the row there. */
function textOf({ key, cells }: NewRow): string {
  const said = [key, cells.id, cells.upn, cells.measureId, cells.roundId, cells.title, cells.post, cells.name]
  return said.flatMap((one) => (one ? [String(one)] : [])).join('　')
}
