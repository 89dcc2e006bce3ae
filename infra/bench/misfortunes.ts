/** What befalls a request in the bad run: 2 % are answered 502, half of them after the card has gone out, and 1 % never. */
import { diceFor } from '../local/samples/dice.ts'
import type { ConnectorRequest, Misfortune } from '../local/teams/troubles.ts'

export function misfortunesByChance() {
  const dice = diceFor('bench', 'sending')
  const committed = new Set<string>()
  return {
    committed,
    byChance: ({ target }: ConnectorRequest): Misfortune | null => {
      const fate = dice.between(0, 100)
      if (fate < 1) {
        committed.add(target ?? '')
        return { kind: 'commitThenFail' }
      }
      if (fate < 2) return { kind: 'answer', answer: { status: 502 } }
      return fate < 3 ? { kind: 'hang' } : null
    },
  }
}
