/**
 * Once a minute the clock asks whom to tell about a round, and nearly always it is nobody. Where nobody was found, the round is
 * not read again before the day or anything that decides about it has changed.
 */
import { dayInTokyo } from '../../../shared/src/domain/day.ts'
import type { Round } from '../../../shared/src/domain/round.ts'
import type { Deps, Transaction } from './ports.ts'

/** Of each instance, by what was asked. One that has just started has asked nothing yet. */
const quiet = new WeakMap<Deps, Map<string, string>>()

/** `tell` resolves with how many were told. The mark is older than what `tell` reads, so that no change is missed. */
export async function whenChanged(
  deps: Deps,
  tx: Transaction,
  round: Round,
  asked: 'unanswered' | 'managers',
  tell: () => Promise<number>,
): Promise<number> {
  const unreachable = await tx.ladder.unreachable(round.id)
  const mark = [round.id, dayInTokyo(deps.clock.now()), await tx.ladder.mark(round.id), ...unreachable.keys()].join(' ')
  const known = quiet.get(deps) ?? new Map<string, string>()
  quiet.set(deps, known)
  if (known.get(asked) === mark) return 0
  const told = await tell()
  if (told === 0) known.set(asked, mark)
  return told
}
