/** 要確認: what could not be read for sure from the printed list, by groups, one group, or one by one. For the PMO. */
import { cellOf, type Doubt, type DoubtGroup, doubtGroups } from '../../../shared/src/domain/doubt.ts'
import type { Measure } from '../../../shared/src/domain/measure.ts'
import type { PersonId } from '../../../shared/src/domain/person.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/src/domain/refusal.ts'
import { findPermitted } from './find-permitted.ts'
import type { Deps, Transaction } from './ports.ts'

export interface DoubtGroupCount {
  readonly group: DoubtGroup
  readonly open: number
  readonly all: number
}

export interface ListedDoubt {
  readonly doubt: Doubt
  /** Null where it concerns no single measure. */
  readonly measure: Measure | null
}

export interface DoubtInView extends ListedDoubt {
  /** What the cell holds now; empty where it is blank or there is none. */
  readonly current: string
  /** The post that settled it. */
  readonly settledBy: string | null
  /** Its place in the group, from 0. */
  readonly index: number
  readonly count: DoubtGroupCount
}

/** Groups that have none are left out. */
export async function listDoubtGroups(
  { unitOfWork }: Deps,
  asker: PersonId,
): Promise<readonly DoubtGroupCount[] | { readonly refusal: Refusal }> {
  return unitOfWork.run(async (tx) => {
    const person = await findPermitted(tx, asker, 'readDoubts')
    if (isRefusal(person)) return person
    const doubts = await tx.doubts.list()
    return doubtGroups.map((group) => countOf(doubts, group)).filter(({ all }) => all > 0)
  })
}

export async function listDoubts(
  { unitOfWork }: Deps,
  asker: PersonId,
  group: DoubtGroup,
): Promise<{ readonly count: DoubtGroupCount; readonly rows: readonly ListedDoubt[] } | { readonly refusal: Refusal }> {
  return unitOfWork.run(async (tx) => {
    const person = await findPermitted(tx, asker, 'readDoubts')
    if (isRefusal(person)) return person
    const doubts = await tx.doubts.list()
    const measures = new Map((await tx.register.list()).map((measure) => [measure.id, measure]))
    const rows = doubts
      .filter((doubt) => doubt.group === group)
      .map((doubt) => ({ doubt, measure: measures.get(doubt.measureId ?? '') ?? null }))
    return { count: countOf(doubts, group), rows }
  })
}

export async function readDoubt(
  { unitOfWork }: Deps,
  asker: PersonId,
  id: string,
): Promise<DoubtInView | { readonly refusal: Refusal }> {
  return unitOfWork.run(async (tx) => {
    const person = await findPermitted(tx, asker, 'readDoubts')
    if (isRefusal(person)) return person
    const doubt = (await tx.doubts.list()).find((one) => one.id === id)
    if (!doubt) return refuse({ code: 'unknownDoubt' })
    return viewOf(tx, doubt)
  })
}

/** The next open one of the group after this; the first when it was the last; null when none is open. */
export async function nextOpenDoubt(
  { unitOfWork }: Deps,
  asker: PersonId,
  id: string,
): Promise<DoubtInView | null | { readonly refusal: Refusal }> {
  return unitOfWork.run(async (tx) => {
    const person = await findPermitted(tx, asker, 'readDoubts')
    if (isRefusal(person)) return person
    const doubts = await tx.doubts.list()
    const from = doubts.find((one) => one.id === id)
    if (!from) return refuse({ code: 'unknownDoubt' })
    return nextAfter(tx, from)
  })
}

export async function nextAfter(tx: Transaction, { group, place }: Doubt): Promise<DoubtInView | null> {
  const open = (await tx.doubts.list()).filter((one) => one.group === group && !one.settled)
  const next = open.find((one) => one.place > place) ?? open[0]
  return next ? viewOf(tx, next) : null
}

export async function viewOf(tx: Transaction, doubt: Doubt): Promise<DoubtInView> {
  const cell = cellOf(doubt)
  const doubts = await tx.doubts.list()
  const found = doubt.measureId === null ? null : await tx.register.find(doubt.measureId)
  return {
    doubt,
    measure: found?.measure ?? null,
    current: cell ? await tx.doubts.readCell(cell) : '',
    settledBy: doubt.settled ? ((await tx.people.find(doubt.settled.by))?.post ?? null) : null,
    index: doubts.filter((one) => one.group === doubt.group && one.place < doubt.place).length,
    count: countOf(doubts, doubt.group),
  }
}

function countOf(doubts: readonly Doubt[], group: DoubtGroup): DoubtGroupCount {
  const all = doubts.filter((doubt) => doubt.group === group)
  return { group, all: all.length, open: all.filter(({ settled }) => !settled).length }
}
