/** The strategy and its roadmaps, for everybody who may look at the board. */
import type { Indicator, Measure } from '../../../shared/src/domain/measure.ts'
import type { PersonId } from '../../../shared/src/domain/person.ts'
import { isRefusal, type Refusal } from '../../../shared/src/domain/refusal.ts'
import { findReader } from './find-reader.ts'
import type { Deps } from './ports.ts'

export interface StrategyTexts {
  /** As imported; null where there is none. */
  readonly strategy: unknown
  readonly roadmap: unknown
  readonly measures: readonly Measure[]
  readonly indicatorsInHours: readonly Pick<Indicator, 'measureId' | 'name' | 'target'>[]
}

export async function readStrategy(
  deps: Deps,
  asker: PersonId,
): Promise<StrategyTexts | { readonly refusal: Refusal }> {
  const reader = await findReader(deps, asker)
  if (isRefusal(reader)) return reader
  const { measureReader } = deps
  return {
    strategy: await measureReader.document('strategy'),
    roadmap: await measureReader.document('roadmap'),
    measures: await measureReader.measures(),
    indicatorsInHours: await measureReader.indicatorsInHours(),
  }
}
