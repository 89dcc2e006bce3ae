/** What a person is asked in a round, with what each measure needs: one tick, or an answer of its own. */

import type { Day } from '../../../shared/src/domain/day.ts'
import { indicatorsDue } from '../../../shared/src/domain/indicators-due.ts'
import type { OwnMeasure } from '../../../shared/src/domain/own-measure.ts'
import type { PersonId } from '../../../shared/src/domain/person.ts'
import type { RoundId } from '../../../shared/src/domain/round.ts'
import { needsOwnAnswer } from '../../../shared/src/domain/unchanged.ts'
import type { Transaction } from './ports.ts'

export async function ownMeasures(
  tx: Transaction,
  round: RoundId,
  person: PersonId,
  today: Day,
): Promise<readonly OwnMeasure[]> {
  const asked = await tx.answers.asked(round, person)
  return asked.map(({ measure, state, leads, revision, answer, earlier, indicators }) => {
    const hasFigures = indicatorsDue(indicators, round).some(({ target }) => target !== null)
    const previous = earlier[0] ?? null
    const changedBefore = earlier.findIndex(({ unchanged }) => !unchanged)
    const unchangedInARow = changedBefore === -1 ? earlier.length : changedBefore
    return {
      measure,
      state,
      leads,
      revision,
      answer,
      previous,
      needsOwnAnswer: needsOwnAnswer({ hasFigures, previous, unchangedInARow, today }),
    }
  })
}
