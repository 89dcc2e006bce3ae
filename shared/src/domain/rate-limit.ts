/**
 * So many requests a second, whichever second one looks at. A bucket is one instant: from when it is free again. Turns
 * lie evenly behind it, a little further apart than the limit asks, and that little is how late a turn may be used.
 */

/** Instants are milliseconds since 1970. */
export interface Bucket {
  readonly freeAt: number
  /** Nobody gets a turn before. */
  readonly pausedUntil: number
}

/** The right to ask once: not before `at`, not after `until`. */
export interface Turn {
  readonly at: number
  readonly until: number
}

export interface RateLimit {
  readonly perSecond: number
  /** Of it, kept back for turns that are used late: 0.02 lets a turn be used 20 milliseconds after its instant. */
  readonly share: number
}

export const idleBucket: Bucket = { freeAt: 0, pausedUntil: 0 }

/** Takes the next `count` turns, earliest first and none before the instant, and says what is left. */
export function takeTurns(
  bucket: Bucket,
  { perSecond, share }: RateLimit,
  count: number,
  notBefore: number,
): { readonly bucket: Bucket; readonly turns: readonly Turn[] } {
  const gap = 1000 / (perSecond * (1 - share))
  // What the share wins in a second, and a little less.
  const slack = 1000 * share
  const first = Math.max(bucket.freeAt, bucket.pausedUntil, notBefore)
  const turns = Array.from({ length: count }, (_, n) => ({ at: first + n * gap, until: first + n * gap + slack }))
  return { bucket: { ...bucket, freeAt: first + count * gap }, turns }
}

/** A pause never becomes shorter. */
export function pauseBucket(bucket: Bucket, until: number): Bucket {
  return { ...bucket, pausedUntil: Math.max(bucket.pausedUntil, until) }
}
