/** What people are asked in a round: for one as for hundreds, with the same few statements. */
import { and, asc, desc, eq, inArray, lte, ne } from 'drizzle-orm'
import type { PreviousAnswer } from '../../../../../shared/src/domain/own-measure.ts'
import type { PersonId } from '../../../../../shared/src/domain/person.ts'
import type { RoundId } from '../../../../../shared/src/domain/round.ts'
import type { AskedMeasure } from '../../../usecases/ports.ts'
import { newestAnswers } from '../schema/board-view.ts'
import { assignments } from '../schema/people.ts'
import { indicators, measures } from '../schema/register.ts'
import { expectations } from '../schema/rounds.ts'
import type { Session } from '../session.ts'
import { toIndicator, toMeasure } from './register-store.ts'

/** Of each person, in the list's order. Nobody is missing, whoever is asked nothing has an empty list. */
export async function askedMeasures(
  session: Session,
  roundId: RoundId,
  people: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, readonly AskedMeasure[]>> {
  const responsible = await session
    .select({ measure: measures, state: expectations.state, person: expectations.responsible })
    .from(expectations)
    .innerJoin(measures, eq(measures.id, expectations.measureId))
    .where(and(asksFor(roundId), inArray(expectations.responsible, [...people])))
    .orderBy(asc(measures.order))
  const assigned = await session
    .select({ measure: measures, state: expectations.state, person: assignments.personId })
    .from(assignments)
    .innerJoin(expectations, eq(expectations.measureId, assignments.measureId))
    .innerJoin(measures, eq(measures.id, assignments.measureId))
    .where(and(asksFor(roundId), inArray(assignments.personId, [...people])))
    .orderBy(asc(measures.order))
  const leading = new Set(responsible.map(({ measure, person }) => `${person} ${measure.id}`))
  const rows = [...responsible, ...assigned].sort((one, other) => one.measure.order - other.measure.order)
  const ids = [...new Set(rows.map(({ measure }) => measure.id))]
  const known = ids.length === 0 ? { words: [], counted: [] } : await wordsAndFigures(session, roundId, ids)
  const words = Map.groupBy(known.words, ({ measureId }) => measureId)
  const counted = Map.groupBy(known.counted, ({ measureId }) => measureId)
  const ofPerson = Map.groupBy(rows, ({ person }) => person)
  return new Map(
    people.map((person) => {
      // One who leads a measure may also stand at it by assignment.
      const own = new Map((ofPerson.get(person) ?? []).map((row) => [row.measure.id, row])).values()
      return [
        person,
        [...own].map(({ measure, state }) => ({
          measure: toMeasure(measure),
          state,
          leads: leading.has(`${person} ${measure.id}`),
          ...saidIn(roundId, words.get(measure.id) ?? []),
          indicators: (counted.get(measure.id) ?? []).map(toIndicator),
        })),
      ]
    }),
  )
}

const asksFor = (roundId: RoundId) => and(eq(expectations.roundId, roundId), ne(expectations.state, 'excused'))

async function wordsAndFigures(session: Session, roundId: RoundId, ids: readonly string[]) {
  const words = await session
    .select()
    .from(newestAnswers)
    .where(and(lte(newestAnswers.roundId, roundId), inArray(newestAnswers.measureId, [...ids])))
    .orderBy(desc(newestAnswers.roundId))
  const counted = await session
    .select()
    .from(indicators)
    .where(inArray(indicators.measureId, [...ids]))
  return { words, counted }
}

/** `words`: newest round first. */
function saidIn(roundId: RoundId, words: readonly (typeof newestAnswers.$inferSelect)[]) {
  const now = words.find((word) => word.roundId === roundId && word.source !== 'published')
  return {
    revision: now?.revision ?? 0,
    answer: now ? { weather: now.weather, direction: now.direction } : null,
    earlier: words.filter((word) => word.roundId !== roundId).map(toPrevious),
  }
}

export function toPrevious(row: PreviousAnswer): PreviousAnswer {
  const { roundId, source, weather, direction, progress, unchanged } = row
  return { roundId, source, weather, direction, progress, unchanged }
}
