/** 記録: what differs between the product and the city's lists and waits for the PMO, and what does not get there. */
import { linesOf } from '../../../shared/src/domain/lines.ts'
import type { PersonId } from '../../../shared/src/domain/person.ts'
import { type RecordAddress, type RecordList, recordCell } from '../../../shared/src/domain/record.ts'
import type { RecordCause } from '../../../shared/src/domain/record-cause.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/src/domain/refusal.ts'
import { findPermitted } from './find-permitted.ts'
import type { Deps, Transaction } from './ports.ts'
import type { Difference } from './record-ports.ts'

/** Items of one cause in one list; a list that cannot be read counts none. */
export interface RecordTroubleCount {
  readonly cause: RecordCause
  readonly list: RecordList
  readonly items: number
}

export interface RecordStanding {
  /** Items still to be written, among them those in trouble. */
  readonly waiting: number
  readonly troubles: readonly RecordTroubleCount[]
  readonly differences: number
}

export interface DifferenceInView extends RecordAddress, Pick<Difference, 'cell' | 'kind' | 'seenAt'> {
  /** What our rows say now; posts in place of ids. */
  readonly ours: string | null
  readonly theirs: string | null
  /** Texts that stood there before and were written over. */
  readonly earlier: string | null
  /** Title of the measure or post of the person it is about. */
  readonly about: string | null
  /** The post of who edited it, where the product knows the person. */
  readonly editor: string | null
  /** Whether the text there can be taken over. */
  readonly takes: boolean
  /** From 0. */
  readonly index: number
  readonly all: number
}

export async function readRecordStanding(
  { unitOfWork }: Deps,
  asker: PersonId,
): Promise<RecordStanding | { readonly refusal: Refusal }> {
  return unitOfWork.run(async (tx) => {
    const person = await findPermitted(tx, asker, 'settleRecord')
    return isRefusal(person) ? person : standing(tx)
  })
}

/** `at`: its place in the order of the list, from 0; beyond the end it is the first. Null when there is none. */
export async function readDifference(
  { unitOfWork }: Deps,
  asker: PersonId,
  at: number,
): Promise<DifferenceInView | null | { readonly refusal: Refusal }> {
  return unitOfWork.run(async (tx) => {
    const person = await findPermitted(tx, asker, 'settleRecord')
    return isRefusal(person) ? person : differenceAt(tx, at)
  })
}

/** 「もう一度書き込む」: everything that does not get there is due again. Resolves with their number. */
export async function tryRecordAgain(
  { unitOfWork }: Deps,
  asker: PersonId,
): Promise<{ readonly again: number; readonly standing: RecordStanding } | { readonly refusal: Refusal }> {
  return unitOfWork.run(async (tx) => {
    const person = await findPermitted(tx, asker, 'settleRecord')
    if (isRefusal(person)) return person
    const again = await tx.record.tryAgain()
    await tx.later({ name: 'publish-record', payload: {} })
    await tx.later({ name: 'pull-sharepoint-changes', payload: {} })
    return { again, standing: await standing(tx) }
  })
}

export async function differenceAt(tx: Transaction, at: number): Promise<DifferenceInView | null> {
  const differences = await tx.record.differences()
  const index = at < differences.length ? at : 0
  const difference = differences[index]
  return difference ? viewOf(tx, difference, index, differences.length) : null
}

/** Finds it among the open ones, or says that somebody has settled it. */
export async function lockOpenDifference(
  tx: Transaction,
  address: RecordAddress,
  cell: string,
): Promise<Difference | { readonly refusal: Refusal }> {
  return (await tx.record.lockDifference(address, cell)) ?? refuse({ code: 'differenceSettled' })
}

/** Frozen rounds, cells of the product's own and rows without a place here cannot be taken over. */
export const takesTheirs = ({ kind, cell }: Pick<Difference, 'kind' | 'cell'>) =>
  cell !== '' && (kind === 'answerNewerHere' || kind === 'notPermitted' || kind === 'unreadable')

async function standing(tx: Transaction): Promise<RecordStanding> {
  const stuck = await tx.record.troubles()
  const unread = await tx.record.unread()
  const counts = Map.groupBy(stuck, ({ cause, list }) => `${cause} ${list}`)
  const troubles = [...counts.values()].flatMap((items) => {
    const [first] = items
    return first ? [{ cause: first.cause, list: first.list, items: items.length }] : []
  })
  const alone = unread.filter((one) => !troubles.some(({ cause, list }) => cause === one.cause && list === one.list))
  return {
    waiting: await tx.record.waiting(),
    troubles: [...troubles, ...alone.map((one) => ({ ...one, items: 0 }))],
    differences: (await tx.record.differences()).length,
  }
}

async function viewOf(tx: Transaction, difference: Difference, index: number, all: number): Promise<DifferenceInView> {
  const { list, key, cell, kind, seenAt } = difference
  const [item] = await tx.record.items([{ list, key }])
  const measureId = recordCell(item?.cells.measureId) ?? (list === 'measures' ? key : null)
  const measure = measureId === null ? null : await tx.register.find(String(measureId))
  const posts = new Map((await tx.people.list()).map(({ id, post }) => [id, post]))
  const readable = (text: string | null) =>
    ['leader', 'deputies', 'responsible', 'answeredBy', 'id'].includes(cell) && text !== null
      ? linesOf(text)
          .map((one) => posts.get(one) ?? one)
          .join('\n')
      : text
  const now = recordCell(item?.cells[cell])
  return {
    list,
    key,
    cell,
    kind,
    seenAt,
    ours: readable(now === null ? null : String(now)),
    theirs: readable(difference.theirs),
    earlier: difference.earlier,
    about: measure?.measure.title ?? (list === 'members' ? (posts.get(key) ?? null) : null),
    editor: difference.editor === null ? null : (posts.get(difference.editor) ?? null),
    takes: takesTheirs(difference) && item !== undefined,
    index,
    all,
  }
}
