/** A contract test is a line of the table of behaviours, tried out; what was seen of the open ones is told at the end. */
import { test } from '@jest/globals'
import { type BehaviourId, behaviours } from '../../../infra/local/graph/behaviours.ts'

const tried = new Set<BehaviourId>()
const seen = new Map<string, string>()

export function behaves(id: BehaviourId, run: () => Promise<void>): void {
  tried.add(id)
  test(`${behaviours[id].says}（${id}）`, run)
}

/** Where the service may do one or the other: what it did. */
export function tell(id: BehaviourId, what: string): void {
  seen.set(id, what)
}

export const triedBehaviours = (): ReadonlySet<BehaviourId> => tried

/** What was seen is worth telling of a real site only: the double does what its switches say. */
export function report(realSite: string | undefined, assumed: readonly string[]): string {
  return [
    ...(realSite ? [`${realSite} で分かったこと`, ...[...seen].map(([id, what]) => `  ${id}: ${what}`)] : []),
    'まだ確かめられていないこと（推測で作った振る舞い）',
    ...assumed.map((line) => `  ${line}`),
  ].join('\n')
}
