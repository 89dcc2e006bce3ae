/** Chance that falls the same way for the same seed, and ids made of it. */
// Looked up once: inside a test runner every look at a global is slow.
const { floor, imul } = Math

export interface Random {
  /** From 0 up to 1. */
  next(): number
  chance(probability: number): boolean
  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number
  guid(): string
  shuffle<T>(list: readonly T[]): T[]
}

export function seededRandom(seed: number): Random {
  let state = seed | 0
  // mulberry32, a generator in the public domain.
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const whole = (least: number, most: number) => least + floor(next() * (most - least + 1))
  return {
    next,
    whole,
    chance: (probability) => next() < probability,
    guid: () => guidOf(next() * 2 ** 32, next() * 2 ** 32, next() * 2 ** 32, next() * 2 ** 32),
    shuffle: (list) => {
      const keyed = list.map((one) => ({ one, at: next() }))
      return keyed.sort((a, b) => a.at - b.at).map(({ one }) => one)
    },
  }
}

/** Always the same one for the same text: nothing to store for eighty thousand items. */
export function guidFor(text: string): string {
  return guidOf(fnv(text, 0x811c9dc5), fnv(text, 0x1b873593), fnv(text, 0x7feb352d), fnv(text, 0x2545f491))
}

function guidOf(...parts: readonly [number, number, number, number]): string {
  const hex = parts.map((part) => (part >>> 0).toString(16).padStart(8, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`
}

/** FNV-1a with another start each time. */
function fnv(text: string, start: number): number {
  let value = start
  for (let at = 0; at < text.length; at += 1) value = imul(value ^ text.charCodeAt(at), 0x01000193)
  return imul(value ^ (value >>> 15), 0x2c1b3c6d)
}
