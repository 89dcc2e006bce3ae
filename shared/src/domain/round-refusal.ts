/** Why nothing is taken for a round now, asked the same way wherever something is given. */
import { type Refusal, refuse } from './refusal.ts'
import { closedDay, type Round } from './round.ts'

/** Null while it is open. */
export function refuseUnlessOpen(
  round: Pick<Round, 'id' | 'state' | 'closesOn' | 'closedOn'>,
): { readonly refusal: Refusal } | null {
  switch (round.state) {
    case 'open':
      return null
    case 'planned':
      return refuse({ code: 'noOpenRound' })
    case 'closed':
      return refuse({ code: 'roundClosed', roundId: round.id, closedOn: closedDay(round) })
    case 'withdrawn':
      return refuse({ code: 'roundWithdrawn', roundId: round.id })
  }
}
