/** What a case of the bench is, and what it finds. A new case is a file beside this one and a line in `cases.ts`. */

export interface Finding {
  readonly what: string
  readonly value: number
  /** The value may be this much and no more; null where the number is only told. */
  readonly limit: number | null
  readonly unit: string
}

export interface BenchOptions {
  /** For CI: smaller, with the same limits. */
  readonly short: boolean
}

export interface BenchCase {
  readonly name: string
  readonly title: string
  /** Ratios are of two measurements of the same run, so that they hold on any machine. */
  run(options: BenchOptions): Promise<readonly Finding[]>
}

export const isBroken = ({ value, limit }: Finding): boolean => limit !== null && !(value <= limit)
