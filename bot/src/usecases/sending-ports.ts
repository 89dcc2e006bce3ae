/** What all instances share besides the rows people know of: the turns to ask Teams, and the beat of the clock. */
import type { RateLimit, Turn } from '../../../shared/src/domain/rate-limit.ts'

/** The turns to ask Teams, handed out to all instances from one place. */
export interface TurnLedger {
  /** Takes turns of each bucket, in the order asked for. A bucket nobody knows is idle. */
  take(wanted: readonly WantedTurns[]): Promise<readonly (readonly Turn[])[]>
  /** From now on nobody gets a turn of the bucket before the instant. */
  pause(bucket: string, until: Date): Promise<void>
}

/** The right to have one message ready that has not gone out yet. Leaving it twice is leaving it once. */
export interface Place {
  leave(): void
}

export interface WantedTurns {
  readonly bucket: string
  readonly limit: RateLimit
  readonly count: number
  /** Milliseconds since 1970. */
  readonly notBefore: number
}

/** What the minute's tick leaves behind. */
export interface Heartbeat {
  readonly tickedAt: Date
  /** A name made at its start, which says nothing about the machine. */
  readonly instance: string
  /** Jobs that rest after their last retry. */
  readonly restingJobs: number
  /** Since when the longest waiting notice has not moved. */
  readonly oldestDueAt: Date | null
}
