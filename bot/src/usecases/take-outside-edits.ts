/** Takes in what people changed in a SharePoint list: a cell at a time, by the table of `outside-edit`. */
import { judgeEdit } from '../../../shared/src/domain/outside-edit.ts'
import { type RecordCell, type RecordCells, type RecordItem, recordCell } from '../../../shared/src/domain/record.ts'
import { type OutsideChange, outsideChanges, sameCells } from '../../../shared/src/domain/record-merge.ts'
import { applyOutsideEdit, editFacts } from './apply-outside-edit.ts'
import { lockForEdit } from './lock-for-edit.ts'
import { makesFirstPmo } from './makes-first-pmo.ts'
import { type Names, withIds } from './persons-named.ts'
import { asText } from './plan-write.ts'
import type { Deps, Transaction } from './ports.ts'
import type { Difference, KnownItem, ReadItem } from './record-ports.ts'

/**
 * `found`: the item as it stands there now; nobody of us writes it meanwhile. Afterwards that is known, and whatever was changed
 * there either stands in our rows as well or waits for the PMO as a difference.
 */
export async function takeOutsideEdits(
  deps: Deps,
  tx: Transaction,
  known: KnownItem,
  found: ReadItem,
  names: Names,
): Promise<void> {
  const address = { list: known.list, key: known.key }
  // Before anything of the record, as everybody who answers or assigns does.
  await lockForEdit(tx, address)
  const [item] = await tx.record.items([address])
  if (item) {
    await judge(deps, tx, item, known, found, names)
    await dropSettledByThemselves(tx, known, { ...found, cells: withIds(known.list, found.cells, names) })
  }
  // What cannot be read stands there all the same, and differs from whatever we hold.
  const unreadable = Object.fromEntries(found.unreadable.map(({ cell, text }) => [cell, text]))
  await tx.record.learn(address, {
    itemId: found.itemId,
    eTag: found.eTag,
    base: { ...found.cells, ...unreadable },
  })
  // A person named by sign-in name is written back as the id, even where it is nobody new.
  if (item && !sameCells(withIds(known.list, found.cells, names), found.cells)) await tx.record.touch([address])
}

async function judge(
  deps: Deps,
  tx: Transaction,
  item: RecordItem,
  known: KnownItem,
  found: ReadItem,
  names: Names,
): Promise<void> {
  const { list } = known
  // A create whose answer never came is all that is known of it.
  const written = known.base ?? known.sent?.at(-1)
  if (!written) return
  const base = withIds(list, written, names)
  const difference = { list, key: known.key, editor: found.editor, seenAt: deps.clock.now() }
  const { cells } = item
  const unreadable = found.unreadable.filter(({ cell, text }) => recordCell(base[cell]) !== recordCell(text))
  for (const { cell, text } of unreadable) {
    await tx.record.openDifference({ ...difference, cell, kind: 'unreadable', ours: asText(cells[cell]), theirs: text })
  }
  const there = withIds(list, found.cells, names)
  const isReadable = ({ cell }: { readonly cell: string }) => !found.unreadable.some((one) => one.cell === cell)
  const fresh = outsideChanges(base, cells, there, known.sent ?? []).filter(isReadable)
  if (fresh.length === 0) return
  // What was refused by itself may be taken together with what has been filled in since.
  const again = (await tx.record.differencesOf([item]))
    .filter(({ kind, cell }) => kind === 'unreadable' && !fresh.some((change) => change.cell === cell))
    .filter((one) => isReadable(one) && recordCell(there[one.cell]) !== recordCell(cells[one.cell]))
    .map(({ cell }) => ({
      cell,
      base: null,
      ours: recordCell(cells[cell]),
      theirs: recordCell(there[cell]),
      both: false,
    }))
  const readable = [...fresh, ...again]
  const facts = await editFacts(tx, item, found.editor)
  const accepted: OutsideChange[] = []
  for (const change of readable) {
    const isFirst = change.cell === 'duties' && (await makesFirstPmo(tx, list, change.theirs))
    const kind = judgeEdit(list, change, isFirst ? { ...facts, editorMay: true } : facts)
    if (kind === 'accept') accepted.push(change)
    else await tx.record.openDifference({ ...difference, ...sidesOf(change), kind })
  }
  if (accepted.length === 0) return
  const refused = await applyOutsideEdit(deps, tx, item, accepted, found.editor)
  for (const change of accepted.filter(({ cell }) => refused.includes(cell))) {
    await tx.record.openDifference({ ...difference, ...sidesOf(change), kind: 'unreadable' })
  }
}

const sidesOf = ({ cell, ours, theirs }: OutsideChange) => ({ cell, ours: asText(ours), theirs: asText(theirs) })

/** Both sides say the same again, or the row that had gone is back: nothing is left to decide. */
async function dropSettledByThemselves(tx: Transaction, known: KnownItem, found: ReadItem): Promise<void> {
  const open = await tx.record.differencesOf([known])
  if (open.length === 0) return
  const [item] = await tx.record.items([known])
  const gone = open.filter((one) => item && isSettled(one, item.cells, known, found))
  await tx.record.dropDifferences(
    known,
    gone.map(({ cell }) => cell),
  )
}

function isSettled({ kind, cell, theirs }: Difference, ours: RecordCells, known: KnownItem, found: ReadItem): boolean {
  if (kind === 'deletedThere') return true
  // What an answer of ours overwrote is still to be looked at.
  if (kind === 'answerNewerHere') return false
  if (found.unreadable.some((one) => one.cell === cell)) return false
  const there = recordCell(found.cells[cell])
  if (there !== recordCell(ours[cell])) return false
  return asText(there) === theirs || !isOurOwn(known, cell, there)
}

/** We wrote it there ourselves, over what somebody had typed. */
const isOurOwn = ({ base, sent }: KnownItem, cell: string, there: RecordCell) =>
  recordCell(base?.[cell]) === there || (sent ?? []).some((one) => cell in one && recordCell(one[cell]) === there)
