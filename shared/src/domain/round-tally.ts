/** How a round stands, in numbers that always add up to the register: nobody falls out of the count. */
import type { ExpectationState } from './round.ts'

export interface RoundTally {
  readonly all: number
  /** Includes the ones asked about and the accepted ones. */
  readonly answered: number
  readonly unanswered: number
  /** 連絡先の確認が必要 */
  readonly unreachable: number
  readonly excused: number
  /** Of the answered: the PMO has asked and waits for the reply. */
  readonly returned: number
  /** Of the answered: accepted by the PMO. */
  readonly accepted: number
}

type Column = 'answered' | 'unanswered' | 'unreachable' | 'excused'

const columns: { readonly [state in ExpectationState]: Column } = {
  planned: 'unanswered',
  delivered: 'unanswered',
  answered: 'answered',
  returned: 'answered',
  accepted: 'answered',
  excused: 'excused',
  unreachable: 'unreachable',
}

export function tallyOf(states: readonly ExpectationState[]): RoundTally {
  const count = (column: Column) => states.filter((state) => columns[state] === column).length
  const exactly = (state: ExpectationState) => states.filter((one) => one === state).length
  return {
    all: states.length,
    answered: count('answered'),
    unanswered: count('unanswered'),
    unreachable: count('unreachable'),
    excused: count('excused'),
    returned: exactly('returned'),
    accepted: exactly('accepted'),
  }
}
