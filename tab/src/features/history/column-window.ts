/** Which rounds are in view: as many as fit, so that nothing needs to be scrolled sideways. */

/** Pixels that the measures' names and one round take. Narrow columns show one sign in place of a word. */
const sizes = { wide: { name: 330, round: 92 }, narrow: { name: 150, round: 46 } } as const

export const narrowBelow = 720

export function columnsThatFit(width: number): number {
  const { name, round } = width < narrowBelow ? sizes.narrow : sizes.wide
  return Math.max(2, Math.min(12, Math.floor((width - name - 48) / round)))
}

/** `later`: how many of the newest rounds are out of view; kept within what there is. */
export function windowOf(rounds: number, fit: number, later: number): { readonly from: number; readonly to: number } {
  const to = rounds - Math.max(0, Math.min(later, rounds - fit))
  return { from: Math.max(0, to - fit), to }
}
