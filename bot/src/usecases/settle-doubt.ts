/** The PMO settles a doubt, or takes that back. The register follows a correction; answers never change. */
import {
  cellOf,
  type Doubt,
  type DoubtDecision,
  type DoubtGroup,
  reopenDoubt,
  type Settling,
  settleDoubt,
} from '../../../shared/src/domain/doubt.ts'
import type { PersonId } from '../../../shared/src/domain/person.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/src/domain/refusal.ts'
import { findPermitted } from './find-permitted.ts'
import { type DoubtInView, nextAfter, viewOf } from './list-doubts.ts'
import type { Deps, Transaction } from './ports.ts'

export interface SettledDoubt {
  readonly done: DoubtInView
  /** What the group still asks; null when it asks nothing more. */
  readonly next: DoubtInView | null
}

export async function settleOne(
  { unitOfWork, clock }: Deps,
  asker: PersonId,
  id: string,
  decision: DoubtDecision,
): Promise<SettledDoubt | { readonly refusal: Refusal }> {
  return unitOfWork.run(async (tx) => {
    const now = clock.now()
    const settling = await decide(tx, asker, id, (doubt, current) => settleDoubt(doubt, decision, current, asker, now))
    if (isRefusal(settling)) return settling
    return { done: await viewOf(tx, settling.doubt), next: await nextAfter(tx, settling.doubt) }
  })
}

export async function reopenOne(
  { unitOfWork }: Deps,
  asker: PersonId,
  id: string,
): Promise<DoubtInView | { readonly refusal: Refusal }> {
  return unitOfWork.run(async (tx) => {
    const reopened = await decide(tx, asker, id, reopenDoubt)
    return isRefusal(reopened) ? reopened : viewOf(tx, reopened.doubt)
  })
}

/** 「この種類はすべて原典どおりとする」: what is open in the group. `at` takes it back as a whole. */
export async function settleGroup(
  { unitOfWork, clock }: Deps,
  asker: PersonId,
  group: DoubtGroup,
): Promise<{ readonly count: number; readonly at: Date } | { readonly refusal: Refusal }> {
  return unitOfWork.run(async (tx) => {
    const person = await findPermitted(tx, asker, 'settleDoubt')
    if (isRefusal(person)) return person
    const at = clock.now()
    let count = 0
    for (const doubt of await tx.doubts.lockGroup(group)) {
      if (doubt.settled) continue
      const settling = settleDoubt(doubt, { as: 'read' }, await currentOf(tx, doubt), asker, at)
      if (isRefusal(settling)) return settling
      await tx.doubts.save(settling.doubt)
      count++
    }
    return { count, at }
  })
}

/** Takes back what one press of 「すべて」 settled at that instant; what was settled otherwise stays. */
export async function reopenGroup(
  { unitOfWork }: Deps,
  asker: PersonId,
  group: DoubtGroup,
  at: Date,
): Promise<number | { readonly refusal: Refusal }> {
  return unitOfWork.run(async (tx) => {
    const person = await findPermitted(tx, asker, 'settleDoubt')
    if (isRefusal(person)) return person
    const together = (await tx.doubts.lockGroup(group)).filter(
      ({ settled }) => settled?.as === 'read' && settled.at.getTime() === at.getTime(),
    )
    for (const doubt of together) await tx.doubts.save({ ...doubt, settled: null })
    return together.length
  })
}

async function decide(
  tx: Transaction,
  asker: PersonId,
  id: string,
  decision: (doubt: Doubt, current: string) => Settling | { readonly refusal: Refusal },
): Promise<Settling | { readonly refusal: Refusal }> {
  const person = await findPermitted(tx, asker, 'settleDoubt')
  if (isRefusal(person)) return person
  const doubt = await tx.doubts.lock(id)
  if (!doubt) return refuse({ code: 'unknownDoubt' })
  const settling = decision(doubt, await currentOf(tx, doubt))
  if (isRefusal(settling)) return settling
  await tx.doubts.save(settling.doubt)
  const cell = cellOf(doubt)
  if (cell && settling.registerText !== null) await tx.doubts.saveCell(cell, settling.registerText)
  return settling
}

async function currentOf(tx: Transaction, doubt: Doubt): Promise<string> {
  const cell = cellOf(doubt)
  return cell ? tx.doubts.readCell(cell) : ''
}
