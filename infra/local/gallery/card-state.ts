/** One card in one state, with the names under which the gallery and the tests speak of it. */
import type { Card } from '../../../bot/src/cards/render-card.ts'

export interface CardState {
  /** For addresses and file names. */
  readonly id: string
  readonly group: string
  readonly name: string
  readonly card: Card
}

/** States of one group, written as id, name and card. */
export function group(
  name: string,
  states: readonly (readonly [id: string, name: string, card: Card])[],
): readonly CardState[] {
  return states.map(([id, state, card]) => ({ id, group: name, name: state, card }))
}
