/** What people are asked in a round: for one as for hundreds, with the same few statements. */
import { and, asc, desc, eq, inArray, lte, ne, or } from 'drizzle-orm'
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
  const assigned = await session
    .select({ measureId: assignments.measureId, person: assignments.personId })
    .from(assignments)
    .where(inArray(assignments.personId, [...people]))
  const standsAt = Map.groupBy(assigned, ({ measureId }) => measureId)
  // By their keys, and not by a join with the assignments: right after a round has opened the database has not yet learnt
  // how many rows there are, and would read all of them for each visit.
  const asked = await session
    .select({ measure: measures, state: expectations.state, responsible: expectations.responsible })
    .from(expectations)
    .innerJoin(measures, eq(measures.id, expectations.measureId))
    .where(
      and(
        eq(expectations.roundId, roundId),
        ne(expectations.state, 'excused'),
        or(inArray(expectations.responsible, [...people]), inArray(expectations.measureId, [...standsAt.keys()])),
      ),
    )
    .orderBy(asc(measures.order))
  const wanted = new Set(people)
  const leading = new Set(asked.map(({ measure, responsible }) => `${responsible} ${measure.id}`))
  const rows = asked.flatMap(({ measure, state, responsible }) =>
    [responsible, ...(standsAt.get(measure.id) ?? []).map(({ person }) => person)].flatMap((person) =>
      person !== null && wanted.has(person) ? [{ measure, state, person }] : [],
    ),
  )
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
