/** Chance that falls the same way every time: dice named after what they decide. */

export interface Dice {
  /** True with this probability. */
  chance(probability: number): boolean
  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number
  /** From `least` up to `most`. */
  between(least: number, most: number): number
  /** One of the list; throws when it is empty. */
  pick<T>(list: readonly T[]): T
}

export function diceFor(...names: readonly (string | number)[]): Dice {
  let state = hash(names.join('|'))
  /** mulberry32, a generator in the public domain: short, and even enough for made-up sentences. */
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  return {
    chance: (probability) => next() < probability,
    whole,
    between: (least, most) => least + next() * (most - least),
    pick: (list) => {
      const one = list[whole(0, list.length - 1)]
      if (one === undefined) throw new Error('There is nothing to pick from')
      return one
    },
  }
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return value
}
